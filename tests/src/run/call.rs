//! The calls themselves: from a step to the interface and back.

use super::{Handle, Runner, Seen};
use crate::bindings::{self, Error, ExecResult, Limits, StageResult};
use crate::case::{Asked, LimitsModel, New, Run};
use crate::expect::Outcome;
use crate::host::Worker;
use crate::load::resolve;
use crate::stdin::Stdin;
use std::time::Instant;
use wasmtime::component::{Resource, ResourceAny};
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure};
use wasmtime_wasi::p2::DynInputStream;

impl Runner<'_> {
    fn language(&self, asked: Asked, version: &Option<String>) -> bindings::Language {
        let language = match asked {
            Asked::Own => self.scope.language,
            Asked::Other => self.scope.language.other(),
        };
        bindings::Language { kind: language.kind(), version: version.clone() }
    }

    fn files(&self, run: &Run) -> Result<Vec<bindings::File>> {
        match &run.files {
            Some(files) => files.iter().map(|file| resolve(file, self.scope)).collect(),
            None => self.scope.own_programs().into_iter().map(|name| self.own_file(name)).collect(),
        }
    }

    fn own_file(&self, name: String) -> Result<bindings::File> {
        Ok(bindings::File { content: self.scope.program(&name)?.to_vec(), name, encoding: None })
    }

    fn text_stdin(&self, run: &Run) -> Result<Option<String>> {
        match &run.stdin {
            None => Ok(None),
            Some(Stdin::Whole(content)) => content.text(self.scope).map(Some),
            Some(Stdin::Script(_)) => bail!("only the streaming calls take `stdin` in pieces"),
        }
    }

    fn args(&self, run: &Run) -> Vec<String> {
        run.args.iter().map(|arg| self.scope.fill(arg)).collect()
    }

    fn entrypoint(&self, run: &Run) -> String {
        run.entrypoint.as_ref().map_or_else(|| self.scope.entry.clone(), |name| self.scope.fill(name))
    }

    pub(super) fn stateless(&mut self, run: &Run) -> Result<Option<Seen>> {
        let (lang, files) = (self.language(run.language, &run.version), self.files(run)?);
        let (stdin, args, limits) = (self.text_stdin(run)?, self.args(run), limits(run.limits));
        let Worker { exec, store, .. } = self.worker(&run.worker)?;
        let start = Instant::now();
        let executor = exec.golem_exec_executor();
        let answer = executor.call_run(store, &lang, &files, stdin.as_deref(), &args, &run.env, limits);
        answered(answer, start).map(|seen| Some(seen.silent(self.workers.get_mut(&run.worker))))
    }

    pub(super) fn in_session(&mut self, run: &Run) -> Result<Option<Seen>> {
        let (entry, stdin, args) = (self.entrypoint(run), self.text_stdin(run)?, self.args(run));
        let (limits, (session, worker)) = (limits(run.limits), self.session(&run.session)?);
        let start = Instant::now();
        let guest = worker.exec.golem_exec_session();
        let answer =
            guest.session().call_run(&mut worker.store, session, &entry, &args, stdin.as_deref(), &run.env, limits);
        answered(answer, start).map(|seen| Some(seen.silent(Some(worker))))
    }

    pub(super) fn stateless_streaming(&mut self, run: &Run) -> Result<Option<Seen>> {
        let (lang, files) = (self.language(run.language, &run.version), self.files(run)?);
        let (stream, args, limits) = (self.stream_of(run)?, self.args(run), limits(run.limits));
        let worker = self.worker(&run.worker)?;
        let stdin = given(worker, stream)?;
        let start = Instant::now();
        let executor = worker.exec.golem_exec_executor();
        let events = executor.call_run_streaming(&mut worker.store, &lang, &files, stdin, &args, &run.env, limits);
        let events = events?;
        self.started(run, run.worker.clone(), events, start)
    }

    pub(super) fn in_session_streaming(&mut self, run: &Run) -> Result<Option<Seen>> {
        let (entry, stream, args) = (self.entrypoint(run), self.stream_of(run)?, self.args(run));
        let (limits, owner) = (limits(run.limits), self.owner(&run.session)?);
        let (session, worker) = self.session(&run.session)?;
        let stdin = given(worker, stream)?;
        let start = Instant::now();
        let guest = worker.exec.golem_exec_session();
        let events =
            guest.session().call_run_streaming(&mut worker.store, session, &entry, &args, stdin, &run.env, limits);
        let events = events?;
        self.started(run, owner, events, start)
    }

    fn stream_of(&self, run: &Run) -> Result<Option<DynInputStream>> {
        run.stdin.as_ref().map(|stdin| stdin.stream(self.scope)).transpose()
    }

    pub(super) fn new_session(&mut self, new: &New) -> Result<()> {
        let lang = self.language(new.language, &new.version);
        let worker = self.worker(&new.worker)?;
        let guest = worker.exec.golem_exec_session();
        let resource = guest.session().call_constructor(&mut worker.store, &lang)?;
        let replaced =
            self.sessions.insert(new.session.clone(), Handle { worker: new.worker.clone(), resource, begun: false });
        ensure!(replaced.is_none(), "session `{}` is open already", new.session);
        for file in &new.files {
            let file = resolve(file, self.scope)?;
            let seen = self.upload(&new.session, &file)?;
            ensure!(seen.outcome == Outcome::Ok, "`{}` is not accepted: {:?}", file.name, seen.message);
        }
        Ok(())
    }

    fn session(&mut self, name: &str) -> Result<(ResourceAny, &mut Worker)> {
        let handle = self.sessions.get(name).with_context(|| format!("no session `{name}`"))?;
        let (owner, resource) = (handle.worker.clone(), handle.resource);
        Ok((resource, self.worker(&owner)?))
    }

    pub(super) fn upload(&mut self, name: &str, file: &bindings::File) -> Result<Seen> {
        let (session, worker) = self.session(name)?;
        let answer = worker.exec.golem_exec_session().session().call_upload(&mut worker.store, session, file);
        Ok(answer?.map_or_else(failed, |()| Seen::new(Outcome::Ok)))
    }

    pub(super) fn download(&mut self, name: &str, path: &str) -> Result<Seen> {
        let (session, worker) = self.session(name)?;
        let answer = worker.exec.golem_exec_session().session().call_download(&mut worker.store, session, path);
        Ok(answer?.map_or_else(failed, |content| {
            let mut seen = Seen::new(Outcome::Ok);
            seen.content = content;
            seen
        }))
    }

    pub(super) fn list_files(&mut self, name: &str, dir: &str) -> Result<Seen> {
        let (session, worker) = self.session(name)?;
        let answer = worker.exec.golem_exec_session().session().call_list_files(&mut worker.store, session, dir);
        Ok(answer?.map_or_else(failed, |files| {
            let mut seen = Seen::new(Outcome::Ok);
            seen.files = files;
            seen
        }))
    }

    pub(super) fn set_working_dir(&mut self, name: &str, path: &str) -> Result<Seen> {
        let (session, worker) = self.session(name)?;
        let answer = worker.exec.golem_exec_session().session().call_set_working_dir(&mut worker.store, session, path);
        Ok(answer?.map_or_else(failed, |()| Seen::new(Outcome::Ok)))
    }

    pub(super) fn close(&mut self, name: &str) -> Result<()> {
        let (session, worker) = self.session(name)?;
        worker.exec.golem_exec_session().session().call_close(&mut worker.store, session)
    }

    pub(super) fn drop_session(&mut self, name: &str) -> Result<()> {
        let (session, worker) = self.session(name)?;
        session.resource_drop(&mut worker.store)?;
        self.sessions.remove(name);
        Ok(())
    }
}

