//! Runs a program on the built component of its language, as `cargo xtask demo` shows it: `demo FILE ARGUMENTS…`.

use golem_exec_tests::bindings::{Error, ExecResult, File, Language as Lang, StageResult};
use golem_exec_tests::host::Host;
use golem_exec_tests::language::Language;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use wasmtime::Result;
use wasmtime::error::Context;

fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().context("no program: `demo FILE ARGUMENTS…`")?;
    let content = std::fs::read(&path).with_context(|| format!("cannot read `{path}`"))?;
    let name = Path::new(&path).file_name().context("no file name")?.to_string_lossy().into_owned();
    let file = File { name, content, encoding: None };

    let language = Language::of_file(&path).with_context(|| format!("`{path}` is no program: `.js` and `.py` are"))?;
    let mut worker = Host::load(&[language])?.worker(language, &BTreeMap::new())?;
    let lang = Lang { kind: language.kind(), version: None };
    let arguments: Vec<String> = arguments.collect();
    let start = Instant::now();
    let executor = worker.exec.golem_exec_executor();
    let answer = executor.call_run(&mut worker.store, &lang, &[file], None, &arguments, &[], None)?;
    let took = start.elapsed().as_secs_f64() * 1e3;
    Ok(show(answer, took))
}

fn show(answer: Result<ExecResult, Error>, took: f64) -> ExitCode {
    match answer {
        Ok(result) => {
            print(&result.run);
            let memory = result.memory_bytes.map_or(String::new(), |bytes| format!(", {} KiB of memory", bytes / 1024));
            eprintln!("-- ok, exit code {}, {took:.1} ms{memory}", result.run.exit_code.unwrap_or_default());
            ExitCode::from(result.run.exit_code.unwrap_or_default().rem_euclid(256) as u8)
        }
        Err(error) => {
            if let Error::CompilationFailed(stage) | Error::RuntimeFailed(stage) = &error {
                print(stage);
            }
            eprintln!("-- {}, {took:.1} ms", name(&error));
            ExitCode::FAILURE
        }
    }
}

fn name(error: &Error) -> String {
    match error {
        Error::UnsupportedLanguage => "unsupported-language".to_owned(),
        Error::CompilationFailed(_) => "compilation-failed".to_owned(),
        Error::RuntimeFailed(stage) => match &stage.signal {
            Some(signal) => format!("runtime-failed, {signal}"),
            None => "runtime-failed".to_owned(),
        },
        Error::Timeout => "timeout".to_owned(),
        Error::ResourceExceeded => "resource-exceeded".to_owned(),
        Error::Internal(message) => format!("internal: {message}"),
    }
}

fn print(stage: &StageResult) {
    print!("{}", stage.stdout);
    eprint!("{}", stage.stderr);
}
