//! From bundles to bytecode, and the table of both.

use std::ffi::CString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use rquickjs::{CatchResultExt as _, Context, Ctx, Error, Runtime, Value, qjs};

use crate::{Module, Result};

/// The function that a module becomes.
const HEAD: &str = "(function (exports, require, module, native) {";
const TAIL: &str = "\n})";

/// Writes the bytecode of every module below `out`, and returns the Rust source of the table.
pub fn compile_all(modules: &[Module], bundles: &[PathBuf], out: &Path) -> Result<String> {
    let _ = fs::remove_dir_all(out);
    fs::create_dir_all(out)?;
    let mut table = String::from("/// The library: every module's id and bytecode, sorted by id.\n");
    table.push_str("static MODULES: &[(&str, &[u8])] = &[\n");
    let context = Context::full(&Runtime::new()?)?;
    for (index, (module, bundle)) in modules.iter().zip(bundles).enumerate() {
        let source = format!("{HEAD}{}{TAIL}", fs::read_to_string(bundle)?);
        let bytes = context
            .with(|ctx| compile(&ctx, &source, &format!("golem:{}", module.id)).catch(&ctx).map_err(|error| error.to_string()))
            .map_err(|error| format!("`{}` does not compile: {error}", module.path.display()))?;
        fs::write(out.join(format!("{index}")), bytes)?;
        writeln!(table, "    ({:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/bytecode/{index}\"))),", module.id)?;
    }
    table.push_str("];\n");
    Ok(table)
}

/// Bytecode of a script, without its source text and its positions: the engine hides library frames anyway.
fn compile(ctx: &Ctx<'_>, source: &str, name: &str) -> rquickjs::Result<Vec<u8>> {
    let (text, name) = (CString::new(source)?, CString::new(name)?);
    let context = ctx.as_raw().as_ptr();
    let compile_only = (qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_COMPILE_ONLY | qjs::JS_EVAL_FLAG_STRICT) as i32;
    let flags = (qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE | qjs::JS_WRITE_OBJ_STRIP_DEBUG) as i32;
    // SAFETY: text and name end with a NUL and outlive the calls. The script is freed with `Value`, and the bytes that
    // `JS_WriteObject` gives are copied before they are freed with the allocator of their context.
    unsafe {
        let length = source.len() as qjs::size_t;
        let script = qjs::JS_Eval(context, text.as_ptr(), length, name.as_ptr(), compile_only);
        if qjs::JS_IsException(script) {
            return Err(Error::Exception);
        }
        let script = Value::from_raw(ctx.clone(), script);
        let mut size: qjs::size_t = 0;
        let bytes = qjs::JS_WriteObject(context, &mut size, script.as_raw(), flags);
        if bytes.is_null() {
            return Err(Error::Exception);
        }
        let copy = slice::from_raw_parts(bytes, size as usize).to_vec();
        qjs::js_free(context, bytes.cast());
        Ok(copy)
    }
}
