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

use std::rc::Rc;

use rquickjs::function::This;
use rquickjs::object::Accessor;
use rquickjs::{Ctx, Error, Function, Object, Result};

pub(crate) use fs::About;

use crate::run::RunHandle;

/// The object with everything that library code can ask of the component. Its larger parts are made when they are first
/// asked for: most programs want none of them.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>, run: &RunHandle) -> Result<Object<'js>> {
    let native = Object::new(ctx.clone())?;
    let paths = Rc::new(fs::Paths::new(&run.job));
    native.set("output", output::bind(ctx, run)?)?;
    native.set("process", process::bind(ctx, run, &paths)?)?;
    native.set("time", time::bind(ctx, run)?)?;
    native.set("engine", engine::bind(ctx)?)?;
    native.set("random", Function::new(ctx.clone(), time::fill_random)?)?;
    native.set("proxy", Function::new(ctx.clone(), promise::proxy_parts)?)?;
    let reading = run.clone();
    lazy(&native, "stdin", move |ctx| stdin::bind(ctx, &reading))?;
    let storing = run.clone();
    lazy(&native, "fs", move |ctx| fs::bind(ctx, &storing, &paths))?;
    let loading = run.clone();
    lazy(&native, "modules", move |ctx| loading::bind(ctx, &loading))?;
    lazy(&native, "promise", promise::bind)?;
    lazy(&native, "text", text::bind)?;
    lazy(&native, "url", url::bind)?;
    lazy(&native, "crypto", crypto::bind)?;
    lazy(&native, "zlib", zlib::bind)?;
    Ok(native)
}

/// A property that is made at its first use and is an ordinary value from then on.
fn lazy<'js>(
    native: &Object<'js>,
    name: &'static str,
    bind: impl Fn(&Ctx<'js>) -> Result<Object<'js>> + 'js,
) -> Result<()> {
    let get = move |ctx: Ctx<'js>, this: This<Object<'js>>| {
        let object = bind(&ctx)?;
        this.prop(name, object.clone())?;
        Ok::<_, Error>(object)
    };
    native.prop(name, Accessor::from(get).configurable())
}
