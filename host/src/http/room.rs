//! How much memory the bodies of requests, and answers that are not read yet, take together, however many there are at once.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::response::Response;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Up to this size nothing takes room: as many as there can be connections make 32 MiB.
const SMALL_BYTES: usize = 64 << 10;

/// How many of the largest there can be at once. The number is arbitrary.
const LARGEST_AT_ONCE: usize = 16;

/// What room is counted in.
const UNIT_BYTES: usize = 1 << 10;

/// The room for all of one kind.
pub(super) struct Room {
    largest: usize,
    units: Arc<Semaphore>,
    most: u32,
}

/// The room of one, until it is dropped.
#[derive(Default)]
pub(super) struct Place(Option<OwnedSemaphorePermit>);

impl Room {
    /// Room for sixteen of this size, or more that are smaller.
    pub(super) fn new(largest: usize) -> Self {
        let most = units(largest.saturating_mul(LARGEST_AT_ONCE)).max(1);
        let count = (most as usize).min(Semaphore::MAX_PERMITS);
        Room { largest, units: Arc::new(Semaphore::new(count)), most }
    }

    /// The most bytes that one body may have.
    pub(super) fn largest(&self) -> usize {
        self.largest
    }

    /// Makes a place as large as what has come, if there is room.
    pub(super) fn grow(&self, place: &mut Place, bytes: usize) -> bool {
        let has = place.0.as_ref().map_or(0, |permit| permit.num_permits() as u32);
        let wants = if bytes <= SMALL_BYTES { 0 } else { units(bytes) };
        if wants <= has {
            return true;
        }
        let Ok(more) = Arc::clone(&self.units).try_acquire_many_owned(wants - has) else { return false };
        match &mut place.0 {
            Some(permit) => permit.merge(more),
            None => place.0 = Some(more),
        }
        true
    }

    /// Waits for room. What is larger than all of it waits until it is alone.
    pub(super) async fn place(&self, bytes: usize) -> Place {
        if bytes <= SMALL_BYTES {
            return Place::default();
        }
        // None only where the semaphore is closed, which it never is.
        Place(Arc::clone(&self.units).acquire_many_owned(units(bytes).min(self.most)).await.ok())
    }
}

fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX)
}

/// Bytes, and the room that they take.
struct Placed {
    bytes: Vec<u8>,
    _place: Place,
}

impl AsRef<[u8]> for Placed {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// An answer that has its room until it was sent: whoever sends it keeps the bytes for longer than their body.
pub(super) fn placed(bytes: Vec<u8>, place: Place) -> Response {
    Response::new(Body::from(Bytes::from_owner(Placed { bytes, _place: place })))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::HttpBody as _;
    use tokio::runtime::Builder;
    use tokio::time::timeout;

    use super::*;

    const LARGEST: usize = 1 << 20;

    #[test]
    fn what_comes_takes_room_as_it_comes() {
        let room = Room::new(LARGEST);
        let mut places: Vec<_> = (0..LARGEST_AT_ONCE).map(|_| Place::default()).collect();
        for bytes in [SMALL_BYTES, LARGEST / 2, LARGEST] {
            assert!(places.iter_mut().all(|place| room.grow(place, bytes)));
        }
        let mut late = Place::default();
        assert!(room.grow(&mut late, SMALL_BYTES) && !room.grow(&mut late, SMALL_BYTES + 1));
        places.pop();
        assert!(room.grow(&mut late, LARGEST));
    }

    #[test]
    fn large_answers_wait_and_small_ones_do_not() {
        let room = Room::new(LARGEST);
        let threads = Builder::new_current_thread().enable_time().build().unwrap();
        threads.block_on(async {
            let all = room.place(usize::MAX).await;
            let waits = async |bytes| timeout(Duration::from_millis(20), room.place(bytes)).await.is_err();
            assert!(waits(SMALL_BYTES + 1).await && !waits(SMALL_BYTES).await);
            drop(all);
            assert!(!waits(usize::MAX).await);
        });
    }

    #[test]
    fn an_answer_has_its_room_until_it_goes() {
        let room = Room::new(LARGEST);
        let mut place = Place::default();
        assert!(room.grow(&mut place, LARGEST));
        let free = room.units.available_permits();
        let answer = placed(vec![0; LARGEST], place);
        assert_eq!((answer.body().size_hint().exact(), room.units.available_permits()), (Some(LARGEST as u64), free));
        drop(answer);
        assert_eq!(room.units.available_permits(), room.most as usize);
    }
}
