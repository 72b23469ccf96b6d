//! The second fence: the component ends its runs by itself, and what it should fail to end is stopped here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use wasmtime::{Store, UpdateDeadline};

/// How much longer than its time a run may take: ten times what the components are late at most.
const GRACE: Duration = Duration::from_secs(1);

/// A deadline that others can see, and bring forward.
#[derive(Clone, Debug)]
pub(crate) struct Fence {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    start: Instant,
    /// Nanoseconds after `start`.
    ends: AtomicU64,
    cancelled: AtomicBool,
    stopped: AtomicBool,
}

impl Fence {
    pub(crate) fn new() -> Self {
        let ends = AtomicU64::new(u64::MAX);
        let (cancelled, stopped) = (AtomicBool::new(false), AtomicBool::new(false));
        Fence { shared: Arc::new(Shared { start: Instant::now(), ends, cancelled, stopped }) }
    }

    /// Lets the store look at the fence whenever the epoch goes on.
    pub(crate) fn guard<T>(&self, store: &mut Store<T>) {
        let fence = self.clone();
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(move |_| {
            Ok(if fence.holds() { UpdateDeadline::Continue(1) } else { UpdateDeadline::Interrupt })
        });
    }

    /// A run begins that has so much time.
    pub(crate) fn allow(&self, time: Duration) {
        let ends = self.shared.start.elapsed().saturating_add(time).saturating_add(GRACE);
        self.shared.ends.store(u64::try_from(ends.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// No run is under way.
    pub(crate) fn rest(&self) {
        self.shared.ends.store(u64::MAX, Ordering::Relaxed);
    }

    /// Ends what runs, and whatever would run after it.
    pub(crate) fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether somebody cancelled.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// Whether a run was stopped here.
    pub(crate) fn has_stopped(&self) -> bool {
        self.shared.stopped.load(Ordering::Relaxed)
    }

    /// Whether it is this one.
    pub(crate) fn is(&self, other: &Fence) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    fn holds(&self) -> bool {
        let passed = self.shared.start.elapsed().as_nanos() >= u128::from(self.shared.ends.load(Ordering::Relaxed));
        let stops = passed || self.is_cancelled();
        if stops {
            self.shared.stopped.store(true, Ordering::Relaxed);
        }
        !stops
    }
}
