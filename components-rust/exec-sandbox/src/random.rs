//! `wasi:random/random`: the host's random numbers.

use exec_io::wit::wasi::random::random;

use crate::Sandbox;
use crate::wit::exports::wasi::random0_2_9::random::Guest;

/// The most that is asked of the host at once. Hosts refuse, by a trap, what is too much for them.
const TRANSFER_BYTES: u64 = 64 << 10;

impl Guest for Sandbox {
    /// A number of bytes for which there is no memory gives none: the interface has no way to fail.
    fn get_random_bytes(len: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        if usize::try_from(len).is_ok_and(|len| bytes.try_reserve_exact(len).is_ok()) {
            while (bytes.len() as u64) < len {
                bytes.extend(random::get_random_bytes(TRANSFER_BYTES.min(len - bytes.len() as u64)));
            }
        }
        bytes
    }

    fn get_random_u64() -> u64 {
        random::get_random_u64()
    }
}
