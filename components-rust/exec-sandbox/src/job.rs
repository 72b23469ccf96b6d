//! The run that is under way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use exec_io::{Deadline, OpenFile, Output, Quota, Removal, Stdin};

use crate::filesystem::Listing;
use crate::io::Cursor;
use crate::table::{Kept, Table};
use crate::wit::exports::golem::exec_sandbox::job::{Ending, Program};

/// A run, with everything that it has open.
pub(crate) struct Job {
    pub program: Program,
    pub root: Rc<OpenFile>,
    pub quota: Rc<Quota>,
    pub stdin: RefCell<Stdin>,
    pub output: Output,
    pub deadline: Deadline,
    /// What has to be removed at its end.
    pub removal: Removal,
    /// Whether a wait was cut short by the deadline. The host's clock is not asked again to learn it.
    pub late: Cell<bool>,
    /// How many bytes went into files since the clock was last looked at for it.
    pub unwatched: Cell<u64>,
    /// Why a stream failed last, as `job.last-failure` says it.
    pub last_failure: Cell<u8>,
    pub ending: RefCell<Option<Ending>>,
    pub warnings: RefCell<String>,
    pub files: RefCell<Table<OpenFile>>,
    pub cursors: RefCell<Table<Cursor>>,
    pub listings: RefCell<Table<Listing>>,
}

/// How many bytes go into files between two looks at the clock. The engine counts a large write as one step, and a slow
/// disk takes longer over it than a run may be late.
const WATCHED_BYTES: u64 = 4 << 20;

impl Job {
    /// Whether there is time left for writing so many more bytes.
    pub fn has_time_to_write(&self, bytes: usize) -> bool {
        self.unwatched.set(self.unwatched.get() + bytes as u64);
        if self.unwatched.get() < WATCHED_BYTES {
            return true;
        }
        self.unwatched.set(0);
        self.has_time()
    }

    /// Whether there is time left. Each call looks at the clock, unless the answer is known.
    pub fn has_time(&self) -> bool {
        self.late.set(self.late.get() || self.deadline.has_passed());
        !self.late.get()
    }
}

thread_local! {
    static CURRENT: RefCell<Option<Rc<Job>>> = const { RefCell::new(None) };
}

/// The run that is under way, if one is.
pub(crate) fn current() -> Option<Rc<Job>> {
    CURRENT.with_borrow(Option::clone)
}

/// Puts `job` in the place of the run that was under way and gives that.
pub(crate) fn replace(job: Option<Rc<Job>>) -> Option<Rc<Job>> {
    CURRENT.replace(job)
}

impl Kept for OpenFile {
    fn table(job: &Job) -> &RefCell<Table<Self>> {
        &job.files
    }
}

impl Kept for Cursor {
    fn table(job: &Job) -> &RefCell<Table<Self>> {
        &job.cursors
    }
}

impl Kept for Listing {
    fn table(job: &Job) -> &RefCell<Table<Self>> {
        &job.listings
    }
}
