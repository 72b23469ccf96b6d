//! The time of a run.

use std::cell::Cell;
use std::rc::Rc;

use crate::wit::wasi::clocks::monotonic_clock::{self, Instant};
use crate::wit::wasi::io::poll::{self, Pollable};

const NANOS_PER_MS: u64 = 1_000_000;

/// When a run began and when it has to be over. Clones are of the same run.
#[derive(Clone, Debug)]
pub struct Deadline {
    began: Instant,
    latest: Instant,
    /// What must still be done afterwards, in nanoseconds.
    owed: Rc<Cell<u64>>,
}

/// Why a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// What was waited for is there.
    Ready,
    /// The time that the caller gave has passed.
    Elapsed,
    /// The deadline has passed; this is said before anything else.
    Deadline,
}

impl Deadline {
    /// A run that begins now and may take `time_ms`.
    pub fn starting_now(time_ms: u64) -> Self {
        let began = monotonic_clock::now();
        Self::between(began, began.saturating_add(time_ms.saturating_mul(NANOS_PER_MS)))
    }

    /// A run that began and has to end at these instants of the monotonic clock.
    pub fn between(began: Instant, ends: Instant) -> Self {
        Deadline { began, latest: ends.max(began), owed: Rc::default() }
    }

    /// When the run began.
    pub fn began(&self) -> Instant {
        self.began
    }

    /// When it has to be over, with time left for what must be done afterwards.
    pub fn ends(&self) -> Instant {
        self.latest.saturating_sub(self.owed.get()).max(self.began)
    }

    /// When it would have to be over if nothing had to be done afterwards.
    pub fn latest(&self) -> Instant {
        self.latest
    }

    /// Says how many nanoseconds are needed afterwards, in place of what was said before.
    pub(crate) fn owe(&self, nanos: u64) {
        self.owed.set(nanos);
    }

    /// Nanoseconds since the run began. Each call reads the clock, which a durable host logs.
    pub fn elapsed_ns(&self) -> u64 {
        monotonic_clock::now().saturating_sub(self.began)
    }

    /// Milliseconds since the run began, rounded up: a run that took some time never says 0.
    pub fn elapsed_ms(&self) -> u64 {
        self.elapsed_ns().div_ceil(NANOS_PER_MS)
    }

    /// The nanoseconds that the run may take in all.
    pub fn allowed_ns(&self) -> u64 {
        self.ends() - self.began
    }

    /// Whether the time is over. Each call reads the clock.
    pub fn has_passed(&self) -> bool {
        self.elapsed_ns() >= self.allowed_ns()
    }

    /// Sleeps for `nanos`, or until `other` is ready, or until the deadline, whichever comes first.
    pub fn wait(&self, nanos: Option<u64>, other: Option<&Pollable>) -> Woken {
        if self.has_passed() {
            return Woken::Deadline;
        }
        let wake =
            nanos.map_or(self.ends(), |nanos| self.began.saturating_add(self.elapsed_ns()).saturating_add(nanos));
        let timer = monotonic_clock::subscribe_instant(wake.min(self.ends()));
        let ready = match other {
            Some(other) => poll::poll(&[&timer, other]),
            None => poll::poll(&[&timer]),
        };
        if self.has_passed() {
            Woken::Deadline
        } else if ready.contains(&1) {
            Woken::Ready
        } else {
            Woken::Elapsed
        }
    }
}
