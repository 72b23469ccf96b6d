//! `native.stdin`: what a program reads as its standard input.

use exec_core::{Ending, Read};
use rquickjs::{Ctx, Function, Object, Result, Value};

use super::text::heap::HeapVec;
use crate::run::{Run, RunHandle};

/// Makes the object `native.stdin`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>, run: &RunHandle) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let waiting = run.clone();
    let read = move |ctx: Ctx<'js>, max: f64| to_value(&ctx, &waiting, read(&waiting, size(max)));
    object.set("read", Function::new(ctx.clone(), read)?)?;
    let now = run.clone();
    let read_now = move |ctx: Ctx<'js>, max: f64| {
        let read = now.job.stdin.borrow_mut().read_now(size(max));
        to_value(&ctx, &now, read)
    };
    object.set("readNow", Function::new(ctx.clone(), read_now)?)?;
    let interested = run.clone();
    object.set("interest", Function::new(ctx.clone(), move |wanted: bool| interested.want_stdin(wanted))?)?;
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
