//! The C compiler and archiver that cargo uses for wasm32-wasip1, started by the launchers `cc` and `ar` in this folder
//! as `wasm-cc ROOT cc|ar ARGUMENTS…`, where ROOT is the repository.
//!
//! It is `zig cc`, with two differences: cargo's `--target=` is dropped, because Zig has its own names for targets, and
//! a C file that golem-exec has patches for is patched on the way.

mod patches;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::patches::Patches;

/// Zig's name for what Rust calls wasm32-wasip1.
const TARGET: &str = "wasm32-wasi-musl";

fn main() -> ExitCode {
    match run(env::args_os().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("wasm-cc: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<OsString>) -> Result<ExitCode> {
    let [root, tool, rest @ ..] = arguments.as_slice() else {
        bail!("usage: `wasm-cc ROOT cc|ar ARGUMENTS…`");
    };
    let root = Path::new(root);
    let tools = root.join("target/tools");
    let mut zig = Command::new(tools.join("zig"));
    zig.env("ZIG_GLOBAL_CACHE_DIR", tools.join("zig-cache")).env("ZIG_LOCAL_CACHE_DIR", tools.join("zig-cache"));
    match tool.to_str() {
        Some("cc") => {
            zig.args(["cc", "-target", TARGET]).args(compiler_arguments(rest, &root.join(patches::FOLDER))?);
        }
        Some("ar") => {
            zig.arg("ar").args(rest);
        }
        _ => bail!("`{}` is neither `cc` nor `ar`", tool.display()),
    }
    let status = zig.status().context("cannot start `zig`: run `cargo xtask setup`")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn compiler_arguments(given: &[OsString], patch_folder: &Path) -> Result<Vec<OsString>> {
    // Zig traps on undefined behaviour in unoptimised C unless told otherwise; a component must not.
    let mut arguments = vec![OsString::from("-fno-sanitize=undefined")];
    let mut patches = None;
    for argument in given {
        if argument.to_string_lossy().starts_with("--target=") {
            continue;
        }
        let path = Path::new(argument);
        if path.extension().is_none_or(|extension| extension != "c") || !path.is_file() {
            arguments.push(argument.clone());
            continue;
        }
        if patches.is_none() {
            patches = Some(Patches::read(patch_folder)?);
        }
        let patches = patches.as_ref().expect("read just above");
        arguments.push(no_absolute_path(path));
        arguments.push(patches.apply_to_file(path)?.unwrap_or_else(|| PathBuf::from(path)).into());
    }
    Ok(arguments)
}

/// `assert` keeps the name of its file in the object: without the folder, so that the same sources give the same bytes
/// in every checkout.
fn no_absolute_path(file: &Path) -> OsString {
    let mut flag = OsString::from("-ffile-prefix-map=");
    flag.push(file.parent().unwrap_or(Path::new("")));
    flag.push("=");
    flag
}
