//! `native.engine`: the truth about QuickJS.

use std::ffi::CStr;

use rquickjs::{Ctx, Function, Object, Result, qjs};

/// Makes the object `native.engine`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // SAFETY: the version is a constant text of QuickJS's own.
    let version = unsafe { CStr::from_ptr(qjs::JS_GetVersion()) };
    object.set("version", version.to_string_lossy().as_ref())?;
    object.set("gc", Function::new(ctx.clone(), |ctx: Ctx<'js>| ctx.run_gc())?)?;
    Ok(object)
}
