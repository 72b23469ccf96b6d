//! `native.time` and `native.random`: clocks and chance, as the host gives them.

use exec_core::host;
use rquickjs::{Ctx, Error, Function, Object, Result};

use super::text::view::Bytes;
use crate::guard;
use crate::run::Run;

const NANOS_PER_MS: f64 = 1e6;

/// How much is drawn from the host at once, between two looks at the clock.
const RANDOM_CHUNK: usize = 64 << 10;

/// Makes the object `native.time`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let monotonic = || {
        let run = Run::current()?;
        let deadline = &run.job.deadline;
        Ok::<_, Error>(deadline.tell().saturating_sub(deadline.began()) as f64 / NANOS_PER_MS)
    };
    object.set("monotonic", Function::new(ctx.clone(), monotonic)?)?;
    let wall = || Run::current().map(|run| run.job.deadline.tell_wall() as f64 / NANOS_PER_MS);
    object.set("wall", Function::new(ctx.clone(), wall)?)?;
    Ok(object)
}

/// What `Date` is told (`quickjs/clock.patch`).
#[cfg(target_family = "wasm")]
#[unsafe(no_mangle)]
extern "C" fn exec_wall_clock_ms() -> i64 {
    let wall_ns = Run::current().map_or(0, |run| run.job.deadline.tell_wall());
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
