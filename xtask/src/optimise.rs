//! The code of Python's engine, optimised by `wasm-opt` of binaryen, which npm brings.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::project::Project;
use crate::stamp::{Inputs, Stamp};

/// The program, and what its version stands in.
const WASM_OPT: &str = "npm/node_modules/binaryen/bin/wasm-opt";
const LOCK: &str = "components-rust/exec-javascript/library/package-lock.json";

/// How it optimises: for speed, with the names kept for what comes after. Only short functions become part of others, and ends of
/// branches are not shared, for both would make the native frame of the interpreter's loop several times as long. Nothing of
/// the engine's is in the first KiB of memory, so sums of addresses cannot wrap around there.
const OPTIONS: [&str; 10] = [
    "-O3",
    "--skip-pass=code-folding",
    "--always-inline-max-function-size",
    "10",
    "--flexible-inline-max-function-size",
    "30",
    "--one-caller-inline-max-function-size",
    "60",
    "--low-memory-unused",
    "--debuginfo",
];

/// What WebAssembly has in the files that we ship, and no more: see the check of components.
const FEATURES: [&str; 9] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-extended-const",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Optimises a core module. It takes a minute or two, so what was made of the same one is kept.
pub fn optimise(project: &Project, module: &[u8]) -> Result<Vec<u8>> {
    let folder = project.target.join("optimised");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    let (from, to) = (folder.join("from.wasm"), folder.join("to.wasm"));
    let apart = format!("--no-inline={}", engine_forge::FORGED_NAMES);
    let options = [&[apart.as_str()], OPTIONS.as_slice(), FEATURES.as_slice()].concat();
    let inputs = Inputs::new().text(&options.join(" ")).files(project, &[LOCK])?.content(module);
    let stamp = Stamp::at(folder.join("stamp"), inputs);
    if !stamp.is_set() || !to.is_file() {
        stamp.clear();
        fs::write(&from, module).with_context(|| format!("cannot write `{}`", from.display()))?;
        let mut wasm_opt = Command::new(project.venv_program("node"));
        wasm_opt.arg(project.tools().join(WASM_OPT)).args(options).arg(&from).arg("-o").arg(&to);
        command::step("optimise the engine's code", || command::run(&mut wasm_opt))?;
        stamp.set()?;
    }
    fs::read(&to).with_context(|| format!("cannot read `{}`", to.display()))
}
