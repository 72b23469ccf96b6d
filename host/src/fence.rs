//! The second fence: the component ends its runs by itself, and what it should fail to end is stopped here.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::time::timeout;
use wasmtime::{Store, UpdateDeadline};

use crate::wasm::TICK;

/// How much longer than its time a run may take: ten times what the components are late at most.
const GRACE: Duration = Duration::from_secs(1);

/// The same for a run that computes, in looks, of which there is one an epoch, or about as many, while the run goes on. A machine that sleeps, or
/// gives its cores to others, is no fault of the run.
const LOOKS: u32 = (GRACE.as_millis() / TICK.as_millis()) as u32;

/// Where a run meets its fence while it computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Where it asks for the time, as our components do in whatever they are doing.
    Looks,
    /// In every function and every loop, wherever it comes from.
    Epochs,
}

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
    /// The looks since then.
    late: AtomicU32,
    /// Nanoseconds after `start`: the last of them, where the run asks for the time.
    looked: AtomicU64,
    cancelled: AtomicBool,
    stopped: AtomicBool,
    /// Wakes who waits in the host.
    falls: Notify,
}

impl Fence {
    pub(crate) fn new() -> Self {
        let (ends, late, looked) = (AtomicU64::new(u64::MAX), AtomicU32::new(0), AtomicU64::new(0));
        let (cancelled, stopped, falls) = (AtomicBool::new(false), AtomicBool::new(false), Notify::new());
        Fence { shared: Arc::new(Shared { start: Instant::now(), ends, late, looked, cancelled, stopped, falls }) }
    }

    /// Lets the store look at the fence whenever the epoch goes on.
    pub(crate) fn guard<T>(&self, store: &mut Store<T>) {
        let fence = self.clone();
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(move |_| {
            Ok(if fence.lets_compute() { UpdateDeadline::Continue(1) } else { UpdateDeadline::Interrupt })
        });
    }

    /// A run begins that has so much time.
    pub(crate) fn allow(&self, time: Duration) {
        let ends = self.shared.start.elapsed().saturating_add(time);
        self.shared.late.store(0, Ordering::Relaxed);
        self.shared.ends.store(u64::try_from(ends.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// No run is under way.
    pub(crate) fn rest(&self) {
        self.shared.ends.store(u64::MAX, Ordering::Relaxed);
    }

    /// Ends what runs, and whatever would run after it.
    pub(crate) fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Release);
        self.shared.falls.notify_waiters();
    }

    /// Whether somebody cancelled.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Acquire)
    }

    /// Whether a run was stopped here.
    pub(crate) fn has_stopped(&self) -> bool {
        self.shared.stopped.load(Ordering::Relaxed)
    }

    /// Whether it is this one.
    pub(crate) fn is(&self, other: &Fence) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// Comes when the present run must end: for a run that waits, which no epoch reaches.
    pub(crate) async fn falls(&self) {
        let mut cancelled = pin!(self.shared.falls.notified());
        // From here on none is missed.
        cancelled.as_mut().enable();
        while self.lets_wait() {
            let left = self.ends().saturating_add(GRACE).saturating_sub(self.shared.start.elapsed());
            // Either is looked at again by the condition.
            let _ = timeout(left, cancelled.as_mut()).await;
        }
    }

    fn ends(&self) -> Duration {
        Duration::from_nanos(self.shared.ends.load(Ordering::Relaxed))
    }

    fn lets_wait(&self) -> bool {
        self.holds(self.shared.start.elapsed() < self.ends().saturating_add(GRACE))
    }

    /// One look of a run that asks for the time. It may do that as often as it likes: what counts is one look in a tick.
    pub(crate) fn lets_ask(&self) -> bool {
        let now = self.shared.start.elapsed();
        let looked = Duration::from_nanos(self.shared.looked.load(Ordering::Relaxed));
        if now.saturating_sub(looked) < TICK {
            return self.holds(true);
        }
        self.shared.looked.store(u64::try_from(now.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.lets_compute()
    }

    fn lets_compute(&self) -> bool {
        let is_late = self.shared.start.elapsed() >= self.ends();
        self.holds(!is_late || self.shared.late.fetch_add(1, Ordering::Relaxed) < LOOKS)
    }

    fn holds(&self, has_time: bool) -> bool {
        let holds = has_time && !self.is_cancelled();
        if !holds {
            self.shared.stopped.store(true, Ordering::Relaxed);
        }
        holds
    }
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Builder;

    use super::*;

    #[test]
    fn what_computes_is_late_by_what_it_computes() {
        let fence = Fence::new();
        assert!((0..2 * LOOKS).all(|_| fence.lets_compute()));
        fence.allow(Duration::ZERO);
        // However long the machine slept: it has not had its looks.
        assert!((0..LOOKS).all(|_| fence.lets_compute()) && !fence.has_stopped());
        assert!(!fence.lets_compute() && fence.has_stopped());
    }

    #[test]
    fn who_asks_for_the_time_again_and_again_is_no_later_for_it() {
        let fence = Fence::new();
        fence.allow(Duration::ZERO);
        let begun = Instant::now();
        let asked = std::iter::repeat_with(|| fence.lets_ask()).take_while(|lets| *lets).take(100 * LOOKS as usize);
        let asked = asked.count();
        assert!(asked == 100 * LOOKS as usize || begun.elapsed() >= GRACE - TICK, "stopped after {asked}");
        fence.cancel();
        assert!(!fence.lets_ask());
    }

    #[test]
    fn what_waits_is_woken_by_its_end_and_by_others() {
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        let fence = Fence::new();
        let waits = |time| runtime.block_on(async { timeout(time, fence.falls()).await.is_ok() });
        assert!(!waits(Duration::from_millis(20)));
        fence.allow(Duration::ZERO);
        assert!(!waits(Duration::from_millis(20)) && waits(2 * GRACE));
        fence.rest();
        let other = fence.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            other.cancel();
        });
        assert!(waits(Duration::from_secs(60)) && waits(Duration::ZERO));
    }
}
