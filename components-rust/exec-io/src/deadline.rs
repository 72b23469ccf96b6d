//! The time of a run.

use std::cell::Cell;
use std::rc::Rc;

use crate::clock::Clock;
use crate::wit::wasi::clocks::monotonic_clock::{self, Instant};
use crate::wit::wasi::io::poll::{self, Pollable};

const NANOS_PER_MS: u64 = 1_000_000;

/// When a run began and when it has to be over, by a clock of its own. Clones are of the same run.
#[derive(Clone, Debug)]
pub struct Deadline {
    clock: Rc<Clock>,
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
        let (clock, began) = Clock::starting_now();
        Self::of(clock, began, began.saturating_add(time_ms.saturating_mul(NANOS_PER_MS)))
    }

    /// A run that began and has to end at these instants of the monotonic clock.
    pub fn between(began: Instant, ends: Instant) -> Self {
        Self::of(Clock::at(began), began, ends)
    }

    fn of(clock: Clock, began: Instant, ends: Instant) -> Self {
        Deadline { clock: Rc::new(clock), began, latest: ends.max(began), owed: Rc::default() }
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

    /// The time. Each call looks at the host's clock, which a durable host logs.
    pub fn look(&self) -> Instant {
        self.clock.look()
    }

    /// What the program is told when it asks for the time, as often as it likes.
    pub fn tell(&self) -> Instant {
        self.clock.tell()
    }

    /// What the program is told of the wall clock, in nanoseconds since 1970.
    pub fn tell_wall(&self) -> u64 {
        self.clock.tell_wall()
    }

    /// The latest instant that is known, without asking anybody.
    pub fn known(&self) -> Instant {
        self.clock.known()
    }

    /// Notes that it is this instant at least.
    pub fn reached(&self, instant: Instant) {
        self.clock.reached(instant);
    }

    /// Nanoseconds since the run began. Each call looks at the clock.
    pub fn elapsed_ns(&self) -> u64 {
        self.look().saturating_sub(self.began)
    }

    /// Milliseconds since the run began, rounded up: a run that took some time never says 0.
    pub fn elapsed_ms(&self) -> u64 {
        self.elapsed_ns().div_ceil(NANOS_PER_MS)
    }

    /// The nanoseconds that the run may take in all.
    pub fn allowed_ns(&self) -> u64 {
        self.ends() - self.began
    }

    /// Whether the time is over. Each call looks at the clock.
    pub fn has_passed(&self) -> bool {
        self.elapsed_ns() >= self.allowed_ns()
    }

    /// Sleeps for `nanos`, or until `other` is ready, or until the deadline, whichever comes first.
    pub fn wait(&self, nanos: Option<u64>, other: Option<&Pollable>) -> Woken {
        let when = nanos.map_or(Instant::MAX, |nanos| self.known().saturating_add(nanos));
        self.wait_until(when, other)
    }

    /// The same up to an instant. It is reckoned from what the program was told last, and by its length: a new instance of a
    /// durable worker, whose clock begins anew, must not wait until that is where the old one was.
    pub fn wait_until(&self, when: Instant, other: Option<&Pollable>) -> Woken {
        let (now, ends) = (self.known(), self.ends());
        let until = when.min(ends);
        let timer = monotonic_clock::subscribe_duration(until.saturating_sub(now));
        let ready = match other {
            Some(other) => poll::poll(&[&timer, other]),
            None => poll::poll(&[&timer]),
        };
        if ready.contains(&0) {
            self.clock.reached(until);
            self.clock.glance();
        } else {
            // How long it took, nobody has said.
            self.clock.look();
        }
        if self.known() >= ends {
            Woken::Deadline
        } else if ready.contains(&1) {
            Woken::Ready
        } else {
            Woken::Elapsed
        }
    }
}
