//! `wasi:clocks`: the clock of the run. An instant of it is one of the shell's, so the deadline is one too.

use exec_io::wit::wasi::clocks::{monotonic_clock as host, wall_clock as host_wall};

use crate::Sandbox;
use crate::io::Awaited;
use crate::job::current;
use crate::wit::exports::wasi::clocks0_2_9::{monotonic_clock, wall_clock};
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;

const NANOS_PER_SECOND: u64 = 1_000_000_000;

impl monotonic_clock::Guest for Sandbox {
    /// Between runs there is no clock.
    fn now() -> u64 {
        current().map_or(0, |job| job.deadline.tell())
    }

    fn resolution() -> u64 {
        host::resolution()
    }

    fn subscribe_instant(when: u64) -> Pollable {
        Pollable::new(Awaited::Instant(when))
    }

    fn subscribe_duration(when: u64) -> Pollable {
        // Programs that only ask what is ready wait for no time at all.
        let until = || Awaited::Instant(Self::now().saturating_add(when));
        Pollable::new(if when == 0 { Awaited::Ready } else { until() })
    }
}

impl wall_clock::Guest for Sandbox {
    fn now() -> wall_clock::Datetime {
        let now = current().map_or(0, |job| job.deadline.tell_wall());
        // The remainder is below a thousand millions, which fits.
        wall_clock::Datetime { seconds: now / NANOS_PER_SECOND, nanoseconds: (now % NANOS_PER_SECOND) as u32 }
    }

    fn resolution() -> wall_clock::Datetime {
        host_wall::resolution().into()
    }
}
