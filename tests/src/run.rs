//! Performs the steps of a case on instances of the component, and holds every run to what must hold of all of them.

mod call;
mod invariant;
mod stream;

pub(crate) use self::call::{failed, finished};
use crate::case::{OnPath, Run, Step};
use crate::compare::{self, Mismatch};
use crate::content::Scope;
use crate::expect::Outcome;
use crate::host::{Host, Worker};
use crate::language::Language;
use crate::load::{Case, resolve};
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;
use wasmtime::component::ResourceAny;
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// How it ended.
    pub outcome: Outcome,
    /// Standard output of the program.
    pub stdout: Vec<u8>,
    /// Standard error of the program.
    pub stderr: Vec<u8>,
    /// The exit code.
    pub exit_code: Option<i32>,
    /// The signal.
    pub signal: Option<String>,
    /// The text of `internal`.
    pub message: Option<String>,
    /// The compile stage.
    pub compile: Option<crate::bindings::StageResult>,
    /// The measured time.
    pub time_ms: Option<u64>,
    /// The measured memory.
    pub memory_bytes: Option<u64>,
    /// How long the call took for the host.
    pub elapsed: Duration,
    /// How often the component read a clock.
    pub clock_reads: u64,
    /// The chunks of a stream, neighbours joined.
    pub events: Vec<(&'static str, Vec<u8>)>,
    /// What was downloaded.
    pub content: Vec<u8>,
    /// The list of files.
    pub files: Vec<String>,
    /// What must hold of every call and does not.
    pub faults: Vec<String>,
}

impl Seen {
    /// An end with nothing else known.
    pub fn new(outcome: Outcome) -> Seen {
        Seen {
            outcome,
            stdout: Vec::new(),
            stderr: Vec::new(),
            exit_code: None,
            signal: None,
            message: None,
            compile: None,
            time_ms: None,
            memory_bytes: None,
            elapsed: Duration::ZERO,
            clock_reads: 0,
            events: Vec::new(),
            content: Vec::new(),
            files: Vec::new(),
            faults: Vec::new(),
        }
    }
}

/// What differs in one step, counted from 0.
pub struct Difference {
    /// The step.
    pub step: usize,
    /// What differs.
    pub mismatches: Vec<Mismatch>,
}

/// Performs a case in one language. An error is a trap, or a case that cannot be performed.
pub fn run(host: &Host, case: &Case, language: Language) -> Result<Vec<Difference>> {
    let scope = case.scope(language);
    let mut runner = Runner::new(host, case, &scope);
    let mut differences = Vec::new();
    for (number, step) in case.model.steps.iter().enumerate() {
        let mismatches = runner.step(step).with_context(|| format!("step {}", number + 1))?;
        if !mismatches.is_empty() {
            differences.push(Difference { step: number, mismatches });
        }
    }
    Ok(differences)
}

/// A handle that the component gave out, and the instance that it belongs to.
struct Handle {
    worker: String,
    resource: ResourceAny,
    /// A stream that was read from: its last event no longer agrees with the chunks that are left.
    begun: bool,
}

/// A case that is under way.
pub(crate) struct Runner<'a> {
    host: &'a Host,
    case: &'a Case,
    scope: &'a Scope<'a>,
    workers: BTreeMap<String, Worker>,
    sessions: BTreeMap<String, Handle>,
    streams: BTreeMap<String, Handle>,
}

impl<'a> Runner<'a> {
    pub(crate) fn new(host: &'a Host, case: &'a Case, scope: &'a Scope<'a>) -> Self {
        let (workers, sessions, streams) = Default::default();
        Runner { host, case, scope, workers, sessions, streams }
    }

    /// Takes this instance for the worker `main`.
    pub(crate) fn with(mut self, worker: Worker) -> Self {
        self.workers.insert("main".to_owned(), worker);
        self
    }

    fn step(&mut self, step: &Step) -> Result<Vec<Mismatch>> {
        match self.perform(step)? {
            Some(seen) => self.compare(step, &seen),
            None => Ok(Vec::new()),
        }
    }

