//! A worker's long life: hello-worlds, each after a hostile program, all of them in one instance. What it holds and how long a
//! hello-world takes must not depend on how many there were.

use crate::bindings::Limits;
use crate::host::{Host, Worker};
use crate::hostile::{Found, Program, attack};
use crate::language::Language;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

/// The limits of a hostile program here: enough to do harm, and so little that tens of thousands can be run.
const LIMITS: Limits =
    Limits { time_ms: Some(20), memory_bytes: Some(16 << 20), file_size_bytes: Some(1 << 20), max_processes: None };

/// How much the linear memory may still grow in the second half: what is free is in pieces, and which programs come how far in
/// their time depends on the machine, so that one of them may need its limit, what its report is given, and a buffer for all that it
/// may print, once more.
const ONCE_MORE: usize = (16 + 8 + 64) << 20;

/// How many times the state is looked at.
const LOOKS: usize = 10;

/// What there is after so many runs.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How many runs there were.
    pub runs: usize,
    /// The bytes of linear memory.
    pub memory: usize,
    /// What it holds of the host.
    pub handles: usize,
    /// How long half of the hello-worlds since the last look took at most.
    pub median: Duration,
    /// How long 99 of 100 took.
    pub slow: Duration,
}

/// Runs so many programs in one instance, and gives what there is after each tenth of them.
pub fn mixed(host: &Host, language: Language, found: &Found, runs: usize) -> Result<Vec<Look>> {
    let mut worker = host.worker(language, &BTreeMap::new())?;
    let mut hostile = found.of(language).cycle();
    let mut looks = Vec::new();
    for tenth in 1..=LOOKS {
        let mut hellos = Vec::new();
        for _ in 0..runs / LOOKS / 2 {
            let program = hostile.next().context("there are no hostile programs")?;
            endure(&mut worker, program).with_context(|| format!("`{}`", program.name))?;
            let start = Instant::now();
            worker.hello(language).with_context(|| format!("after `{}`", program.name))?;
            hellos.push(start.elapsed());
        }
        hellos.sort();
        ensure!(!hellos.is_empty(), "{runs} runs are too few for {LOOKS} looks");
        let at = |hundredth: usize| hellos[(hellos.len() - 1) * hundredth / 100];
        let (memory, handles) = (worker.memory(), worker.handles());
        looks.push(Look { runs: tenth * (runs / LOOKS), memory, handles, median: at(50), slow: at(99) });
    }
    let (first, half, last) = (looks[0], looks[LOOKS / 2 - 1], looks[LOOKS - 1]);
    ensure!(last.handles == first.handles, "{} handles became {}", first.handles, last.handles);
    ensure!(last.memory <= half.memory + ONCE_MORE, "{} bytes of linear memory became {}", half.memory, last.memory);
    let left = worker.directory()?;
    ensure!(left.is_empty(), "files are left: {left:?}");
    Ok(looks)
}

/// One part of a program after the other; how each ends is the matter of its own test.
fn endure(worker: &mut Worker, program: &Program) -> Result<()> {
    let mut sessions = BTreeMap::new();
    for part in &program.parts {
        attack::run(worker, program, part, LIMITS, &mut sessions)?;
    }
    for session in sessions.into_values() {
        session.resource_drop(&mut worker.store)?;
    }
    worker.output();
    Ok(())
}