impl Seen {
    /// A run that is not streamed shows nothing on the component's own stdout and stderr.
    fn silent(mut self, worker: Option<&mut Worker>) -> Seen {
        let Some(worker) = worker else { return self };
        let (stdout, stderr) = worker.output();
        if !stdout.is_empty() || !stderr.is_empty() {
            let text = String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned();
            self.faults.push(format!("the component's own stdout or stderr got {text:?}"));
        }
        self
    }
}

fn limits(model: Option<LimitsModel>) -> Option<Limits> {
    model.map(|limits| Limits {
        time_ms: limits.time_ms,
        memory_bytes: limits.memory_bytes,
        file_size_bytes: limits.file_size_bytes,
        max_processes: limits.max_processes,
    })
}

/// Puts a stream where the component can take it.
fn given(worker: &mut Worker, stream: Option<DynInputStream>) -> Result<Option<Resource<DynInputStream>>> {
    Ok(stream.map(|stream| worker.store.data_mut().table.push(stream)).transpose()?)
}

fn answered(answer: wasmtime::Result<Result<ExecResult, Error>>, start: Instant) -> Result<Seen> {
    let mut seen = answer?.map_or_else(failed, finished);
    seen.elapsed = start.elapsed();
    Ok(seen)
}

pub(crate) fn finished(result: ExecResult) -> Seen {
    let mut seen = Seen::new(Outcome::Ok).stage(result.run);
    seen.compile = result.compile;
    seen.time_ms = result.time_ms;
    seen.memory_bytes = result.memory_bytes;
    seen
}

pub(crate) fn failed(error: Error) -> Seen {
    match error {
        Error::UnsupportedLanguage => Seen::new(Outcome::UnsupportedLanguage),
        Error::CompilationFailed(stage) => Seen::new(Outcome::CompilationFailed).stage(stage),
        Error::RuntimeFailed(stage) => Seen::new(Outcome::RuntimeFailed).stage(stage),
        Error::Timeout => Seen::new(Outcome::Timeout),
        Error::ResourceExceeded => Seen::new(Outcome::ResourceExceeded),
        Error::Internal(message) => {
            let mut seen = Seen::new(Outcome::Internal);
            seen.message = Some(message);
            seen
        }
    }
}

impl Seen {
    fn stage(mut self, stage: StageResult) -> Seen {
        self.stdout = stage.stdout.into_bytes();
        self.stderr = stage.stderr.into_bytes();
        self.exit_code = stage.exit_code;
        self.signal = stage.signal;
        self
    }
}
