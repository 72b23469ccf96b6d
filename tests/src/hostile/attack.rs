//! Runs a hostile program, and looks at what it has done to the instance and to what lies around it.

use super::{End, Part, Program};
use crate::bindings::{self, File, Limits};
use crate::expect::Outcome;
use crate::host::{Host, Worker};
use crate::run::{Seen, failed, finished};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use wasmtime::component::ResourceAny;
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

/// The time that every run gets.
const TIME_MS: u64 = 1000;

/// The time where that was not enough for a program that must end by itself.
const PATIENT_MS: u64 = 20_000;

/// How late it may end: ten times what is promised, for a machine that tests on all of its cores.
const LATE: Duration = Duration::from_millis(1000);

/// What no program may learn: the worker's environment, and a file beside the sessions.
const SECRET: (&str, &str) = ("WORKER_SECRET", "worker-secret-value");
const OUTSIDE: (&str, &str) = ("outside.txt", "outside-secret-content");

/// How much native stack the host has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    /// As much as wasmtime gives.
    Usual,
    /// More, which it says. Programs get further there, so it counts only that nothing breaks.
    Deep,
}

/// Runs all of a program in one instance. The problems that are given name the part.
pub fn attack(host: &Host, program: &Program, stack: Stack) -> Result<Vec<String>> {
    let env = BTreeMap::from([(SECRET.0.to_owned(), SECRET.1.to_owned())]);
    let make = if stack == Stack::Deep { Host::deep_worker } else { Host::worker };
    let mut worker = make(host, program.language, &env)?;
    std::fs::write(worker.root().join(OUTSIDE.0), OUTSIDE.1)?;
    let mut sessions = BTreeMap::new();
    let mut problems = Vec::new();
    for (number, part) in program.parts.iter().enumerate() {
        let here = format!("part {}", number + 1);
        let seen = run_patiently(&mut worker, program, part, &mut sessions).context(here.clone())?;
        let expectations = if stack == Stack::Deep { &part.without_expectations() } else { part };
        problems.extend(judge(expectations, &seen).into_iter().map(|problem| format!("{here}: {problem}")));
        worker.hello(program.language).context("after it, the instance fails a hello-world").context(here)?;
    }
    for session in sessions.into_values() {
        session.resource_drop(&mut worker.store)?;
    }
    problems.extend(around(&worker)?);
    Ok(problems)
}

/// Runs a part with its second of time. On a busy machine that may not do for what must end by itself: then how it ends
/// counts, and no longer when.
fn run_patiently(
    worker: &mut Worker,
    program: &Program,
    part: &Part,
    sessions: &mut BTreeMap<String, ResourceAny>,
) -> Result<Seen> {
    let seen = run(worker, program, part, limits(part), sessions)?;
    if seen.outcome != Outcome::Timeout || part.ends.is_empty() || part.ends.iter().any(|end| is(end, &seen)) {
        return Ok(seen);
    }
    let patient = Limits { time_ms: Some(PATIENT_MS), ..limits(part) };
    let mut seen = run(worker, program, part, patient, sessions)?;
    seen.elapsed = Duration::ZERO;
    Ok(seen)
}

fn limits(part: &Part) -> Limits {
    Limits {
        time_ms: Some(TIME_MS),
        memory_bytes: part.memory_bytes,
        file_size_bytes: part.file_size_bytes,
        max_processes: None,
    }
}

/// Runs a part, in its session where it has one, which is made when it is first named.
pub(crate) fn run(
    worker: &mut Worker,
    program: &Program,
    part: &Part,
    limits: Limits,
    sessions: &mut BTreeMap<String, ResourceAny>,
) -> Result<Seen> {
    let lang = bindings::Language { kind: program.language.kind(), version: None };
    let file = File { name: program.entry.clone(), content: part.text.clone().into_bytes(), encoding: None };
    let (stdin, Worker { exec, store, .. }) = (part.stdin.as_deref(), worker);
    let (answer, start) = match &part.session {
        None => {
            let start = Instant::now();
            let executor = exec.golem_exec_executor();
            (executor.call_run(store, &lang, &[file], stdin, &[], &part.env, Some(limits))?, start)
        }
        Some(name) => {
            let guest = exec.golem_exec_session().session();
            let session = match sessions.get(name) {
                Some(session) => *session,
                None => guest.call_constructor(&mut *store, &lang)?,
            };
            sessions.insert(name.clone(), session);
            let uploaded = guest.call_upload(&mut *store, session, &file)?;
            ensure!(uploaded.is_ok(), "the program cannot be uploaded: {uploaded:?}");
            let start = Instant::now();
            (guest.call_run(store, session, &file.name, &[], stdin, &part.env, Some(limits))?, start)
        }
    };
    let mut seen = answer.map_or_else(failed, finished);
    seen.elapsed = start.elapsed();
    Ok(seen)
}

fn judge(part: &Part, seen: &Seen) -> Vec<String> {
    let mut problems = Vec::new();
    if !part.ends.is_empty() && !part.ends.iter().any(|end| is(end, seen)) {
        let (expected, outcome) = (part.ends.iter().map(told).collect::<Vec<_>>().join(" or "), seen.outcome.name());
        let (code, signal) = (seen.exit_code, seen.signal.as_deref());
        problems.push(format!("it ends with {outcome} ({code:?}, {signal:?}) where it must with {expected}"));
    }
    if seen.elapsed > Duration::from_millis(TIME_MS) + LATE {
        problems.push(format!("it ends after {:?}", seen.elapsed));
    }
    let (stdout, stderr) = (String::from_utf8_lossy(&seen.stdout), String::from_utf8_lossy(&seen.stderr));
    if part.stdout.as_ref().is_some_and(|expected| *expected != stdout) {
        problems.push(format!("it prints {:?}", brief(&stdout)));
    }
    let missing = part.stderr_has.iter().find(|text| !stderr.contains(&**text));
    problems.extend(missing.map(|text| format!("its standard error does not have {text:?}")));
    for secret in [SECRET.1, OUTSIDE.1] {
        if stdout.contains(secret) || stderr.contains(secret) {
            problems.push(format!("it has seen `{secret}`"));
        }
    }
    if !problems.is_empty() && !stderr.is_empty() {
        problems.push(format!("on its standard error: {}", brief(&stderr)));
    }
    if let Some(message) = &seen.message {
        problems.extend((!problems.is_empty()).then(|| format!("the message: {}", brief(message))));
    }
    problems
}

fn is(end: &End, seen: &Seen) -> bool {
    end.outcome == seen.outcome
        && end.exit_code.is_none_or(|code| seen.exit_code == Some(code))
        && end.signal == seen.signal
}

fn told(end: &End) -> String {
    let code = end.exit_code.map(|code| format!(" {code}"));
    let signal = end.signal.as_ref().map(|signal| format!(" {signal}"));
    [Some(end.outcome.name().to_owned()), code, signal].into_iter().flatten().collect()
}

/// As much of a text as tells what went wrong.
fn brief(text: &str) -> String {
    const ENOUGH: usize = 600;
    match text.char_indices().nth_back(ENOUGH) {
        Some((start, _)) => format!("…{}", &text[start..]),
        None => text.to_owned(),
    }
}

/// What lies beside the sessions must be as it was, and there must be no session any more.
fn around(worker: &Worker) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let left = worker.directory()?;
    if left != [OUTSIDE.0] {
        problems.push(format!("the worker's directory has {left:?}"));
    }
    if std::fs::read_to_string(worker.root().join(OUTSIDE.0))? != OUTSIDE.1 {
        problems.push(format!("`{}` is changed", OUTSIDE.0));
    }
    Ok(problems)
}
