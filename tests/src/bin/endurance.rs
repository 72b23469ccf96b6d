//! Fifty thousand runs, or as many as the argument says, in one instance of each language, half of them hostile.

use golem_exec_tests::endurance::mixed::mixed;
use golem_exec_tests::host::{self, Host};
use golem_exec_tests::{hostile, load};
use wasmtime::Result;
use wasmtime::error::Context;

/// The runs where no argument says otherwise.
const RUNS: usize = 50_000;

fn main() -> Result<()> {
    let runs = match std::env::args().nth(1) {
        Some(text) => text.parse::<usize>().with_context(|| format!("`{text}` is not a number of runs"))?,
        None => RUNS,
    };
    let found = hostile::all(&hostile::folder())?;
    let (built, _) = load::wanted(&host::dist())?;
    let host = Host::load(&built)?;
    for language in built {
        println!("{}: {runs} runs in one instance, half of them hostile", language.name());
        println!("  {:>8} {:>12} {:>8} {:>12} {:>12}", "runs", "memory MiB", "handles", "hello p50 ms", "hello p99 ms");
        for look in mixed(&host, language, &found, runs)? {
            let mib = look.memory as f64 / f64::from(1 << 20);
            let (median, slow) = (look.median.as_secs_f64() * 1e3, look.slow.as_secs_f64() * 1e3);
            println!("  {:>8} {mib:>12.1} {:>8} {median:>12.2} {slow:>12.2}", look.runs, look.handles);
        }
    }
    Ok(())
}
