//! Prints every claim of the specification with the tests that prove it, for the languages that are built or required.

use golem_exec_tests::{claims, host, load};
use wasmtime::Result;

fn main() -> Result<()> {
    let found = load::all(&load::folder())?;
    for problem in &found.problems {
        eprintln!("{problem}");
    }
    let (mut languages, missing) = load::wanted(&host::dist())?;
    languages.extend(missing);
    print!("{}", claims::load()?.listing(&found.cases, &languages));
    Ok(())
}
