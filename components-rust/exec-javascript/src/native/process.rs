//! `native.process`: what a program is told of itself, and how it ends itself.

use std::rc::Rc;

use exec_core::{Ending, Signal};
use rquickjs::{Ctx, Error, Exception, Function, Object, Result, String as JsString};

use super::fs::Paths;
use crate::run::RunHandle;

/// What `argv[0]` says. There is no such file; programs print it or pass it on.
const EXECUTABLE: &str = "/usr/local/bin/golem-exec-javascript";

/// Makes the object `native.process`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>, run: &RunHandle, paths: &Rc<Paths>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let job = &run.job;
    let argv: Vec<String> =
        [EXECUTABLE.to_owned(), format!("/{}", job.entry)].into_iter().chain(job.args.iter().cloned()).collect();
    object.set("argv", argv)?;
    let env = Object::new(ctx.clone())?;
    for (name, value) in &job.env {
        env.set(name.as_str(), value.as_str())?;
    }
    object.set("env", env)?;
    bind_endings(ctx, run, &object)?;
    bind_working_dir(ctx, paths, &object)?;
    let memory = run.clone();
    let memory = move |ctx: Ctx<'js>| {
        let figures = Object::new(ctx)?;
        figures.set("used", memory.meter.used_bytes())?;
        figures.set("peak", memory.meter.peak_bytes())?;
        figures.set("limit", memory.job.memory_bytes)?;
        Ok::<_, Error>(figures)
    };
    object.set("memory", Function::new(ctx.clone(), memory)?)?;
    Ok(object)
}

fn bind_endings<'js>(ctx: &Ctx<'js>, run: &RunHandle, object: &Object<'js>) -> Result<()> {
    let exiting = run.clone();
    let exit = move |ctx: Ctx<'js>, code: i32| -> Result<()> { Err(exiting.end_and_stop(&ctx, Ending::Exited(code))) };
    object.set("exit", Function::new(ctx.clone(), exit)?)?;
    let dying = run.clone();
    let signal = move |ctx: Ctx<'js>, name: String| -> Result<()> {
        match Signal::from_name(&name) {
            Some(signal) => Err(dying.end_and_stop(&ctx, Ending::Signalled(signal))),
            None => Err(Exception::throw_type(&ctx, &format!("Unknown signal: {name}"))),
        }
    };
    object.set("signal", Function::new(ctx.clone(), signal)?)
}

fn bind_working_dir<'js>(ctx: &Ctx<'js>, paths: &Rc<Paths>, object: &Object<'js>) -> Result<()> {
    let here = Rc::clone(paths);
    object.set("cwd", Function::new(ctx.clone(), move || here.working_dir())?)?;
    let there = Rc::clone(paths);
    object
        .set("chdir", Function::new(ctx.clone(), move |ctx: Ctx<'js>, path: JsString<'js>| there.change(&ctx, &path))?)
}
