//! The machine's clocks, with a count of how often they are read: on a durable host each read is a line in a log.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use wasmtime_wasi::{HostMonotonicClock, HostWallClock};

/// Both clocks of one instance.
#[derive(Clone, Debug)]
pub struct Clock {
    start: Instant,
    /// The nanoseconds after the start at which the monotonic clock began.
    begins: Arc<AtomicU64>,
    reads: Arc<AtomicU64>,
}

impl Default for Clock {
    fn default() -> Self {
        Clock { start: Instant::now(), begins: Arc::default(), reads: Arc::default() }
    }
}

impl Clock {
    /// How often either was read.
    pub fn reads(&self) -> u64 {
        self.reads.load(Ordering::Relaxed)
    }

    /// Lets the monotonic clock begin at nought once more.
    pub fn begin_anew(&self) {
        self.begins.store(self.start.elapsed().as_nanos() as u64, Ordering::Relaxed);
    }

    fn count(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }
}

impl HostMonotonicClock for Clock {
    fn resolution(&self) -> u64 {
        1
    }

    fn now(&self) -> u64 {
        self.count();
        self.start.elapsed().as_nanos() as u64 - self.begins.load(Ordering::Relaxed)
    }
}

impl HostWallClock for Clock {
    fn resolution(&self) -> Duration {
        Duration::from_nanos(1)
    }

    fn now(&self) -> Duration {
        self.count();
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }
}
