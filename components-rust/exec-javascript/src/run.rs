//! One run: the job, how it ended once it has, and the clock that ends it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use exec_core::{Ending, Job};
use rquickjs::{Ctx, Error, Exception, Result, qjs};

use crate::memory::Meter;
use crate::native::{Descriptors, Paths};

/// How long the program may go on between two looks at the clock. Each look is a call that a durable host logs, so there
/// are about a hundred a second.
const LOOK_EVERY_NS: u64 = 10_000_000;

/// How many steps go by between two looks at most. A step is charged with about 50 microseconds of work; where the work
/// is lighter than that, more of them would go by before the next look, and a program that then turns to work that is
/// heavier would be late by as many times.
const STEPS_PER_LOOK: u32 = 400;

/// How many checkpoints of native code go by between two looks. There is about a millisecond of work between two of them,
/// whatever the program does besides, so the number needs not be learnt.
const CHECKPOINTS_PER_LOOK: u32 = 8;

/// How many bytes go to and from files between two looks at the clock. A slow disk takes longer over ten times as many than a
/// run may be late, and QuickJS counts a large write as one step.
const WATCHED_BYTES: usize = 4 << 20;

/// Everything that native code needs to know of the run that it serves.
pub(crate) struct Run {
    pub job: Rc<Job>,
    pub meter: Rc<Meter>,
    pub paths: Paths,
    pub descriptors: RefCell<Descriptors>,
    ending: RefCell<Option<Ending>>,
    entry_parses: Cell<bool>,
    wants_stdin: Cell<bool>,
    pace: Pace,
    checkpoints: Cell<u32>,
    unwatched_bytes: Cell<usize>,
}

/// The run as everything that serves it holds it.
pub(crate) type RunHandle = Rc<Run>;

thread_local! {
    /// The run that is under way. There is never more than one, since a component cannot be entered twice. The runtime outlives
    /// it, so nothing of the runtime's may keep it.
    static CURRENT: RefCell<Option<RunHandle>> = const { RefCell::new(None) };
}

/// How many steps go by between two looks at the clock. What a step costs varies by orders of magnitude, so the number
/// is learnt: it doubles while looks come too often and falls when they come too late.
struct Pace {
    steps: Cell<u32>,
    left: Cell<u32>,
    last_look_ns: Cell<u64>,
}

impl Run {
    pub(crate) fn new(job: Rc<Job>, meter: Rc<Meter>) -> Self {
        let pace = Pace { steps: Cell::new(1), left: Cell::new(1), last_look_ns: Cell::new(0) };
        Run {
            paths: Paths::new(&job),
            descriptors: RefCell::new(Descriptors::standard()),
            job,
            meter,
            ending: RefCell::new(None),
            entry_parses: Cell::new(false),
            wants_stdin: Cell::new(false),
            pace,
            checkpoints: Cell::new(0),
            unwatched_bytes: Cell::new(0),
        }
    }

    /// Does some work while `run` is the one that is under way.
    pub(crate) fn under_way<T>(run: &RunHandle, work: impl FnOnce() -> T) -> T {
        CURRENT.set(Some(Rc::clone(run)));
        let result = work();
        CURRENT.set(None);
        result
    }

    /// The run that is under way.
    pub(crate) fn current() -> Result<RunHandle> {
        CURRENT.with_borrow(Option::clone).ok_or(Error::Unknown)
    }

    /// Counts one step of the run that is under way. True where it must stop.
    pub(crate) fn step_current() -> bool {
        CURRENT.with_borrow(|run| run.as_ref().is_some_and(|run| run.step()))
    }

    /// Ends the run; the first ending is the one that counts.
    pub(crate) fn end(&self, ending: Ending) {
        self.ending.borrow_mut().get_or_insert(ending);
    }

    /// Whether no more JavaScript may run.
    pub(crate) fn has_ended(&self) -> bool {
        self.ending.borrow().is_some()
    }

    /// How the run ended, if it has.
    pub(crate) fn ending(&self) -> Option<Ending> {
        self.ending.borrow().clone()
    }

    /// Notes that the entry file has parsed: what fails from here on is the program's doing.
    pub(crate) fn entry_parsed(&self) {
        self.entry_parses.set(true);
    }

