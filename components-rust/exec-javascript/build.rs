//! Compiles `library/` to bytecode: `$OUT_DIR/library.rs` is a table of its modules, sorted by id.
//!
//! esbuild turns every file of `library/src` that is a module of its own into one CommonJS file, npm packages included.
//! QuickJS, the same version as in the component, compiles each to a function `(exports, require, module, native)`.
//! Bytecode does not depend on the word size of the machine that made it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

#[path = "build/bundle.rs"]
mod bundle;
#[path = "build/bytecode.rs"]
mod bytecode;
#[path = "build/patches.rs"]
mod patches;

/// A module of the library: what `require` calls it, and where it is below `library/src`.
struct Module {
    id: String,
    path: PathBuf,
}

fn main() -> Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").context("no `CARGO_MANIFEST_DIR`")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").context("no `OUT_DIR`")?);
    let (library, packages) = (here.join("library"), here.join("../../target/tools/npm/node_modules"));
    for watched in ["build.rs", "build", "library", "quickjs", "stack"] {
        println!("cargo::rerun-if-changed={}", here.join(watched).display());
    }
    println!("cargo::rerun-if-changed={}", packages.join(".package-lock.json").display());

    let modules = modules(&library.join("src"))?;
    bundle::bundle(&library, &packages, &modules, &out.join("bundles"))?;
    let mut source = bytecode::compile_all(&modules, &out.join("bundles"), &out.join("bytecode"))?;
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        source.push_str(&patches::reference(&here.join("quickjs"))?);
        cc::Build::new().file(here.join("stack/switch.c")).compile("exec_stack");
    }
    fs::write(out.join("library.rs"), source).context("cannot write the table of modules")
}

/// Every module, sorted by id: `src/bootstrap.js`, `src/modules/x.js` as `node:x`, `src/internal/x.js` as `internal:x`.
/// Other folders hold parts that are bundled into the modules that import them.
fn modules(src: &Path) -> Result<Vec<Module>> {
    let mut modules = vec![Module { id: "bootstrap".to_owned(), path: PathBuf::from("bootstrap.js") }];
    for (folder, scheme) in [("modules", "node:"), ("internal", "internal:")] {
        let mut files = Vec::new();
        javascript_files(&src.join(folder), &mut files)?;
        for file in files {
            let name = file.strip_prefix(src.join(folder))?.with_extension("");
            let id = format!("{scheme}{}", name.to_str().context("the name of a library file is not UTF-8")?);
            modules.push(Module { id, path: file.strip_prefix(src)?.to_owned() });
        }
    }
    modules.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(modules)
}

fn javascript_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            javascript_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            files.push(path);
        }
    }
    Ok(())
}
