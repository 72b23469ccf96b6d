//! What an engine asks of the host besides files and waiting.

use crate::wit::wasi::clocks::wall_clock;
use crate::wit::wasi::random::random;

/// Nanoseconds since 1970, as the host's clock says.
pub(crate) fn wall_clock_ns() -> u64 {
    let now = wall_clock::now();
    now.seconds.saturating_mul(1_000_000_000).saturating_add(now.nanoseconds.into())
}

/// Random bytes that nobody can foresee.
pub fn random_bytes(count: usize) -> Vec<u8> {
    random::get_random_bytes(count as u64)
}
