//! What runs at the moment, so that all of it can be ended.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::cancel::Cancel;
use crate::error::RunError;
use crate::fence::Fence;
use crate::program::Language;
use crate::report::Report;
use crate::trace;

/// The fences of the runs under way.
#[derive(Default)]
pub(crate) struct Running {
    runs: Mutex<Runs>,
}

#[derive(Default)]
struct Runs {
    next: u64,
    fences: BTreeMap<u64, Fence>,
    stopped: bool,
}

/// One run, until it is dropped.
struct Entry<'a> {
    running: &'a Running,
    number: u64,
    fence: Fence,
    cancel: Cancel,
}

impl Running {
    /// Lets a run be seen while it goes on, and tells the log of its end.
    pub(crate) fn run(
        &self,
        language: Language,
        fence: &Fence,
        cancel: &Cancel,
        work: impl FnOnce() -> Result<Report, RunError>,
    ) -> Result<Report, RunError> {
        let _entry = self.enter(fence, cancel);
        trace::run(language, work)
    }

    /// Enters a run, which can be cancelled. One that comes after the end of all is cancelled at once.
    fn enter(&self, fence: &Fence, cancel: &Cancel) -> Entry<'_> {
        cancel.enter(fence);
        let mut runs = self.runs();
        if runs.stopped {
            fence.cancel();
        }
        runs.next += 1;
        let number = runs.next;
        runs.fences.insert(number, fence.clone());
        Entry { running: self, number, fence: fence.clone(), cancel: cancel.clone() }
    }

    /// Ends all, for good.
    pub(crate) fn stop(&self) {
        let mut runs = self.runs();
        runs.stopped = true;
        runs.fences.values().for_each(Fence::cancel);
    }

    /// Whether there are to be no more.
    pub(crate) fn has_stopped(&self) -> bool {
        self.runs().stopped
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.runs().fences.len()
    }

    fn runs(&self) -> MutexGuard<'_, Runs> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Entry<'_> {
    fn drop(&mut self) {
        self.cancel.leave(&self.fence);
        self.running.runs().fences.remove(&self.number);
    }
}
