//! Waiting for another thread, of which there is none: until the time is up, or the run's.
//!
//! What CPython waits with tells at once that time is up, and of a wait without end makes an abort. It is made to sleep
//! instead, so that `lock.acquire(timeout=1)` takes a second, and a lock that nobody can release is a wait that the
//! deadline ends.

use wasm_encoder::InstructionSink;
use wasmparser::ValType;

use crate::code::{at, beyond};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::Module;
use crate::passes::stack;

#[cfg(test)]
mod tests;

/// What every wait for another thread comes to: `(semaphore, nanoseconds, detach) -> why it is over`. Less than 0
/// nanoseconds are for ever.
const WAITS: &str = "_PySemaphore_Wait";

/// What libc sleeps with: `(timespec, what is left of it) -> errno`.
const SLEEPS: &str = "nanosleep";

/// What it answers when the time is up, and when it was interrupted, after which Python looks for signals and waits again.
const TIMED_OUT: i32 = -2;
const INTERRUPTED: i32 = -3;

const NANOSECONDS: i64 = 1_000_000_000;

/// For ever, in seconds: what a clock of nanoseconds can still express.
const FOR_EVER: i64 = 1_000_000_000;

/// The size of libc's `timespec`, whose seconds are 64 bits wide, and where the nanoseconds are in it.
const TIMESPEC: i32 = 16;
const NANOSECONDS_AT: u64 = 8;

/// What C waits with that has locks of its own, as zlib's objects do: `(condition, mutex) -> errno`. There it is a trap.
const WAITS_FOR_EVER: &str = "pthread_cond_wait";

/// Writes the bodies anew.
pub fn apply(component: &mut Component) -> Result<()> {
    const TIMEOUT: u32 = 1;
    const TIMESPEC_AT: u32 = 3;
    let python = component.library(stack::LOOP)?;
    let sleep =
        Sleep { stack_pointer: python.imported_global("__stack_pointer")?, sleeps: python.import("env", SLEEPS)? };
    let number = python.find(WAITS)?;
    if python.type_of(number).params() != [ValType::I32, ValType::I64, ValType::I32] {
        let problem = "it does not take a semaphore, nanoseconds and a flag".to_owned();
        return Err(ForgeError::Unexpected { module: python.name().into(), function: WAITS.into(), problem });
    }
    python.replace(number, &[(1, ValType::I32)], |code| {
        let seconds = |code: &mut InstructionSink<'_>| {
            code.i64_const(FOR_EVER).local_get(TIMEOUT).i64_const(NANOSECONDS).i64_div_u();
            code.local_get(TIMEOUT).i64_const(0).i64_lt_s().select();
        };
        sleep.write(code, TIMESPEC_AT, seconds, |code| {
            code.local_get(TIMEOUT).i64_const(NANOSECONDS).i64_rem_u().i32_wrap_i64();
        });
        code.i32_const(INTERRUPTED).i32_const(TIMED_OUT).local_get(TIMEOUT).i64_const(0).i64_lt_s().select();
    });
    // The sleep may end the run.
    python.function_mut(number).trusted = false;
    wait_for_ever(component.library(SLEEPS)?)
}

fn wait_for_ever(libc: &mut Module) -> Result<()> {
    const TIMESPEC_AT: u32 = 2;
    let sleep = Sleep { stack_pointer: libc.imported_global("__stack_pointer")?, sleeps: libc.exported(SLEEPS)? };
    let number = libc.exported(WAITS_FOR_EVER)?;
    libc.replace(number, &[(1, ValType::I32)], |code| {
        sleep.write(code, TIMESPEC_AT, |code| _ = code.i64_const(FOR_EVER), |code| _ = code.i32_const(0));
        code.i32_const(0);
    });
    libc.function_mut(number).trusted = false;
    Ok(())
}

/// How a library sleeps.
struct Sleep {
    stack_pointer: u32,
    sleeps: u32,
}

impl Sleep {
    /// Writes a sleep of so many seconds and nanoseconds. `timespec` is room for an address.
    fn write(
        &self,
        code: &mut InstructionSink<'_>,
        timespec: u32,
        seconds: impl FnOnce(&mut InstructionSink<'_>),
        nanoseconds: impl FnOnce(&mut InstructionSink<'_>),
    ) {
        let pointer = self.stack_pointer;
        code.global_get(pointer).i32_const(TIMESPEC).i32_sub().local_tee(timespec).global_set(pointer);
        code.local_get(timespec);
        seconds(code);
        code.i64_store(at(3)).local_get(timespec);
        nanoseconds(code);
        code.i32_store(beyond(NANOSECONDS_AT, 2));
        code.local_get(timespec).i32_const(0).call(self.sleeps).drop();
        code.local_get(timespec).i32_const(TIMESPEC).i32_add().global_set(pointer);
    }
}
