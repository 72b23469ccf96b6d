//! What native code asks before it takes memory or time that QuickJS does not see.

use std::rc::Rc;

use rquickjs::{Ctx, Error, Exception, Result, qjs};

use crate::memory::Meter;
use crate::run::Run;

/// Memory that was taken from the program's allowance, given back on drop.
pub struct Charge {
    bytes: usize,
    meter: Option<Rc<Meter>>,
}

impl Drop for Charge {
    fn drop(&mut self) {
        if let Some(meter) = &self.meter {
            meter.refund(self.bytes);
        }
    }
}

/// Takes `bytes` from the program's allowance, or throws the engine's own out-of-memory error.
pub fn charge(ctx: &Ctx<'_>, bytes: usize) -> Result<Charge> {
    let Ok(run) = Run::current() else {
        return Ok(Charge { bytes: 0, meter: None });
    };
    if run.meter.charge(bytes) {
        Ok(Charge { bytes, meter: Some(Rc::clone(&run.meter)) })
    } else {
        Err(out_of_memory(ctx))
    }
}

/// Throws the engine's own out-of-memory error.
pub fn out_of_memory(ctx: &Ctx<'_>) -> Error {
    // SAFETY: the context is alive; the call leaves its exception pending, which is what `Error::Exception` says.
    unsafe { qjs::JS_ThrowOutOfMemory(ctx.as_raw().as_ptr()) };
    Error::Exception
}

/// Throws the uncatchable end of the run once the deadline has passed.
pub fn checkpoint(ctx: &Ctx<'_>) -> Result<()> {
    match Run::current() {
        Ok(run) if run.checkpoint() => Err(run.stop(ctx)),
        _ => Ok(()),
    }
}

/// Leaves the exception of a failure pending, whatever kind of failure it is.
pub fn raise(ctx: &Ctx<'_>, error: Error) {
    if !error.is_exception() {
        Exception::throw_message(ctx, &error.to_string());
    }
}
