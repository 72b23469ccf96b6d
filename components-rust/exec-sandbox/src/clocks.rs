//! `wasi:clocks`: the host's clocks. An instant of theirs is one of the host's, so the deadline is one too.

use exec_io::wit::wasi::clocks::{monotonic_clock as host, wall_clock as host_wall};

use crate::Sandbox;
use crate::io::Awaited;
use crate::job::current;
use crate::wit::exports::wasi::clocks0_2_9::{monotonic_clock, wall_clock};
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;

impl monotonic_clock::Guest for Sandbox {
    /// The engine was told its deadline when the run began. Where that has moved since, for what the run must have removed, the
    /// time is said to be over: the engine looks at nothing else, and no program gets to see an instant after it.
    fn now() -> u64 {
        let now = host::now();
        match current() {
            Some(job) if now >= job.deadline.ends() => now.max(job.deadline.latest()),
            _ => now,
        }
    }

    fn resolution() -> u64 {
        host::resolution()
    }

    fn subscribe_instant(when: u64) -> Pollable {
        Pollable::new(Awaited::Instant(when))
    }

    fn subscribe_duration(when: u64) -> Pollable {
        // Programs that only ask what is ready wait for no time at all; a durable host logs each look at the clock.
        Pollable::new(if when == 0 { Awaited::Ready } else { Awaited::Instant(host::now().saturating_add(when)) })
    }
}

impl wall_clock::Guest for Sandbox {
    fn now() -> wall_clock::Datetime {
        host_wall::now().into()
    }

    fn resolution() -> wall_clock::Datetime {
        host_wall::resolution().into()
    }
}
