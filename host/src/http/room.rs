//! How much memory the bodies of requests take together, however many come at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bodies up to this size take no room: as many as there can be connections make 32 MiB.
const SMALL_BYTES: usize = 64 << 10;

/// How many of the largest bodies there can be at once; what comes on top waits. The number is arbitrary.
const LARGEST_AT_ONCE: usize = 16;

/// What room is counted in.
const UNIT_BYTES: usize = 1 << 10;

/// The room for bodies.
pub(super) struct Room {
    largest: usize,
    units: Arc<Semaphore>,
}

/// The room of one body, until it is dropped.
pub(super) type Place = OwnedSemaphorePermit;

impl Room {
    /// Room for bodies of which none is larger than this.
    pub(super) fn new(largest: usize) -> Self {
        let units = (units(largest) as usize).saturating_mul(LARGEST_AT_ONCE).min(Semaphore::MAX_PERMITS);
        Room { largest, units: Arc::new(Semaphore::new(units)) }
    }

    /// The most bytes that a body may have.
    pub(super) fn largest(&self) -> usize {
        self.largest
    }

    /// Waits for room for a body that says how large it is, or does not. A small one takes none.
    pub(super) async fn place(&self, bytes: Option<u64>) -> Option<Place> {
        let bytes = bytes.and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(self.largest).min(self.largest);
        if bytes <= SMALL_BYTES {
            return None;
        }
        // None only where the semaphore is closed, which it never is.
        Arc::clone(&self.units).acquire_many_owned(units(bytes)).await.ok()
    }
}

fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::runtime::Builder;
    use tokio::time::timeout;

    use super::*;

    #[test]
    fn large_bodies_wait_and_small_ones_do_not() {
        let room = Room::new(1 << 20);
        let threads = Builder::new_current_thread().enable_time().build().unwrap();
        threads.block_on(async {
            let waits = async |bytes| timeout(Duration::from_millis(20), room.place(bytes)).await.is_err();
            let mut places = Vec::new();
            for bytes in [Some(1 << 20), None].repeat(LARGEST_AT_ONCE / 2) {
                places.push(room.place(bytes).await.unwrap());
            }
            assert!(waits(Some(1 << 17)).await && waits(None).await && waits(Some(u64::MAX)).await);
            assert!(room.place(Some(SMALL_BYTES as u64)).await.is_none());
            places.pop();
            assert!(!waits(Some(1 << 17)).await);
        });
    }
}
