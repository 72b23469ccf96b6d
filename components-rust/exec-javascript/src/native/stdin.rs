//! `native.stdin`: what a program reads as its standard input.

use exec_core::{Ending, Read};
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::text::heap::HeapVec;
use crate::run::Run;

/// Makes the object `native.stdin`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let wait = |ctx: Ctx<'js>, max: f64| {
        let run = Run::current()?;
        to_value(&ctx, &run, read(&run, size(max)))
    };
    object.set("read", Function::new(ctx.clone(), wait)?)?;
    let read_now = |ctx: Ctx<'js>, max: f64| {
        let run = Run::current()?;
        let read = run.job.stdin.borrow_mut().read_now(size(max));
        to_value(&ctx, &run, read)
    };
    object.set("readNow", Function::new(ctx.clone(), read_now)?)?;
    let interest = |wanted: bool| Run::current().map(|run| run.want_stdin(wanted));
    object.set("interest", Function::new(ctx.clone(), interest)?)?;
    Ok(object)
}

/// Reads and waits for it, until the deadline.
pub(crate) fn read(run: &Run, max: usize) -> Read {
    run.job.stdin.borrow_mut().read(max, &run.job.deadline)
}

/// A number of bytes as JavaScript gives it; the cast takes what is out of range to the nearest end.
fn size(max: f64) -> usize {
    max as usize
}

fn to_value<'js>(ctx: &Ctx<'js>, run: &Run, read: Read) -> Result<Value<'js>> {
    match read {
        Read::Bytes(bytes) => {
            let mut buffer = HeapVec::<u8>::with_capacity(ctx, bytes.len())?;
            buffer.extend(&bytes)?;
            buffer.into_uint8array()
        }
        Read::End => Ok(Value::new_null(ctx.clone())),
        Read::Nothing => Ok(Value::new_undefined(ctx.clone())),
        Read::TimedOut => Err(run.end_and_stop(ctx, Ending::TimedOut)),
    }
}
