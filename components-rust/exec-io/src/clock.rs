//! The clock of a run. A durable host logs each look at its clock, so looks are rationed; and it may answer with those of an
//! earlier instance up to some look, and with its own from there on.
//!
//! Whoever has to know the time for the sake of the run *looks*, which happens every 10 ms or so while a program computes. A
//! program is *told* the time: by a look of its own as long as it asks rarely, and otherwise by what the last look found,
//! carried on by a little each time, so that time goes on and never back. Either way it is a function of the program and of what
//! the host answered.
//!
//! The wall clock is the other one, moved: the host's is asked once, when a program first wants it. A second clock to ask would
//! double the looks, and no run is long enough for the two to part. Its own steps (a machine that is set right) do not show.

mod ration;

use std::cell::{Cell, RefCell};

use self::ration::Ration;
use crate::host;
use crate::wit::wasi::clocks::monotonic_clock::{self, Instant};

/// The time as one run has it.
#[derive(Debug)]
pub(crate) struct Clock {
    ration: RefCell<Ration>,
    /// What the wall clock is ahead of the other, once it was asked.
    wall_ahead: Cell<Option<u64>>,
}

impl Clock {
    /// The clock of a run that begins now.
    pub fn starting_now() -> (Self, Instant) {
        let now = monotonic_clock::now();
        (Self::at(now), now)
    }

    /// The clock of a run for which it is this instant.
    pub fn at(now: Instant) -> Self {
        Clock { ration: RefCell::new(Ration::new(now)), wall_ahead: Cell::new(None) }
    }

    /// Asks the host.
    pub fn look(&self) -> Instant {
        let mut ration = self.ration.borrow_mut();
        let instance = ration.instance();
        let now = ration.found(monotonic_clock::now());
        if ration.instance() != instance {
            // Nobody knows how long there was none.
            self.wall_ahead.set(None);
        }
        now
    }

    /// Asks the host, if that does not come too often.
    pub fn glance(&self) -> Option<Instant> {
        let permitted = self.ration.borrow().permits_a_look();
        permitted.then(|| self.look())
    }

    /// What the program is told.
    pub fn tell(&self) -> Instant {
        if self.glance().is_none() {
            self.ration.borrow_mut().guess();
        }
        self.known()
    }

    /// The latest that was found or told.
    pub fn known(&self) -> Instant {
        self.ration.borrow().known()
    }

    /// Notes that it is this instant at least, which nobody had to ask the host for.
    pub fn reached(&self, instant: Instant) {
        self.ration.borrow_mut().reached(instant);
    }

    /// What the program is told of the wall clock, in nanoseconds since 1970.
    pub fn tell_wall(&self) -> u64 {
        if let Some(ahead) = self.wall_ahead.get() {
            return self.tell().saturating_add(ahead);
        }
        let ahead = host::wall_clock_ns().saturating_sub(self.look());
        self.wall_ahead.set(Some(ahead));
        self.known().saturating_add(ahead)
    }
}
