//! Small programs that nobody thought of, each in a fresh instance and in one that has run all the others: what comes of a
//! program must not depend on what was run before.

mod generate;

use self::generate::Generator;
use crate::bindings::{Error, ExecResult, Limits};
use crate::host::{Host, Worker};
use crate::language::Language;
use std::collections::BTreeMap;
use wasmtime::{Result, bail, ensure};

/// Plenty of time, so that no outcome depends on the load of the machine, and little memory, so that what grows ends soon.
const LIMITS: Limits =
    Limits { time_ms: Some(20_000), memory_bytes: Some(16 << 20), file_size_bytes: None, max_processes: None };

/// How many programs there are between two that go past their time, which must leave as little behind as any.
const BETWEEN_TIMEOUTS: usize = 25;

/// What such a program gets.
const SHORT: Limits = Limits { time_ms: Some(20), ..LIMITS };

/// Compares so many programs, of which the seed says what they are. The error has the program that differs.
pub fn compare(host: &Host, language: Language, seed: u64, programs: usize) -> Result<()> {
    let mut generator = Generator::new(language, seed);
    let mut used = host.worker(language, &BTreeMap::new())?;
    for number in 0..programs {
        if number % BETWEEN_TIMEOUTS == 0 {
            let ended = run(&mut used, language, endless(language), SHORT)?;
            ensure!(ended == Err(Error::Timeout), "an endless program ends with {ended:?}");
        }
        let program = generator.program();
        let before = run(&mut host.worker(language, &BTreeMap::new())?, language, &program, LIMITS)?;
        let after = run(&mut used, language, &program, LIMITS)?;
        if before != after {
            bail!(
                "seed {seed}, program {number} ends otherwise in an instance that was used before:\n{program}\n\
                 fresh: {before:#?}\nused: {after:#?}"
            );
        }
    }
    Ok(())
}

fn endless(language: Language) -> &'static str {
    match language {
        Language::Javascript => "globalThis.kept = 1; for (;;) Array.prototype.kept = Math.random();",
        Language::Python => "import builtins\nwhile True: builtins.kept = [builtins]",
    }
}

/// All that can be known of a run, but for what is measured.
fn run(worker: &mut Worker, language: Language, program: &str, limits: Limits) -> Result<Result<ExecResult, Error>> {
    let answer = worker.execute(language, program, limits)?;
    Ok(answer.map(|result| ExecResult { time_ms: None, memory_bytes: None, ..result }))
}

/// How many programs a test compares.
const FEW: usize = 150;

/// The tests of this module.
pub fn tests() -> Vec<(&'static str, crate::endurance::Check)> {
    vec![("fresh_and_used", |host, language| compare(host, language, 1, FEW))]
}
