//! The lines themselves, by the crate `log` to `wasi:logging`.

use std::cell::Cell;
use std::sync::Once;

use exec_io::Log;
use log::kv::Value;
use log::{Level, LevelFilter, Record};

use crate::errors::Refusal;
use crate::job::Engine;
use crate::limits::Limits;
use crate::wit::exports::golem::exec::types::{Error, LanguageKind, Result as ExecResult};

/// What the host groups the lines by.
const TARGET: &str = "golem-exec";

thread_local! {
    /// The language and the call that is under way. A component serves one call at a time.
    static CALLED: Cell<(LanguageKind, &'static str)> = const { Cell::new((LanguageKind::Javascript, "none")) };
}

/// A key and its value.
type Pair = (&'static str, Value<'static>);

/// Writes the line of a session that begins or ends.
pub(super) fn session(kind: LanguageKind, what: &'static str) {
    write(Level::Info, what, &[language(kind)]);
}

/// Writes the line of a session that cannot begin; the lines of its calls will say why.
pub(super) fn no_session(kind: LanguageKind) {
    write(Level::Warn, "session not opened", &[language(kind)]);
}

/// What is refused or fails from here on is of this call.
pub(crate) fn called<E: Engine>(call: &'static str) {
    CALLED.set((E::LANGUAGE, call));
}

/// Work that is done later, and is of the call that is under way now.
pub(crate) fn taken_up<T>(work: impl FnOnce() -> T + 'static) -> impl FnOnce() -> T + 'static {
    let called = CALLED.get();
    move || {
        CALLED.set(called);
        work()
    }
}

/// Writes the line of a call that is refused: nothing of it has happened.
pub(crate) fn refused(refusal: &Refusal) {
    let mut pairs = of_the_call();
    pairs.push(("reason", refusal.name().into()));
    if let Refusal::TooLarge { size, limit, .. } = refusal {
        pairs.extend([("size-bytes", (*size).into()), ("file-size-limit-bytes", (*limit).into())]);
    }
    write(Level::Warn, "call refused", &pairs);
}

/// Writes the line of a program that has run for `time_ms` under `limits` and written `log`, if it has failed.
pub(crate) fn ran(limits: &Limits, time_ms: u64, log: &Log, result: &Result<ExecResult, Error>) {
    let Err(error) = result else { return };
    let mut pairs = of_the_call();
    pairs.extend([("error", case(error).into()), ("time-ms", time_ms.into())]);
    pairs.push(("time-limit-ms", limits.time_ms.into()));
    let limited = [("memory-limit-bytes", limits.memory_bytes), ("file-size-limit-bytes", limits.file_size_bytes)];
    pairs.extend(limited.into_iter().filter_map(|(key, limit)| Some((key, limit?.into()))));
    pairs.push(("output-limit-bytes", limits.output_bytes.into()));
    pairs.extend([("stdout-bytes", log.stdout.len().into()), ("stderr-bytes", log.stderr.len().into())]);
    write(Level::Warn, "call failed", &pairs);
}

fn of_the_call() -> Vec<Pair> {
    let (kind, call) = CALLED.get();
    vec![language(kind), ("call", call.into())]
}

fn language(kind: LanguageKind) -> Pair {
    let name = match kind {
        LanguageKind::Javascript => "javascript",
        LanguageKind::Python => "python",
    };
    ("language", name.into())
}

/// The name that the interface gives to an error.
fn case(error: &Error) -> &'static str {
    match error {
        Error::UnsupportedLanguage => "unsupported-language",
        Error::CompilationFailed(_) => "compilation-failed",
        Error::RuntimeFailed(_) => "runtime-failed",
        Error::Timeout => "timeout",
        Error::ResourceExceeded => "resource-exceeded",
        Error::Internal(_) => "internal",
    }
}

impl Refusal {
    fn name(&self) -> &'static str {
        match self {
            Refusal::NoFiles => "no-files",
            Refusal::Name { .. } => "file-name",
            Refusal::Content { .. } => "file-content",
            Refusal::Store { .. } => "cannot-store",
            Refusal::TooLarge { .. } => "file-too-large",
            Refusal::Leaves { .. } => "path-leaves-session",
            Refusal::Entrypoint { .. } => "no-entrypoint",
            Refusal::Read { .. } => "cannot-read",
            Refusal::WorkingDir { .. } => "no-working-dir",
            Refusal::Closed => "session-closed",
            Refusal::NoDirectory(_) => "no-directory",
            Refusal::Settings(_) => "worker-variable",
            Refusal::Language => "other-language",
        }
    }
}

/// The record is built by hand: what the macros of `log` add is the file and line of this function.
fn write(level: Level, message: &'static str, pairs: &[Pair]) {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // It fails where a logger is there already, which then gets the lines.
        let _ = wasi_logger::Logger::install();
        log::set_max_level(LevelFilter::Info);
    });
    let mut record = Record::builder();
    record.level(level).target(TARGET).key_values(&pairs);
    log::logger().log(&record.args(format_args!("{message}")).build());
}