    /// Performs a step and gives what came of it; nothing where its call gives nothing.
    pub(crate) fn perform(&mut self, step: &Step) -> Result<Option<Seen>> {
        match step {
            Step::Run(run) => self.program(step, run, run.worker.clone(), Self::stateless),
            Step::RunStreaming(run) => self.program(step, run, run.worker.clone(), Self::stateless_streaming),
            Step::SessionRun(run) => self.program(step, run, self.owner(&run.session)?, Self::in_session),
            Step::SessionRunStreaming(run) => {
                self.program(step, run, self.owner(&run.session)?, Self::in_session_streaming)
            }
            Step::New(new) => self.new_session(new).map(|()| None),
            Step::Upload(upload) => {
                let file = resolve(&upload.file, self.scope)?;
                self.upload(&upload.session, &file).map(Some)
            }
            Step::Download(at) => self.on_path(at, Self::download),
            Step::ListFiles(at) => self.on_path(at, Self::list_files),
            Step::SetWorkingDir(at) => self.on_path(at, Self::set_working_dir),
            Step::Close(on) => self.close(&on.session).map(|()| None),
            Step::Drop(on) => self.drop_session(&on.session).map(|()| None),
            Step::Read(read) => self.read_stream(read).map(Some),
            Step::DropStream(on) => self.drop_stream(&on.stream).map(|()| None),
            Step::Directory(look) => {
                let mut seen = Seen::new(Outcome::Ok);
                seen.files = self.worker(&look.worker)?.directory()?;
                Ok(Some(seen))
            }
            Step::Plant(plant) => {
                let path = self.worker(&plant.worker)?.root().join(&plant.path);
                fs::create_dir_all(path.parent().context("the path has no folder")?)?;
                fs::write(path, plant.content.bytes(self.scope)?)?;
                Ok(None)
            }
        }
    }

    /// A step that runs a program. Whatever comes of it, the same instance must serve the next call.
    fn program(
        &mut self,
        step: &Step,
        run: &Run,
        worker: String,
        perform: fn(&mut Self, &Run) -> Result<Option<Seen>>,
    ) -> Result<Option<Seen>> {
        let before = self.worker(&worker)?.directory()?;
        let clock_reads = self.worker(&worker)?.clock_reads();
        let Some(mut seen) = perform(self, run)? else {
            return Ok(None);
        };
        seen.clock_reads = self.worker(&worker)?.clock_reads() - clock_reads;
        if matches!(step, Step::Run(_) | Step::RunStreaming(_)) {
            invariant::left_nothing(&before, &self.worker(&worker)?.directory()?, &mut seen);
        }
        invariant::of_every_run(self.case, run, &worker, &mut seen);
        if self.case.model.hello {
            let language = self.scope.language;
            let alive = self.worker(&worker)?.hello(language);
            alive.with_context(|| format!("after it ({}), the instance fails a hello-world", compare::brief(&seen)))?;
        }
        self.worker(&worker)?.output();
        Ok(Some(seen))
    }

    fn on_path(&mut self, at: &OnPath, perform: fn(&mut Self, &str, &str) -> Result<Seen>) -> Result<Option<Seen>> {
        let path = self.scope.fill(&at.path);
        perform(self, &at.session, &path).map(Some)
    }

    /// What a step gave that it should not have given.
    pub(crate) fn compare(&self, step: &Step, seen: &Seen) -> Result<Vec<Mismatch>> {
        let expect = step.expect().cloned().unwrap_or_default();
        compare::compare(step, seen, &expect.in_language(self.scope.language), self.scope)
    }

    /// An instance, made when it is first named.
    pub(crate) fn worker(&mut self, name: &str) -> Result<&mut Worker> {
        if !self.workers.contains_key(name) {
            let known = self.case.model.workers.get(name);
            ensure!(known.is_some() || name == "main", "the case has no worker `{name}`");
            let model = known.cloned().unwrap_or_default();
            let make = if model.deep_stack { Host::deep_worker } else { Host::worker };
            self.workers.insert(name.to_owned(), make(self.host, self.scope.language, &model.env)?);
        }
        self.workers.get_mut(name).context("it was just made")
    }

    fn owner(&self, session: &str) -> Result<String> {
        let handle = self.sessions.get(session).with_context(|| format!("no session `{session}`"))?;
        Ok(handle.worker.clone())
    }
}
