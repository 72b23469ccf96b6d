//! One registered runtime, with a stock of instances that are ready.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use tracing::warn;
use wasmtime::component::Resource;
use wasmtime::error::Context as _;
use wasmtime_wasi::cli::StdinStream as _;
use wasmtime_wasi::p2::DynInputStream;
use wasmtime_wasi::p2::pipe::MemoryInputPipe;

use crate::bindings::{self, ExecEvent};
use crate::error::{RunError, reasons};
use crate::live::{Channel, Listener};
use crate::program::{Call, File, Language, Stdin};
use crate::report::Report;
use crate::worker::{Blueprint, Instance, Root, Worker};

/// The linear memory from which on an instance is replaced when its run is over. Memory never shrinks; what one program
/// took should not be held for the next ones, which seldom need it.
pub(crate) const LARGE_BYTES: usize = 256 << 20;

/// A component that is ready to run programs of its language.
pub(crate) struct Runtime {
    pub language: Language,
    blueprint: Blueprint,
    stock: Mutex<Vec<Worker>>,
    most_in_stock: usize,
}

impl Runtime {
    pub(crate) fn new(language: Language, blueprint: Blueprint, most_in_stock: usize) -> Self {
        Runtime { language, blueprint, stock: Mutex::default(), most_in_stock }
    }

    /// An instance, from the stock where it has one. Runs are hermetic, so it does not matter who had it before.
    pub(crate) fn take(&self) -> Result<Worker, RunError> {
        let ready = self.stock().pop();
        ready.map_or_else(|| Worker::start(&self.blueprint, Root::temporary(&self.blueprint)?), Ok)
    }

    /// Takes an instance back, and tells whether it is still good.
    pub(crate) fn give_back(&self, worker: Worker) -> bool {
        if worker.memory_bytes() >= LARGE_BYTES || worker.fence().is_cancelled() {
            return false;
        }
        let mut stock = self.stock();
        if stock.len() < self.most_in_stock {
            stock.push(worker);
        } else {
            // Neither whoever wants an instance nor whoever had this one waits for its end.
            drop(stock);
            worker.leave(&self.blueprint.instances);
        }
        true
    }

    /// Makes an instance in the place of one that was lost, on a thread of its own, so that the next run need not wait for it.
    pub(crate) fn replace_lost(runtime: &Arc<Self>) {
        let runtime = Arc::clone(runtime);
        let make = move || {
            if let Err(error) = runtime.add() {
                warn!(error = reasons(&error), "an instance is not replaced");
            }
        };
        // Where there is no thread to be had, the next run makes it.
        let _ = thread::Builder::new().name("golem-exec stock".to_owned()).spawn(make);
    }

    /// Fills the stock.
    pub(crate) fn fill(&self) -> Result<(), RunError> {
        while self.in_stock() < self.most_in_stock {
            self.add()?;
        }
        Ok(())
    }

    fn add(&self) -> Result<(), RunError> {
        if self.in_stock() < self.most_in_stock {
            let worker = Worker::start(&self.blueprint, Root::temporary(&self.blueprint)?)?;
            self.stock().push(worker);
        }
        Ok(())
    }

    /// An instance of its own in a folder that stays.
    pub(crate) fn settle(&self, root: Root) -> Result<Worker, RunError> {
        Worker::start(&self.blueprint, root)
    }

    fn stock(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.stock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many instances are ready.
    pub(crate) fn in_stock(&self) -> usize {
        self.stock().len()
    }
}

/// A run without a session.
pub(crate) fn run(
    worker: &Worker,
    language: Language,
    files: &[File],
    call: Call,
    time: Duration,
) -> Result<Report, RunError> {
    let files = wit_files(files);
    let stdin = text(call.stdin)?;
    worker.call(time, move |Instance { exec, store }| {
        let (lang, limits) = (language.wit(), call.limits.wit());
        let executor = exec.golem_exec_executor();
        let ended = executor.call_run(store, &lang, &files, stdin.as_deref(), &call.args, &call.env, Some(limits))?;
        Ok(Report::new(ended))
    })
}

/// A run without a session that is heard while it goes on.
pub(crate) fn run_streaming(
    worker: &Worker,
    language: Language,
    files: &[File],
    call: Call,
    time: Duration,
    listener: Listener,
) -> Result<Report, RunError> {
    let files = wit_files(files);
    worker.call(time, move |instance| {
        instance.listened(listener, |instance| {
            let stdin = instance.stdin(call.stdin)?;
            let Instance { exec, store } = instance;
            let (lang, limits) = (language.wit(), call.limits.wit());
            let executor = exec.golem_exec_executor();
            executor.call_run_streaming(store, &lang, &files, stdin, &call.args, &call.env, Some(limits))
        })
    })
}

fn wit_files(files: &[File]) -> Vec<bindings::File> {
    files.iter().map(File::wit).collect()
}

/// Standard input of a call that wants it as text.
pub(crate) fn text(stdin: Stdin) -> Result<Option<String>, RunError> {
    match stdin {
        Stdin::Empty => Ok(None),
        Stdin::Bytes(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| RunError::StdinText),
        Stdin::Inherited => Err(RunError::InheritedStdin),
    }
}

impl Instance {
    /// Standard input of a call that wants a stream.
    pub(crate) fn stdin(&mut self, stdin: Stdin) -> wasmtime::Result<Option<Resource<DynInputStream>>> {
        let stream: DynInputStream = match stdin {
            Stdin::Empty => return Ok(None),
            Stdin::Bytes(bytes) => Box::new(MemoryInputPipe::new(Bytes::from(bytes))),
            Stdin::Inherited => std::io::stdin().p2_stream(),
        };
        Ok(Some(self.store.data_mut().table.push(stream)?))
    }

    /// Starts a stream, and follows it to its end. What it brings was heard already, when it was written.
    pub(crate) fn listened(
        &mut self,
        listener: Listener,
        start: impl FnOnce(&mut Self) -> wasmtime::Result<wasmtime::component::ResourceAny>,
    ) -> wasmtime::Result<Report> {
        let live = self.store.data().live.clone();
        live.listen(Some(listener));
        let ended = start(self).and_then(|stream| self.follow(stream));
        live.listen(None);
        ended
    }

    fn follow(&mut self, stream: wasmtime::component::ResourceAny) -> wasmtime::Result<Report> {
        let (mut report, mut stdout, mut stderr) = (None, Vec::new(), Vec::new());
        let events = self.exec.golem_exec_executor().exec_stream();
        while let Some(event) = events.call_next(&mut self.store, stream)? {
            match event {
                ExecEvent::StdoutChunk(chunk) => stdout.extend(chunk),
                ExecEvent::StderrChunk(chunk) => stderr.extend(chunk),
                ExecEvent::Finished(result) => report = Some(Report::new(Ok(result))),
                ExecEvent::Failed(error) => report = Some(Report::new(Err(error))),
            }
        }
        stream.resource_drop(&mut self.store)?;
        let report = report.context("the stream ended without `finished` or `failed`")?;
        Ok(report.with_output(stdout, stderr))
    }
}

/// A listener from a function.
pub(crate) fn listener(hear: impl FnMut(Channel, Bytes) + Send + 'static) -> Listener {
    Box::new(hear)
}
