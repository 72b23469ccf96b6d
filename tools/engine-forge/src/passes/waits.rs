//! Waiting for another thread, of which there is none: until the time is up, or the run's.
//!
//! What CPython waits with tells at once that time is up, and of a wait without end makes an abort. It is made to sleep
//! instead, so that `lock.acquire(timeout=1)` takes a second, and a lock that nobody can release is a wait that the
//! deadline ends.

use wasm_encoder::MemArg;
use wasmparser::ValType;

use crate::component::Component;
use crate::error::{ForgeError, Result};
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

/// Writes the body anew.
pub fn apply(component: &mut Component) -> Result<()> {
    const TIMEOUT: u32 = 1;
    const TIMESPEC_AT: u32 = 3;
    let python = component.library(stack::LOOP)?;
    let stack_pointer = python.imported_global("__stack_pointer")?;
    let sleep = python.import("env", SLEEPS)?;
    let number = python.find(WAITS)?;
    if python.type_of(number).params() != [ValType::I32, ValType::I64, ValType::I32] {
        let problem = "it does not take a semaphore, nanoseconds and a flag".to_owned();
        return Err(ForgeError::Unexpected { module: python.name().into(), function: WAITS.into(), problem });
    }
    python.replace(number, &[(1, ValType::I32)], |code| {
        let at = |offset, align| MemArg { offset, align, memory_index: 0 };
        code.global_get(stack_pointer).i32_const(TIMESPEC).i32_sub().local_tee(TIMESPEC_AT).global_set(stack_pointer);
        code.local_get(TIMESPEC_AT).i64_const(FOR_EVER).local_get(TIMEOUT).i64_const(NANOSECONDS).i64_div_u();
        code.local_get(TIMEOUT).i64_const(0).i64_lt_s().select().i64_store(at(0, 3));
        code.local_get(TIMESPEC_AT).local_get(TIMEOUT).i64_const(NANOSECONDS).i64_rem_u().i32_wrap_i64();
        code.i32_store(at(NANOSECONDS_AT, 2));
        code.local_get(TIMESPEC_AT).i32_const(0).call(sleep).drop();
        code.local_get(TIMESPEC_AT).i32_const(TIMESPEC).i32_add().global_set(stack_pointer);
        code.i32_const(INTERRUPTED).i32_const(TIMED_OUT).local_get(TIMEOUT).i64_const(0).i64_lt_s().select();
    });
    // The sleep may end the run.
    python.function_mut(number).trusted = false;
    Ok(())
}
