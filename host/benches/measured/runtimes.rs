//! The host's library, with the built components registered.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use golem_exec::{Call, File, Language, Limits, Outcome, Report, Runtimes, Settings};

/// More than any program here needs, on the slowest machine.
const TIME_MS: u64 = 120_000;

/// Where compiled components are kept; the tests of the tool have them there, too.
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("golem-exec-home")
}

/// Where the built components are.
pub fn component(language: Language) -> PathBuf {
    let file = match language {
        Language::Javascript => "exec-javascript.wasm",
        Language::Python => "exec-python.wasm",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist").join(file)
}

/// The library, with so many instances in stock.
pub fn open(stock: usize) -> Result<Runtimes> {
    let runtimes = Runtimes::open(Settings { stock, ..Settings::at(home()) })?;
    runtimes.register_built_in(|notice| eprintln!("{notice}"))?;
    for language in Language::ALL {
        let found = runtimes.list().contains_key(language.name());
        ensure!(found, "`{}` is not there: run `cargo xtask build`", component(language).display());
    }
    runtimes.warm_up(|notice| eprintln!("{notice}"))?;
    Ok(runtimes)
}

/// Runs a program, and gives what it prints.
pub fn run(runtimes: &Runtimes, language: Language, code: &str) -> Result<String> {
    let limits = Limits { time_ms: Some(TIME_MS), ..Limits::default() };
    let files = [File::new(language.entry_name(), code)];
    printed(runtimes.run(language.name(), &files, Call { limits, ..Call::default() })?)
}

/// What a run printed that ended well.
pub fn printed(report: Report) -> Result<String> {
    ensure!(report.outcome == Outcome::Ok, "a run ends with `{}`: {:?}", report.outcome.name(), report.run);
    Ok(report.run.context("a report without its run")?.stdout)
}
