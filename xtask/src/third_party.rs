//! What other people wrote and the shipped files contain.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::build::Flavour;
use crate::command::{answer, cargo};
use crate::project::{COMPONENTS, Project};
use crate::setup::TARGET;

const FILE: &str = "THIRD-PARTY.md";

const HEAD: &str = "\
# Third-party software

golem-exec itself is under the Apache License 2.0 (`LICENSE`). `cargo xtask third-party` writes this file from the
dependency graph, and `cargo xtask check` fails where it is out of date.

The QuickJS-ng sources that `rquickjs-sys` carries are under the MIT licence (Fabrice Bellard, Charlie Gordon, Ben
Noordhuis, Saúl Ibarra Corretgé and contributors), with the changes in `components-rust/exec-javascript/quickjs`. C
code is linked with wasi-libc (MIT, Apache-2.0 with LLVM exception, and BSD parts), which the Rust target brings. The
npm packages that are bundled into the JavaScript library are listed in
`components-rust/exec-javascript/library/LICENSES.md`.

## Beside the crates in `exec-python.wasm`

The engine is what componentize-py 0.25.1 (Apache-2.0 with LLVM exception) links: CPython 3.14 with its standard library,
compiled, and the C libraries that CPython is built with.

| part | licence |
| --- | --- |
| CPython and its library | PSF-2.0, with the parts that its documentation lists under \"Licenses and Acknowledgements\" |
| componentize-py's runtime and its crates (pyo3, wit-dylib and others) | Apache-2.0 WITH LLVM-exception, MIT OR Apache-2.0 |
| expat | MIT |
| HACL* (hashes of `hashlib`) | MIT OR Apache-2.0 |
| libmpdec (`decimal`) | BSD-2-Clause |
| mimalloc | MIT |
| SQLite | public domain |
| zlib | Zlib |
| wasi-libc, libc++, libc++abi | MIT, Apache-2.0 WITH LLVM-exception, BSD parts |
";

/// Writes the file.
pub fn write(project: &Project) -> Result<()> {
    fs::write(project.root.join(FILE), text(project)?).with_context(|| format!("cannot write `{FILE}`"))
}

/// Fails where the file is not what `write` would write.
pub fn check(project: &Project) -> Result<()> {
    let found = fs::read_to_string(project.root.join(FILE)).with_context(|| format!("cannot read `{FILE}`"))?;
    ensure!(found == text(project)?, "`{FILE}` is out of date: run `cargo xtask third-party`");
    Ok(())
}

fn text(project: &Project) -> Result<String> {
    let mut text = HEAD.to_owned();
    for component in COMPONENTS {
        writeln!(text, "\n## Crates in `{}`\n\n| crate | version | licence |\n| --- | --- | --- |", component.file)?;
        let mut rows = BTreeSet::new();
        for package in component.crates {
            rows.append(&mut crates(project, package, Flavour::Portable)?);
        }
        write_rows(&mut text, &rows)?;
    }
    writeln!(text, "\n## Beside them in the files for Golem\n\n| crate | version | licence |\n| --- | --- | --- |")?;
    let mut rows = BTreeSet::new();
    for component in COMPONENTS {
        let portable = crates(project, component.package, Flavour::Portable)?;
        rows.extend(crates(project, component.package, Flavour::Golem)?.difference(&portable).cloned());
    }
    write_rows(&mut text, &rows)?;
    Ok(text)
}

fn write_rows(text: &mut String, rows: &BTreeSet<String>) -> Result<()> {
    for row in rows {
        writeln!(text, "{row}")?;
    }
    Ok(())
}

/// The crates that a component is linked with, each a row of a table. Macros run in the compiler and are left out.
fn crates(project: &Project, package: &str, flavour: Flavour) -> Result<BTreeSet<String>> {
    let mut tree = cargo(project);
    tree.args(["tree", "--quiet", "--package", package, "--target", TARGET, "--edges", "normal,no-proc-macro"]);
    if !flavour.features().is_empty() {
        tree.arg("--features").args(flavour.features());
    }
    let lines = answer(tree.args(["--prefix", "none", "--no-dedupe", "--format", "{p}\t{l}"]));
    let lines = lines.with_context(|| format!("`cargo tree` fails for `{package}`"))?;
    let rows = lines.lines().filter_map(|line| {
        let (package, licence) = line.split_once('\t')?;
        // Our own crates have their path behind the version.
        let (name, version) = package.split_once(" v").filter(|(_, version)| !version.contains(' '))?;
        Some(format!("| {name} | {version} | {} |", licence.replace('/', " OR ")))
    });
    Ok(rows.collect())
}
