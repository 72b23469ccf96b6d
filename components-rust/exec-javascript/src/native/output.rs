//! `native.output`: what a program writes to its standard streams.

use exec_core::{Channel, Ending};
use rquickjs::{Ctx, Function, Object, Result, String, Value};

use super::text::heap::HeapVec;
use super::text::view::{Bytes, Utf8, replace_surrogates};
use crate::run::Run;

/// Makes the object `native.output`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("write", Function::new(ctx.clone(), write_value)?)?;
    Ok(object)
}

fn write_value<'js>(ctx: Ctx<'js>, descriptor: i32, data: Value<'js>) -> Result<()> {
    let run = Run::current()?;
    let channel = if descriptor == 2 { Channel::Stderr } else { Channel::Stdout };
    match data.try_into_string() {
        Ok(text) => write_text(&ctx, &run, channel, &text),
        Err(other) => write(&ctx, &run, channel, other.get::<Bytes>()?.as_slice()),
    }
}

/// Writes text as UTF-8. A lone surrogate has no UTF-8 and is written as U+FFFD, as Node does.
fn write_text<'js>(ctx: &Ctx<'js>, run: &Run, channel: Channel, text: &String<'js>) -> Result<()> {
    let text = Utf8::new(text)?;
    if std::str::from_utf8(text.as_bytes()).is_ok() {
        return write(ctx, run, channel, text.as_bytes());
    }
    let mut mended = HeapVec::<u8>::new(ctx);
    mended.extend(text.as_bytes())?;
    replace_surrogates(mended.as_mut_slice());
    write(ctx, run, channel, mended.as_slice())
}

/// Writes bytes. Past the cap the run is over: the program gets no chance to go on.
pub(crate) fn write(ctx: &Ctx<'_>, run: &Run, channel: Channel, bytes: &[u8]) -> Result<()> {
    // What exceeded the cap is remembered by the output itself, which decides what the end is called.
    run.job.output.write(channel, bytes).map_err(|_| run.end_and_stop(ctx, Ending::Exited(1)))
}
