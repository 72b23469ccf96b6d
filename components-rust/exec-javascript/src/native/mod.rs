//! The native part of the JavaScript library: the object `native` that every library module is given.

mod crypto;
mod engine;
mod fs;
pub(crate) mod loading;
mod output;
mod process;
mod promise;
mod stdin;
pub(crate) mod text;
pub(crate) mod time;
mod url;
mod zlib;

use exec_core::Job;
use rquickjs::{Ctx, Function, Object, Result};

pub(crate) use fs::{About, Descriptors, Paths};

/// The object with everything that library code can ask of the component. It serves every run, so what it does is done to the
/// run that is under way.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let native = Object::new(ctx.clone())?;
    native.set("output", output::bind(ctx)?)?;
    native.set("process", process::bind(ctx)?)?;
    native.set("time", time::bind(ctx)?)?;
    native.set("engine", engine::bind(ctx)?)?;
    native.set("random", Function::new(ctx.clone(), time::fill_random)?)?;
    native.set("proxy", Function::new(ctx.clone(), promise::proxy_parts)?)?;
    native.set("stdin", stdin::bind(ctx)?)?;
    native.set("fs", fs::bind(ctx)?)?;
    native.set("modules", loading::bind(ctx)?)?;
    native.set("promise", promise::bind(ctx)?)?;
    native.set("text", text::bind(ctx)?)?;
    native.set("url", url::bind(ctx)?)?;
    native.set("crypto", crypto::bind(ctx)?)?;
    native.set("zlib", zlib::bind(ctx)?)?;
    Ok(native)
}

/// Tells the object of the run that begins.
pub(crate) fn describe(native: &Object<'_>, job: &Job) -> Result<()> {
    process::describe(&native.get("process")?, job)
}
