//! What a stateless run leaves on the disk is removed when it is over. That takes time, which is the run's own: for what it
//! makes its deadline comes earlier, so that the call returns in time with everything gone.

use std::cell::{Cell, RefCell};

use crate::deadline::Deadline;
use crate::wit::wasi::filesystem::types::{ErrorCode, OpenFlags};

/// What a program makes in a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A file, or a link.
    File,
    /// A folder.
    Folder,
}

impl Made {
    /// How many times as long as making something it takes to remove one, as it was measured: a folder has to be listed and
    /// looked at again.
    fn work(self) -> u64 {
        match self {
            Made::File => 1,
            Made::Folder => 3,
        }
    }
}

/// One of so many is measured, for what a call of the host takes. What is fewer needs no time to speak of.
const MEASURED_EVERY: u64 = 64;

/// And one more each time that there are more by this part of them. A durable host logs each look at the clock: a hundred thousand
/// files are measured fifty times, the last ones among them, which may take longer than the first.
const MEASURED_PART: u64 = 8;

/// What has to be removed at the end of a run.
pub struct Removal {
    deadline: Deadline,
    /// Whether it is removed then: the files of a session stay.
    due: bool,
    made: Cell<u64>,
    measure_at: Cell<u64>,
    work: Cell<u64>,
    making_took: RefCell<Samples>,
}

impl Removal {
    /// Nothing yet.
    pub fn new(deadline: Deadline, due: bool) -> Self {
        let (made, work, measure_at) = (Cell::new(0), Cell::new(0), Cell::new(MEASURED_EVERY));
        Removal { deadline, due, made, measure_at, work, making_took: RefCell::default() }
    }

    /// Whether it matters what is made and what was there.
    pub fn is_due(&self) -> bool {
        self.due
    }

    /// Makes something that was not there.
    pub fn making<T, E>(&self, made: Made, make: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if !self.due {
            return make();
        }
        let start = self.is_to_be_measured().then(|| self.deadline.look());
        let result = make()?;
        if let Some(start) = start {
            self.making_took.borrow_mut().add(self.deadline.look().saturating_sub(start));
        }
        self.count(made);
        Ok(result)
    }

    /// Opens a file, which may make it: hosts do not say whether it was there, so it is first opened as one that is.
    pub fn opening<T>(&self, how: OpenFlags, open: impl Fn(OpenFlags) -> Result<T, ErrorCode>) -> Result<T, ErrorCode> {
        if !self.due || !how.contains(OpenFlags::CREATE) {
            return open(how);
        }
        if !how.contains(OpenFlags::EXCLUSIVE) {
            match open(how - OpenFlags::CREATE) {
                Err(ErrorCode::NoEntry) => {}
                opened => return opened,
            }
        }
        self.making(Made::File, || open(how))
    }

    /// Notes that something is gone.
    pub fn removed(&self, made: Made) {
        self.work.set(self.work.get().saturating_sub(made.work()));
        self.owe();
    }

    /// Whether the next thing that is made is one of those that are measured.
    fn is_to_be_measured(&self) -> bool {
        let next = self.made.get() + 1;
        let is_due = next >= self.measure_at.get();
        if is_due {
            self.measure_at.set(next + MEASURED_EVERY.max(next / MEASURED_PART));
        }
        is_due
    }

    fn count(&self, made: Made) {
        self.made.set(self.made.get() + 1);
        self.work.set(self.work.get() + made.work());
        self.owe();
    }

    fn owe(&self) {
        self.deadline.owe(self.work.get().saturating_mul(self.making_took.borrow().typical()));
    }
}

/// How many measurements count.
const SAMPLES: usize = 5;

/// The last measurements, of which a machine that was busy with something else may have spoilt some.
#[derive(Default)]
struct Samples {
    last: [u64; SAMPLES],
    count: usize,
}

impl Samples {
    fn add(&mut self, sample: u64) {
        self.last[self.count % SAMPLES] = sample;
        self.count += 1;
    }

    /// The one in the middle, or the one below. One alone says nothing.
    fn typical(&self) -> u64 {
        let mut known = self.last[..self.count.min(SAMPLES)].to_vec();
        known.sort_unstable();
        if known.len() < 2 { 0 } else { known[(known.len() - 1) / 2] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measurement_that_was_spoilt_does_not_count() {
        let mut samples = Samples::default();
        let typical = [9_000, 10, 9_000, 12, 11, 13].map(|sample| {
            samples.add(sample);
            samples.typical()
        });
        assert_eq!(typical, [0, 10, 9_000, 12, 12, 12]);
    }

    fn removal(call_ns: u64) -> (Removal, Deadline) {
        let deadline = Deadline::between(1_000, 2_000);
        let removal = Removal::new(deadline.clone(), true);
        (0..SAMPLES).for_each(|_| removal.making_took.borrow_mut().add(call_ns));
        (removal, deadline)
    }

    #[test]
    fn the_deadline_comes_earlier_by_what_the_removal_takes() {
        let (removal, deadline) = removal(10);
        removal.making(Made::File, || Ok::<_, ()>(())).unwrap();
        assert_eq!(deadline.ends(), 1_990);
        removal.making(Made::Folder, || Ok::<_, ()>(())).unwrap();
        assert_eq!((deadline.ends(), deadline.latest()), (1_960, 2_000));
    }

    #[test]
    fn what_is_gone_again_and_what_was_not_made_takes_no_time() {
        let (removal, deadline) = removal(10);
        removal.making(Made::Folder, || Ok::<_, ()>(())).unwrap();
        removal.removed(Made::Folder);
        removal.removed(Made::File);
        assert!(removal.making(Made::File, || Err::<(), _>(())).is_err());
        assert_eq!(deadline.ends(), 2_000);
    }

    #[test]
    fn a_run_that_makes_too_much_is_over_and_no_earlier_than_it_began() {
        let (removal, deadline) = removal(1_000_000);
        removal.making(Made::Folder, || Ok::<_, ()>(())).unwrap();
        assert_eq!(deadline.ends(), 1_000);
    }

    #[test]
    fn the_last_of_many_are_measured_and_not_too_many() {
        let (removal, _) = removal(0);
        let measured: Vec<u64> = (1..=100_000)
            .filter(|_| {
                removal.made.set(removal.made.get() + 1);
                removal.is_to_be_measured()
            })
            .collect();
        assert_eq!(measured[..4], [63, 127, 191, 255]);
        assert!(measured.len() < 60 && measured[measured.len() - 1] > 85_000, "{measured:?}");
    }

    #[test]
    fn what_stays_is_not_counted() {
        let deadline = Deadline::between(1_000, 2_000);
        let removal = Removal::new(deadline.clone(), false);
        (0..SAMPLES).for_each(|_| removal.making_took.borrow_mut().add(10));
        removal.making(Made::File, || Ok::<_, ()>(())).unwrap();
        assert_eq!(deadline.ends(), 2_000);
    }
}
