//! Prints every claim of the specification with the tests that prove it.

use golem_exec_tests::language::Language;
use golem_exec_tests::{claims, load};
use wasmtime::Result;

fn main() -> Result<()> {
    let found = load::all(&load::folder())?;
    for problem in &found.problems {
        eprintln!("{problem}");
    }
    let served = |language: &Language| found.cases.iter().any(|case| case.languages.contains(language));
    let languages: Vec<_> = Language::ALL.into_iter().filter(served).collect();
    print!("{}", claims::load()?.listing(&found.cases, &languages));
    Ok(())
}
