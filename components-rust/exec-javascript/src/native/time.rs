//! `native.time` and `native.random`: clocks and chance, as the host gives them.

use std::cell::RefCell;

use exec_core::{Deadline, host};
use rquickjs::{Ctx, Function, Object, Result};

use super::text::view::Bytes;
use crate::guard;
use crate::run::RunHandle;

const NANOS_PER_MS: f64 = 1e6;

/// How much is drawn from the host at once, between two looks at the clock.
const RANDOM_CHUNK: usize = 64 << 10;

/// Makes the object `native.time`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>, run: &RunHandle) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let deadline = run.job.deadline.clone();
    let monotonic = move || deadline.tell().saturating_sub(deadline.began()) as f64 / NANOS_PER_MS;
    object.set("monotonic", Function::new(ctx.clone(), monotonic)?)?;
    let deadline = run.job.deadline.clone();
    object.set("wall", Function::new(ctx.clone(), move || deadline.tell_wall() as f64 / NANOS_PER_MS)?)?;
    Ok(object)
}

thread_local! {
    /// The clock of the run that is under way: QuickJS asks without saying for which.
    static CLOCK: RefCell<Option<Deadline>> = const { RefCell::new(None) };
}

/// Runs a program whose dates are told by the clock of `deadline`.
pub(crate) fn with_clock<T>(deadline: &Deadline, run: impl FnOnce() -> T) -> T {
    CLOCK.set(Some(deadline.clone()));
    let result = run();
    CLOCK.set(None);
    result
}

/// What `Date` is told (`quickjs/clock.patch`).
#[cfg(target_family = "wasm")]
#[unsafe(no_mangle)]
extern "C" fn exec_wall_clock_ms() -> i64 {
    let wall_ns = CLOCK.with_borrow(|clock| clock.as_ref().map_or(0, Deadline::tell_wall));
    // Milliseconds of a 64-bit number of nanoseconds fit.
    (wall_ns / 1_000_000) as i64
}

/// Fills a buffer with random bytes.
pub(crate) fn fill_random<'js>(ctx: Ctx<'js>, mut target: Bytes<'js>) -> Result<()> {
    for chunk in target.as_mut_slice().chunks_mut(RANDOM_CHUNK) {
        guard::checkpoint(&ctx)?;
        let drawn = host::random_bytes(chunk.len());
        chunk.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
    }
    Ok(())
}
