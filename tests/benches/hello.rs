//! What a hello-world costs: through `executor.run` in an instance that has run before, in a fresh instance, and by starting
//! the language natively, all in one run on one machine.

use golem_exec_tests::host::{self, Host};
use golem_exec_tests::language::Language;
use golem_exec_tests::load;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wasmtime::{Result, ensure};

mod native;

/// Runs that are measured in an instance, warm or fresh: enough for a 99th percentile that is more than the worst one.
const RUNS: usize = 300;

/// Runs before the first that is measured: caches fill and the machine's clock speed rises.
const WARM_UP: usize = 30;

/// Native starts take so much longer that fewer must do.
const NATIVE_RUNS: usize = 60;

fn main() -> Result<()> {
    let (built, missing) = load::wanted(&host::dist())?;
    for language in missing {
        println!("{}: `{}` is not built: `cargo xtask build` makes it", language.name(), language.component());
    }
    let host = Host::load(&built)?;
    for language in built {
        println!("hello-world, {}", language.name());
        let warm = report("warm instance", &warm(&host, language)?, None);
        report("fresh instance", &fresh(&host, language)?, Some(warm));
        match native::interpreter(language) {
            Some(program) => {
                let name = format!("native, {}", program.display());
                report(&name, &time_native(&program, language)?, Some(warm));
            }
            None => println!("  native: no interpreter found; name one in `{}`", native::variable(language)),
        }
    }
    Ok(())
}

fn warm(host: &Host, language: Language) -> Result<Vec<Duration>> {
    let mut worker = host.worker(language, &BTreeMap::new())?;
    measure(RUNS, || worker.hello(language))
}

fn fresh(host: &Host, language: Language) -> Result<Vec<Duration>> {
    measure(RUNS, || host.worker(language, &BTreeMap::new())?.hello(language))
}

fn time_native(program: &Path, language: Language) -> Result<Vec<Duration>> {
    let flag = if language == Language::Javascript { "-e" } else { "-c" };
    measure(NATIVE_RUNS, || {
        let output = Command::new(program).args([flag, language.hello()]).stdin(Stdio::null()).output()?;
        ensure!(output.stdout == b"hello\n", "`{}` prints {:?}", program.display(), output);
        Ok(())
    })
}

/// The times of `runs` calls, sorted.
fn measure(runs: usize, mut call: impl FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    for _ in 0..WARM_UP.min(runs) {
        call()?;
    }
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        call()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times)
}

/// Prints a line and returns the median in milliseconds.
fn report(name: &str, sorted: &[Duration], warm: Option<f64>) -> f64 {
    let at = |percent: usize| sorted[(sorted.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
    let (p50, p99) = (at(50), at(99));
    let ratio = warm.map(|warm| format!("  {:6.1} times the warm p50", p50 / warm)).unwrap_or_default();
    println!("  p50 {p50:8.3} ms  p99 {p99:8.3} ms  {:4} runs  {name}{ratio}", sorted.len());
    p50
}