    /// Whether the entry file has parsed.
    pub(crate) fn entry_has_parsed(&self) -> bool {
        self.entry_parses.get()
    }

    /// Notes whether the program waits for its standard input.
    pub(crate) fn want_stdin(&self, wanted: bool) {
        self.wants_stdin.set(wanted);
    }

    /// Whether the program waits for its standard input.
    pub(crate) fn wants_stdin(&self) -> bool {
        self.wants_stdin.get()
    }

    /// Counts one step of work and, when it is time to, looks at the clock. True where the program must stop.
    pub(crate) fn step(&self) -> bool {
        if self.has_ended() {
            return true;
        }
        let left = self.pace.left.get().saturating_sub(1);
        self.pace.left.set(left);
        left == 0 && self.look()
    }

    /// Counts a checkpoint of native code likewise.
    pub(crate) fn checkpoint(&self) -> bool {
        let count = self.checkpoints.get() + 1;
        self.checkpoints.set(count % CHECKPOINTS_PER_LOOK);
        self.has_ended() || (count == CHECKPOINTS_PER_LOOK && self.look())
    }

    /// Counts bytes that went to or from a file. True where the program must stop.
    pub(crate) fn moved(&self, bytes: usize) -> bool {
        let moved = self.unwatched_bytes.get() + bytes;
        self.unwatched_bytes.set(moved % WATCHED_BYTES);
        self.has_ended() || (moved >= WATCHED_BYTES && self.look())
    }

    /// Looks at the clock now. True where the program must stop.
    pub(crate) fn look(&self) -> bool {
        let now = self.job.deadline.elapsed_ns();
        if now >= self.job.deadline.allowed_ns() {
            self.end(Ending::TimedOut);
        }
        self.pace.learn(now);
        self.has_ended()
    }

    /// Throws the error that no program can catch, for a run that has ended.
    pub(crate) fn stop(&self, ctx: &Ctx<'_>) -> Error {
        let thrown = match Exception::from_message(ctx.clone(), "the run has ended") {
            Ok(exception) => exception,
            Err(error) => return error,
        };
        let value = thrown.as_object().as_value().as_raw();
        // SAFETY: the value is alive, as `thrown` owns it, and the call only sets a flag on it.
        unsafe { qjs::JS_SetUncatchableError(ctx.as_raw().as_ptr(), value) };
        thrown.throw()
    }

    /// Ends the run from inside native code.
    pub(crate) fn end_and_stop(&self, ctx: &Ctx<'_>, ending: Ending) -> Error {
        self.end(ending);
        self.stop(ctx)
    }
}

impl Pace {
    fn learn(&self, now: u64) {
        let passed = now.saturating_sub(self.last_look_ns.replace(now));
        let steps = u64::from(self.steps.get());
        let next = match passed {
            0 => steps * 2,
            passed => (steps.saturating_mul(LOOK_EVERY_NS) / passed).clamp(1, steps * 2),
        };
        let next = u32::try_from(next).unwrap_or(u32::MAX).min(STEPS_PER_LOOK);
        self.steps.set(next);
        self.left.set(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(steps: u32) -> Pace {
        Pace { steps: Cell::new(steps), left: Cell::new(steps), last_look_ns: Cell::new(0) }
    }

    #[test]
    fn cheap_steps_are_counted_in_ever_larger_lots() {
        let pace = pace(1);
        for _ in 0..5 {
            let next = pace.last_look_ns.get() + 1_000;
            pace.learn(next);
        }
        assert_eq!(pace.steps.get(), 32);
    }

    #[test]
    fn there_is_always_another_look() {
        let pace = pace(1);
        for _ in 0..100 {
            pace.learn(0);
        }
        assert_eq!(pace.steps.get(), STEPS_PER_LOOK);
    }

    #[test]
    fn dear_steps_are_looked_at_more_often_at_once() {
        let pace = pace(STEPS_PER_LOOK);
        pace.learn(LOOK_EVERY_NS * 100);
        assert_eq!(pace.steps.get(), STEPS_PER_LOOK / 100);
        pace.learn(LOOK_EVERY_NS * 100_000);
        assert_eq!(pace.steps.get(), 1);
    }
}
