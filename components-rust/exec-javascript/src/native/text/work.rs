//! How natives ask for the time.
//!
//! `guard::checkpoint` wants to be called about once in a millisecond of work, neither much less often (the deadline
//! would be missed) nor much more (each look at the clock costs a durable host a line in its log). Natives do not know
//! how long they take, but they know how many bytes they went through: they count estimates, and the count goes on from
//! one call to the next.

use std::cell::Cell;

use rquickjs::{Ctx, Result};

use crate::guard;

/// The work between two checkpoints.
const STEP_NS: u64 = 1_000_000;

/// So many checkpoints in a row are enough for the guard to look at the clock, whatever its pace.
const MOST_STEPS: u64 = 1_000;

thread_local! {
    static COUNTED_NS: Cell<u64> = const { Cell::new(0) };
}

/// Counts `items` times `nanoseconds` of work, by a cautious estimate for WebAssembly, and passes the checkpoints that
/// are due.
pub(crate) fn spend(ctx: &Ctx<'_>, items: usize, nanoseconds: u64) -> Result<()> {
    let work = nanoseconds.saturating_mul(items as u64);
    let counted = COUNTED_NS.get().saturating_add(work);
    COUNTED_NS.set(counted % STEP_NS);
    for _ in 0..(counted / STEP_NS).min(MOST_STEPS) {
        guard::checkpoint(ctx)?;
    }
    Ok(())
}
