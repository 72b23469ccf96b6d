//! Ending one run from elsewhere.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::fence::Fence;

/// Ends a run from elsewhere: a clone of what is in a [`Call`](crate::Call) ends the run of that call, at whatever
/// moment, with [`RunError::Cancelled`](crate::RunError::Cancelled). A run that is over is no longer reached.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: bool,
    fences: Vec<Fence>,
}

impl Cancel {
    /// Ends the run, or lets it not begin.
    pub fn cancel(&self) {
        let mut shared = self.shared();
        shared.cancelled = true;
        shared.fences.iter().for_each(Fence::cancel);
    }

    /// A run begins behind this fence.
    pub(crate) fn enter(&self, fence: &Fence) {
        let mut shared = self.shared();
        if shared.cancelled {
            fence.cancel();
        }
        shared.fences.push(fence.clone());
    }

    /// It is over; the fence's instance may serve others from now on.
    pub(crate) fn leave(&self, fence: &Fence) {
        self.shared().fences.retain(|other| !other.is(fence));
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who can end a call is no part of what it asks for: calls are compared by that.
impl PartialEq for Cancel {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Cancel {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_reached_before_and_while_it_runs_and_not_after() {
        let fences = [Fence::new(), Fence::new(), Fence::new()];
        let cancel = Cancel::default();
        cancel.enter(&fences[0]);
        cancel.leave(&fences[0]);
        cancel.enter(&fences[1]);
        cancel.clone().cancel();
        cancel.enter(&fences[2]);
        assert_eq!(fences.map(|fence| fence.is_cancelled()), [false, true, true]);
    }
}
