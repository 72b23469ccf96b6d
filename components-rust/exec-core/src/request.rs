//! From a call of the interface to a job, and from the job to what the call returns.

use std::cell::RefCell;
use std::rc::Rc;

use exec_io::wit::wasi::cli::environment;
use exec_io::{Deadline, Files, Live, Log, Output, Removal, Stdin};

use crate::encoding;
use crate::errors::Refusal;
use crate::job::{Engine, Job};
use crate::limits::Limits;
use crate::outcome::outcome;
use crate::paths;
use crate::session_dir::SessionDir;
use crate::settings::Settings;
use crate::wit::exports::golem::exec::types::{self, Error, Language, Result as ExecResult};

/// A file whose name and content have been checked.
pub(crate) struct Prepared {
    pub name: String,
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What is run, and where.
pub(crate) struct Program {
    pub directory: Rc<SessionDir>,
    /// The path from the directory.
    pub working_dir: String,
    /// Likewise.
    pub entry: String,
    /// What the entry has, if it came with the call.
    pub source: Option<Vec<u8>>,
}

/// What a call says about a run besides the files.
pub(crate) struct Invocation {
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub stdin: Stdin,
    pub limits: Limits,
}

/// Where a run shows its output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    /// In the result only.
    AtTheEnd,
    /// Also on the component's own streams, as it comes.
    AsItComes,
}

/// What becomes of the files of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// They are removed, in the run's own time.
    FilesGo,
    /// They stay in the session.
    FilesStay,
}

/// Refuses the languages that `E` is not.
pub(crate) fn check_language<E: Engine>(language: &Language) -> Result<(), Refusal> {
    if language.kind == E::LANGUAGE { Ok(()) } else { Err(Refusal::Language) }
}

/// The limits that a call is held to here and now.
pub(crate) fn effective_limits(constraints: Option<&types::Limits>) -> Result<Limits, Refusal> {
    let settings = Settings::from_environment(&environment::get_environment())?;
    Ok(Limits::of(constraints, &settings))
}

/// Checks one file that is to be stored below `base`.
pub(crate) fn prepare(base: &str, file: types::File) -> Result<Prepared, Refusal> {
    let name = file.name;
    let path = match paths::file_place(base, &name) {
        Ok(path) => path,
        Err(reason) => return Err(Refusal::Name { name, reason }),
    };
    match encoding::decode(file.content, file.encoding) {
        Ok(bytes) => Ok(Prepared { name, path, bytes }),
        Err(reason) => Err(Refusal::Content { name, reason }),
    }
}

/// Checks the files of a stateless call, all of them before any is stored.
pub(crate) fn prepare_all(files: Vec<types::File>, limits: &Limits) -> Result<Vec<Prepared>, Refusal> {
    if files.is_empty() {
        return Err(Refusal::NoFiles);
    }
    let prepared = files.into_iter().map(|file| prepare("", file)).collect::<Result<Vec<_>, _>>()?;
    let too_large = prepared.iter().find_map(|file| {
        let (size, limit) = (file.bytes.len() as u64, limits.file_size_bytes?);
        (size > limit).then(|| Refusal::TooLarge { name: file.name.clone(), size, limit })
    });
    too_large.map_or(Ok(prepared), Err)
}

/// Stores the files of a stateless call in a directory of their own; the first is the program.
pub(crate) fn stateless_program(files: Vec<Prepared>) -> Result<Program, Refusal> {
    let directory = SessionDir::create().map_err(Refusal::NoDirectory)?;
    for file in &files {
        directory
            .store(&file.path, &file.bytes)
            .map_err(|reason| Refusal::Store { name: file.name.clone(), reason })?;
    }
    let entry = files.first().map(|file| file.path.clone()).ok_or(Refusal::NoFiles)?;
    // Of two files of one name the later is the one that is there.
    let source = files.into_iter().rfind(|file| file.path == entry).map(|file| file.bytes);
    Ok(Program { directory: Rc::new(directory), working_dir: String::new(), entry, source })
}

/// Runs a program and says how it went, with what it wrote.
pub(crate) fn execute<E: Engine>(
    program: Program,
    invocation: Invocation,
    show: Show,
    after: After,
) -> (Log, Result<ExecResult, Error>) {
    let Program { directory, working_dir, entry, source } = program;
    let Invocation { args, env, stdin, limits } = invocation;
    let deadline = Deadline::starting_now(limits.time_ms);
    let removal = Removal::new(deadline.clone(), after == After::FilesGo);
    let live = (show == Show::AsItComes).then(|| Live::until(deadline.clone()));
    let job = Rc::new(Job {
        entry,
        source: RefCell::new(source),
        args,
        env,
        working_dir,
        files: Files::new(Rc::clone(directory.root()), limits.file_size_bytes, removal),
        stdin: RefCell::new(stdin),
        output: Output::new(limits.output_bytes, live),
        deadline: deadline.clone(),
        memory_bytes: limits.memory_bytes,
        stack_kib: limits.stack_kib,
    });
    let report = E::run(Rc::clone(&job));
    let time_ms = deadline.elapsed_ms();
    let log = job.output.take_log();
    let result = outcome(report, &log, time_ms);
    crate::journal::tell!(ran(&limits, time_ms, &log, &result));
    (log, result)
}
