//! From source text and bytecode to functions: the calls of QuickJS that rquickjs does not wrap.

use std::ffi::CString;
use std::mem::MaybeUninit;

use rquickjs::{Ctx, Error, Function, Result, Value, qjs};

use crate::guard;
use crate::native::text::heap::owned;

/// What CommonJS code is wrapped in. It takes two lines and the code is said to begin at line -1, so that the program's
/// own first line is line 1 and its columns are its own. The brackets are there for code that closes the function itself
/// and opens another: it does not parse, as it would not in a file of its own.
const HEAD: &str = "([function (exports, require, module, __filename, __dirname) {\n\n";
const TAIL: &str = "\n}])[0]";
const FIRST_LINE: i32 = -1;

/// The function that CommonJS code becomes. Throws a `SyntaxError` where it does not parse.
pub(crate) fn common_js<'js>(ctx: &Ctx<'js>, source: &[u8], path: &str) -> Result<Function<'js>> {
    let source = without_bom(source);
    let length = HEAD.len() + source.len() + TAIL.len() + 1;
    let _charge = guard::charge(ctx, length)?;
    let mut text = Vec::new();
    text.try_reserve_exact(length).map_err(|_| guard::out_of_memory(ctx))?;
    text.extend_from_slice(HEAD.as_bytes());
    text.extend_from_slice(source);
    if source.starts_with(b"#!") {
        // A comment of the same length keeps every position.
        text[HEAD.len()..HEAD.len() + 2].copy_from_slice(b"//");
    }
    text.extend_from_slice(TAIL.as_bytes());
    text.push(0);
    evaluate(ctx, &text, path, qjs::JS_EVAL_TYPE_GLOBAL, FIRST_LINE)?.get()
}

/// A value of JSON text, with an error that says where it is wrong.
pub(crate) fn json<'js>(ctx: &Ctx<'js>, source: &[u8], path: &str) -> Result<Value<'js>> {
    let mut text = Vec::new();
    let _charge = guard::charge(ctx, source.len() + 1)?;
    text.try_reserve_exact(source.len() + 1).map_err(|_| guard::out_of_memory(ctx))?;
    text.extend_from_slice(without_bom(source));
    text.push(0);
    let path = CString::new(path)?;
    // SAFETY: the text ends with a NUL that its length does not count, and both outlive the call.
    unsafe {
        let length = (text.len() - 1) as qjs::size_t;
        owned(ctx, qjs::JS_ParseJSON(ctx.as_raw().as_ptr(), text.as_ptr().cast(), length, path.as_ptr()))
    }
}

/// Evaluates bytecode that this crate's build has made.
pub(crate) fn bytecode<'js>(ctx: &Ctx<'js>, code: &[u8]) -> Result<Value<'js>> {
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the bytes come from this crate's own build with the same QuickJS; `JS_EvalFunction` takes the function.
    unsafe {
        let flags = qjs::JS_READ_OBJ_BYTECODE as i32;
        let function = qjs::JS_ReadObject(context, code.as_ptr(), code.len() as qjs::size_t, flags);
        if qjs::JS_VALUE_GET_NORM_TAG(function) == qjs::JS_TAG_EXCEPTION {
            return Err(Error::Exception);
        }
        owned(ctx, qjs::JS_EvalFunction(context, function))
    }
}

/// Runs one job of the queue of promise reactions. `None` where there is none.
pub(crate) fn one_job<'js>(ctx: &Ctx<'js>) -> Option<Result<()>> {
    let mut of = MaybeUninit::uninit();
    // SAFETY: the runtime is the one of the context, and the place is valid; there is only this one context.
    let done = unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_ExecutePendingJob(runtime, of.as_mut_ptr())
    };
    match done {
        0 => None,
        done if done < 0 => Some(Err(Error::Exception)),
        _ => Some(Ok(())),
    }
}

/// The text without a byte order mark.
pub(crate) fn without_bom(source: &[u8]) -> &[u8] {
    source.strip_prefix("\u{feff}".as_bytes()).unwrap_or(source)
}

fn evaluate<'js>(ctx: &Ctx<'js>, text: &[u8], path: &str, kind: u32, line: i32) -> Result<Value<'js>> {
    let path = CString::new(path)?;
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: kind as i32,
        filename: path.as_ptr(),
        line_num: line,
    };
    // SAFETY: the text ends with a NUL that its length does not count; text, path and options outlive the call.
    unsafe {
        let length = (text.len() - 1) as qjs::size_t;
        owned(ctx, qjs::JS_Eval2(ctx.as_raw().as_ptr(), text.as_ptr().cast(), length, &mut options))
    }
}
