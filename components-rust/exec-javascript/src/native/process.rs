//! `native.process`: what a program is told of itself, and how it ends itself.

use exec_core::{Ending, Job, Signal};
use rquickjs::{Ctx, Exception, Function, Object, Result, String as JsString};

use crate::run::Run;

/// What `argv[0]` says. There is no such file; programs print it or pass it on.
const EXECUTABLE: &str = "/usr/local/bin/golem-exec-javascript";

/// Makes the object `native.process`, for [`describe`] to complete.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("exit", Function::new(ctx.clone(), exit)?)?;
    object.set("signal", Function::new(ctx.clone(), signal)?)?;
    object.set("cwd", Function::new(ctx.clone(), || Run::current().map(|run| run.paths.working_dir()))?)?;
    let chdir = |ctx: Ctx<'js>, path: JsString<'js>| Run::current()?.paths.change(&ctx, &path);
    object.set("chdir", Function::new(ctx.clone(), chdir)?)?;
    object.set("memory", Function::new(ctx.clone(), memory)?)?;
    Ok(object)
}

/// Adds what differs from run to run. Modules that read it are loaded by the program and not before.
pub(crate) fn describe<'js>(object: &Object<'js>, job: &Job) -> Result<()> {
    let argv: Vec<String> =
        [EXECUTABLE.to_owned(), format!("/{}", job.entry)].into_iter().chain(job.args.iter().cloned()).collect();
    object.set("argv", argv)?;
    let env = Object::new(object.ctx().clone())?;
    for (name, value) in &job.env {
        env.set(name.as_str(), value.as_str())?;
    }
    object.set("env", env)
}

fn exit(ctx: Ctx<'_>, code: i32) -> Result<()> {
    Err(Run::current()?.end_and_stop(&ctx, Ending::Exited(code)))
}

fn signal(ctx: Ctx<'_>, name: String) -> Result<()> {
    match Signal::from_name(&name) {
        Some(signal) => Err(Run::current()?.end_and_stop(&ctx, Ending::Signalled(signal))),
        None => Err(Exception::throw_type(&ctx, &format!("Unknown signal: {name}"))),
    }
}

fn memory(ctx: Ctx<'_>) -> Result<Object<'_>> {
    let run = Run::current()?;
    let figures = Object::new(ctx)?;
    figures.set("used", run.meter.used_bytes())?;
    figures.set("peak", run.meter.peak_bytes())?;
    figures.set("limit", run.job.memory_bytes)?;
    Ok(figures)
}
