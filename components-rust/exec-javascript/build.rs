//! Turns the JavaScript library into bytecode: esbuild bundles each of its modules, QuickJS (built for this machine)
//! compiles them, and `library.rs` in the output folder lists them by id.

use std::ffi::CString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use rquickjs::{Context, Ctx, Runtime, qjs};

/// What a module is wrapped in: the function that `src/library.rs` calls.
const WRAPPER: (&str, &str) = ("(function (exports, require, module, native) {", "\n})");

fn main() -> Result<()> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let library = here.join("library");
    println!("cargo::rerun-if-changed={}", library.display());
    let sources = modules(&library.join("src"))?;
    let bundles = out.join("bundles");
    bundle(&here, &library, &sources, &bundles)?;
    let compiled = compile(&library, &sources, &bundles, &out)?;
    fs::write(out.join("library.rs"), table(&compiled)).context("the list of modules cannot be written")
}

/// The modules of the library, sorted: `bootstrap.js`, what stands below `modules` and what stands below `internal`.
fn modules(source: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![source.join("bootstrap.js")];
    let mut folders = vec![source.join("modules"), source.join("internal")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("`{}` cannot be listed", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "js") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// `node:fs/promises` for `modules/fs/promises.js`, `internal:errors` for `internal/errors.js`, `bootstrap`.
fn id_of(library: &Path, source: &Path) -> Result<String> {
    let inside = source.strip_prefix(library.join("src"))?.with_extension("");
    let inside = inside.to_str().context("a module of the library has a name that is not text")?;
    Ok(match inside.split_once('/') {
        Some(("modules", name)) => format!("node:{name}"),
        Some((_, name)) => format!("internal:{name}"),
        None => inside.to_owned(),
    })
}

/// Runs esbuild once over all modules. npm packages are bundled into the module that wraps them; the library's own
/// modules stay apart and find each other by id.
fn bundle(here: &Path, library: &Path, sources: &[PathBuf], bundles: &Path) -> Result<()> {
    let npm = here.join("../../target/tools/npm/node_modules");
    println!("cargo::rerun-if-changed={}", npm.join(".package-lock.json").display());
    let esbuild = esbuild(&npm)?;
    let aliases: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(library.join("aliases.json"))?).context("`aliases.json` is not JSON")?;
    let aliases = aliases.iter().filter_map(|(from, to)| Some(format!("--alias:{from}={}", to.as_str()?)));
    let output = Command::new(esbuild)
        .args(["--bundle", "--format=cjs", "--platform=neutral", "--main-fields=main", "--target=es2023"])
        .args(["--external:node:*", "--external:internal:*", "--minify-syntax", "--minify-whitespace"])
        .args(["--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .args(aliases)
        .arg(format!("--outbase={}", library.join("src").display()))
        .arg(format!("--outdir={}", bundles.display()))
        .args(sources)
        .env("NODE_PATH", &npm)
        .output()
        .context("esbuild cannot be started: run `cargo xtask setup`")?;
    ensure!(output.status.success(), "esbuild: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// The native esbuild of this machine, from its package.
fn esbuild(npm: &Path) -> Result<PathBuf> {
    let packages = npm.join("@esbuild");
    let found = fs::read_dir(&packages)
        .into_iter()
        .flatten()
        .filter_map(|package| Some(package.ok()?.path().join("bin/esbuild")))
        .find(|esbuild| esbuild.is_file());
    found.with_context(|| format!("no esbuild in `{}`: run `cargo xtask setup`", packages.display()))
}

/// Compiles every bundle and gives each id with the file that holds its bytecode, sorted by id.
fn compile(library: &Path, sources: &[PathBuf], bundles: &Path, out: &Path) -> Result<Vec<(String, PathBuf)>> {
    let runtime = Runtime::new()?;
    let context = Context::full(&runtime)?;
    let mut compiled = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let id = id_of(library, source)?;
        let bundle = bundles.join(source.strip_prefix(library.join("src"))?);
        let text = fs::read_to_string(&bundle).with_context(|| format!("`{}` cannot be read", bundle.display()))?;
        let code = context.with(|ctx| bytecode(&ctx, &id, &format!("{}{text}{}", WRAPPER.0, WRAPPER.1)))?;
        let file = out.join(format!("module-{index}.bin"));
        fs::write(&file, code)?;
        compiled.push((id, file));
    }
    compiled.sort();
    Ok(compiled)
}

/// The bytecode of a script whose value is the wrapper function. The source text is left out; line numbers stay, since
/// the file name tells the engine which frames are the library's.
fn bytecode(ctx: &Ctx<'_>, id: &str, source: &str) -> Result<Vec<u8>> {
    let context = ctx.as_raw().as_ptr();
    let length = source.len() as qjs::size_t;
    let source = CString::new(source)?;
    let name = CString::new(format!("golem:{id}"))?;
    let flags = (qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_STRICT | qjs::JS_EVAL_FLAG_COMPILE_ONLY) as i32;
    // SAFETY: text and name are NUL-terminated and outlive the calls; the function is freed after it was written, and
    // the buffer after it was copied.
    unsafe {
        let function = qjs::JS_Eval(context, source.as_ptr(), length, name.as_ptr(), flags);
        if qjs::JS_VALUE_GET_NORM_TAG(function) == qjs::JS_TAG_EXCEPTION {
            bail!("module `{id}` does not compile: {:?}", ctx.catch());
        }
        let mut size = 0;
        let flags = (qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE) as i32;
        let buffer = qjs::JS_WriteObject(context, &mut size, function, flags);
        qjs::JS_FreeValue(context, function);
        ensure!(!buffer.is_null(), "module `{id}` cannot be written: {:?}", ctx.catch());
        let code = std::slice::from_raw_parts(buffer, size as usize).to_vec();
        qjs::js_free(context, buffer.cast());
        Ok(code)
    }
}

/// The Rust source of the sorted table that `src/library.rs` searches.
fn table(compiled: &[(String, PathBuf)]) -> String {
    let rows = compiled
        .iter()
        .filter_map(|(id, file)| Some(format!("    ({id:?}, include_bytes!({:?})),\n", file.to_str()?)))
        .collect::<String>();
    format!("/// Every module of the library by id, sorted.\nstatic MODULES: &[(&str, &[u8])] = &[\n{rows}];\n")
}
