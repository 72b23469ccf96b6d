//! Errors in the shape that Node gives them: a class, a message, a `code` and sometimes an `errno`.

use std::ffi::{CStr, CString};

use rquickjs::{Ctx, Error, IntoJs, Result, Value, qjs};

use super::heap::define;

/// The engine formats error messages into 256 bytes; what is longer is cut here, at the end of a character.
const MAX_MESSAGE: usize = 250;

/// The class of an error.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Class {
    /// `Error`
    Error,
    /// `TypeError`
    Type,
    /// `RangeError`
    Range,
}

/// Throws an error with a `code`.
pub(crate) fn throw(ctx: &Ctx<'_>, class: Class, code: &str, message: &str) -> Error {
    build(ctx, class, None, Some(code), message).map_or_else(|error| error, |error| ctx.throw(error))
}

/// Throws an `Error` with an `errno` and a `code`.
pub(crate) fn throw_errno(ctx: &Ctx<'_>, errno: i32, code: &str, message: &str) -> Error {
    build(ctx, Class::Error, Some(errno), Some(code), message).map_or_else(|error| error, |error| ctx.throw(error))
}

/// Throws a plain `Error`.
pub(crate) fn throw_plain(ctx: &Ctx<'_>, message: &str) -> Error {
    build(ctx, Class::Error, None, None, message).map_or_else(|error| error, |error| ctx.throw(error))
}

fn build<'js>(
    ctx: &Ctx<'js>,
    class: Class,
    errno: Option<i32>,
    code: Option<&str>,
    message: &str,
) -> Result<Value<'js>> {
    let end = message.floor_char_boundary(MAX_MESSAGE);
    let kept: Vec<u8> = message.bytes().take(end).map(|byte| if byte == 0 { b'?' } else { byte }).collect();
    let text = CString::new(kept).unwrap_or_default();
    let format: &CStr = c"%s";
    // SAFETY: the format takes one C string, which outlives the call; the value is new.
    let error = unsafe {
        let context = ctx.as_raw().as_ptr();
        let value = match class {
            Class::Error => qjs::JS_NewPlainError(context, format.as_ptr(), text.as_ptr()),
            Class::Type => qjs::JS_NewTypeError(context, format.as_ptr(), text.as_ptr()),
            Class::Range => qjs::JS_NewRangeError(context, format.as_ptr(), text.as_ptr()),
        };
        Value::from_raw(ctx.clone(), value)
    };
    let Some(object) = error.as_object() else {
        return Err(Error::Exception);
    };
    if let Some(errno) = errno {
        define(object, c"errno", errno.into_js(ctx)?)?;
    }
    if let Some(code) = code {
        define(object, c"code", code.into_js(ctx)?)?;
    }
    Ok(error)
}
