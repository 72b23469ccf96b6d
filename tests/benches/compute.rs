//! What computing costs: small programs that measure themselves, run in the component and by the native interpreter in
//! turns, so that a noisy moment hits both.

use golem_exec_tests::host::{self, Host, Worker};
use golem_exec_tests::language::Language;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

mod native;

/// How often each program runs on each side. What counts is the fastest, as everything else is the machine's doing.
const TURNS: usize = 7;

/// The programs: each prints the milliseconds that its work took.
const PROGRAMS: [(&str, &str); 7] = [
    ("loop", include_str!("compute/loop.py")),
    ("recursion", include_str!("compute/recursion.py")),
    ("dict", include_str!("compute/dict.py")),
    ("string", include_str!("compute/string.py")),
    ("sort", include_str!("compute/sort.py")),
    ("objects", include_str!("compute/objects.py")),
    ("float", include_str!("compute/float.py")),
];

fn main() -> Result<()> {
    let language = Language::Python;
    let host = Host::load(&[language]).with_context(|| format!("`{}` cannot be loaded", host::dist().display()))?;
    let Some(interpreter) = native::interpreter(language) else {
        println!("no native python3 found; name one in `{}`", native::variable(language));
        return Ok(());
    };
    let version = printed(Command::new(&interpreter).arg("--version"))?;
    println!(
        "computing, python: fastest of {TURNS}, in ms, beside native {} ({})",
        version.trim(),
        interpreter.display()
    );
    let mut worker = host.worker(language, &BTreeMap::new())?;
    let mut product = 1.0;
    for (name, program) in PROGRAMS {
        let (ours, native) = measure(&mut worker, &interpreter, program).with_context(|| format!("`{name}`"))?;
        println!("  {name:10} {ours:8.2}   native {native:8.2}   ratio {:5.2}", ours / native);
        product *= ours / native;
    }
    println!("  geometric mean of the ratios {:5.2}", f64::powf(product, 1.0 / PROGRAMS.len() as f64));
    Ok(())
}

/// The fastest of both sides.
fn measure(worker: &mut Worker, interpreter: &Path, program: &str) -> Result<(f64, f64)> {
    let (mut ours, mut native) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..TURNS {
        ours = ours.min(milliseconds(&worker.run(Language::Python, program)?)?);
        native = native.min(milliseconds(&printed(Command::new(interpreter).args(["-c", program]))?)?);
    }
    Ok((ours, native))
}

fn printed(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    ensure!(output.status.success(), "`{command:?}` ends with {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

fn milliseconds(printed: &str) -> Result<f64> {
    printed.trim().parse::<f64>().with_context(|| format!("it prints {printed:?}"))
}
