//! `wasi:io/poll`: waiting, which ends at the run's deadline at the latest.
//!
//! A durable host logs every call to it, and replays the answers. So what is ready already is found out without the
//! host, and a wait is one `poll` of the host, however many things are waited for.

use exec_io::Woken;

use crate::Sandbox;
use crate::job::{Job, current};
use crate::wit::exports::wasi::io0_2_9::poll::{Guest, GuestPollable, PollableBorrow};

/// What the engine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// Nothing: it is there.
    Ready,
    /// An instant of the monotonic clock.
    Instant(u64),
    /// That a read of the standard input gives something.
    Stdin,
}

/// What a wait has seen when it was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    /// The instant that is past for sure.
    reached: u64,
    /// Whether that is the deadline, past which nothing is waited for any more.
    late: bool,
    /// Whether the standard input has something.
    stdin: bool,
}

impl Seen {
    fn is_ready(self, awaited: Awaited) -> bool {
        match awaited {
            Awaited::Ready => true,
            Awaited::Instant(when) => self.late || when <= self.reached,
            Awaited::Stdin => self.late || self.stdin,
        }
    }
}

/// Waits until one at least of `awaited` is ready and gives the places of those that are; never none.
fn wait_for(awaited: &[Awaited]) -> Vec<u32> {
    // Between runs there is nothing to wait for, and no deadline.
    let Some(job) = current() else { return (0..).take(awaited.len()).collect() };
    let seen = look(&job, awaited);
    if seen.late {
        job.late.set(true);
    }
    ready(awaited, seen)
}

fn ready(awaited: &[Awaited], seen: Seen) -> Vec<u32> {
    (0..).zip(awaited).filter(|(_, awaited)| seen.is_ready(**awaited)).map(|(place, _)| place).collect()
}

fn look(job: &Job, awaited: &[Awaited]) -> Seen {
    let wants_stdin = awaited.contains(&Awaited::Stdin);
    let stdin = if wants_stdin { job.stdin.borrow().readiness() } else { None };
    let stdin_is_there = wants_stdin && stdin.is_none();
    if stdin_is_there || awaited.contains(&Awaited::Ready) {
        // Nothing is waited for. Only a host's stream has to be asked, or a program that also waits for what is always
        // ready would never hear of it.
        return Seen { reached: 0, late: false, stdin: stdin.map_or(stdin_is_there, |stream| stream.ready()) };
    }
    let until = wake(awaited, job.deadline.ends());
    let woken = job.deadline.wait_until(until, stdin.as_ref());
    let seen = Seen { reached: job.deadline.known(), late: woken == Woken::Deadline, stdin: woken == Woken::Ready };
    // A host that wakes us for nothing must not make us answer nothing.
    let for_nothing = woken == Woken::Elapsed && seen.reached < until;
    if for_nothing { Seen { reached: u64::MAX, stdin: true, ..seen } } else { seen }
}

/// When a wait is over at the latest: at the first instant that is waited for, or at the deadline.
fn wake(awaited: &[Awaited], ends: u64) -> u64 {
    awaited.iter().fold(ends, |first, awaited| match awaited {
        Awaited::Instant(when) => first.min(*when),
        Awaited::Ready | Awaited::Stdin => first,
    })
}

impl Guest for Sandbox {
    type Pollable = Awaited;

    fn poll(pollables: Vec<PollableBorrow<'_>>) -> Vec<u32> {
        // An empty list is a defect of the caller, which a host answers with a trap.
        if pollables.is_empty() {
            return Vec::new();
        }
        let awaited: Vec<Awaited> = pollables.iter().map(|pollable| *pollable.get::<Awaited>()).collect();
        wait_for(&awaited)
    }
}

impl GuestPollable for Awaited {
    fn ready(&self) -> bool {
        is_ready_now(*self)
    }

    fn block(&self) {
        if *self != Awaited::Ready {
            wait_for(&[*self]);
        }
    }
}

fn is_ready_now(awaited: Awaited) -> bool {
    let Some(job) = current() else { return true };
    match awaited {
        Awaited::Ready => true,
        Awaited::Instant(when) => job.deadline.tell() >= when.min(job.deadline.ends()),
        Awaited::Stdin => job.stdin.borrow().readiness().is_none_or(|stream| stream.ready()),
    }
}

#[cfg(test)]
mod tests {
    use super::Awaited::{Instant, Ready, Stdin};
    use super::*;

    #[test]
    fn a_wait_is_over_at_the_first_instant_or_at_the_deadline() {
        assert_eq!(wake(&[Stdin], 100), 100);
        assert_eq!(wake(&[Instant(70), Stdin, Instant(50)], 100), 50);
        assert_eq!(wake(&[Instant(u64::MAX)], 100), 100);
        assert_eq!(wake(&[Instant(50)], 0), 0);
    }

    #[test]
    fn what_is_ready_is_what_was_seen() {
        let awaited = [Instant(50), Stdin, Instant(51), Ready];
        let seen = |reached, late, stdin| ready(&awaited, Seen { reached, late, stdin });
        assert_eq!(seen(0, false, false), [3]);
        assert_eq!(seen(50, false, false), [0, 3]);
        assert_eq!(seen(0, false, true), [1, 3]);
        assert_eq!(seen(60, false, true), [0, 1, 2, 3]);
    }

    #[test]
    fn past_the_deadline_everything_is_ready() {
        let seen = Seen { reached: 10, late: true, stdin: false };
        assert_eq!(ready(&[Instant(u64::MAX), Stdin], seen), [0, 1]);
    }

    #[test]
    fn between_runs_nothing_is_waited_for() {
        assert_eq!(wait_for(&[Instant(u64::MAX), Stdin, Ready]), [0, 1, 2]);
        assert!(is_ready_now(Instant(u64::MAX)));
    }
}
