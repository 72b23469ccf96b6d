//! `native.time` and `native.random`: clocks and chance, as the host gives them.

use exec_core::host;
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
    let run = run.clone();
    let monotonic = move || run.job.deadline.elapsed_ns() as f64 / NANOS_PER_MS;
    object.set("monotonic", Function::new(ctx.clone(), monotonic)?)?;
    object.set("wall", Function::new(ctx.clone(), || host::wall_clock_ns() as f64 / NANOS_PER_MS)?)?;
    Ok(object)
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
