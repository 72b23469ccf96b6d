//! From bundles to bytecode, and the table of both.

use std::ffi::CString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::slice;

use anyhow::{Context as _, Result, bail, ensure};
use rquickjs::{Context, Ctx, Runtime, qjs};

use crate::Module;

/// The function that a module becomes.
const WRAPPER: (&str, &str) = ("(function (exports, require, module, native) {", "\n})");

/// Writes the bytecode of every module below `out`, and returns the Rust source of the table.
pub fn compile_all(modules: &[Module], bundles: &Path, out: &Path) -> Result<String> {
    fs::create_dir_all(out).with_context(|| format!("cannot create `{}`", out.display()))?;
    let runtime = Runtime::new()?;
    let context = Context::full(&runtime)?;
    let mut table = String::from(
        "/// The modules of the library by id, sorted, as bytecode.\nstatic MODULES: &[(&str, &[u8])] = &[\n",
    );
    for (index, module) in modules.iter().enumerate() {
        let bundle = bundles.join(&module.path);
        let text = fs::read_to_string(&bundle).with_context(|| format!("cannot read `{}`", bundle.display()))?;
        let source = format!("{}{text}{}", WRAPPER.0, WRAPPER.1);
        let code = context.with(|ctx| compile(&ctx, &module.id, source))?;
        fs::write(out.join(index.to_string()), code).context("cannot write bytecode")?;
        let bytes = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/bytecode/{index}\"))");
        writeln!(table, "    ({:?}, {bytes}),", module.id)?;
    }
    table.push_str("];\n");
    Ok(table)
}

/// The bytecode of a script whose value is the wrapper function. Without source text and positions, which are half of
/// the bytes: no program sees them, because the engine leaves library frames out of every stack trace.
fn compile(ctx: &Ctx<'_>, id: &str, source: String) -> Result<Vec<u8>> {
    let context = ctx.as_raw().as_ptr();
    let length = source.len() as qjs::size_t;
    let (source, name) = (CString::new(source)?, CString::new(format!("golem:{id}"))?);
    let compile_only = (qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_STRICT | qjs::JS_EVAL_FLAG_COMPILE_ONLY) as i32;
    let stripped = (qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE | qjs::JS_WRITE_OBJ_STRIP_DEBUG) as i32;
    // SAFETY: text and name end with a NUL and outlive the calls; the script is freed after it was written, and the
    // buffer after it was copied.
    unsafe {
        let script = qjs::JS_Eval(context, source.as_ptr(), length, name.as_ptr(), compile_only);
        if qjs::JS_VALUE_GET_NORM_TAG(script) == qjs::JS_TAG_EXCEPTION {
            bail!("library module `{id}` does not compile: {:?}", ctx.catch());
        }
        let mut size = 0;
        let buffer = qjs::JS_WriteObject(context, &mut size, script, stripped);
        qjs::JS_FreeValue(context, script);
        ensure!(!buffer.is_null(), "library module `{id}` cannot be written: {:?}", ctx.catch());
        let code = slice::from_raw_parts(buffer, size as usize).to_vec();
        qjs::js_free(context, buffer.cast());
        Ok(code)
    }
}
