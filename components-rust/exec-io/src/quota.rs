//! What a run may do with files, and what it has tried.

use std::cell::Cell;
use std::rc::Rc;

use crate::file_error::FileError;
use crate::wit::wasi::filesystem::types::ErrorCode;

/// How many files a program may hold open at once. Each is a handle in the host; without a limit a program takes the
/// host's handles away from everything else on it. The number is what most systems give a process at the least.
const MAX_OPEN_FILES: u32 = 256;

/// The limits of one run.
pub struct Quota {
    max_file_bytes: Option<u64>,
    open: Cell<u32>,
    refused_size: Cell<bool>,
}

/// The place of one open file among those that the run may have. It is free again when this is dropped.
pub struct Slot {
    quota: Rc<Quota>,
    counted: bool,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.quota.open.set(self.quota.open.get().saturating_sub(self.counted.into()));
    }
}

impl Slot {
    pub(crate) fn quota(&self) -> &Quota {
        &self.quota
    }
}

impl Quota {
    /// A run without open files, none of whose files may grow past `max_file_bytes`.
    pub fn new(max_file_bytes: Option<u64>) -> Rc<Self> {
        Rc::new(Quota { max_file_bytes, open: Cell::new(0), refused_size: Cell::new(false) })
    }

    /// A place for one more open file.
    pub fn slot(self: &Rc<Self>) -> Result<Slot, FileError> {
        if self.open.get() >= MAX_OPEN_FILES {
            return Err(FileError::TooManyOpen);
        }
        self.open.set(self.open.get() + 1);
        Ok(Slot { quota: Rc::clone(self), counted: true })
    }

    /// A place that does not count, for what is open without the program's doing.
    pub fn slot_of_the_run(self: &Rc<Self>) -> Slot {
        Slot { quota: Rc::clone(self), counted: false }
    }

    /// The most bytes that any one file may have.
    pub fn max_file_bytes(&self) -> Option<u64> {
        self.max_file_bytes
    }

    /// Whether a write was refused because the file would have grown past the limit.
    pub fn refused_size(&self) -> bool {
        self.refused_size.get()
    }

    pub(crate) fn room_after(&self, offset: u64) -> u64 {
        self.max_file_bytes.map_or(u64::MAX, |max| max.saturating_sub(offset))
    }

    pub(crate) fn check_size(&self, size: u64) -> Result<(), FileError> {
        if self.max_file_bytes.is_some_and(|max| size > max) { Err(self.refuse()) } else { Ok(()) }
    }

    pub(crate) fn refuse(&self) -> FileError {
        self.refused_size.set(true);
        FileError::Host(ErrorCode::FileTooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_when_its_file_is_closed() {
        let quota = Quota::new(None);
        let _root = quota.slot_of_the_run();
        let mut open: Vec<_> = (0..MAX_OPEN_FILES).map(|_| quota.slot().unwrap()).collect();
        assert_eq!(quota.slot().err(), Some(FileError::TooManyOpen));
        open.pop();
        assert!(quota.slot().is_ok());
    }

    #[test]
    fn the_size_limit_holds_to_the_byte_and_a_refusal_is_remembered() {
        let quota = Quota::new(Some(10));
        assert_eq!([0, 9, 10, u64::MAX].map(|offset| quota.room_after(offset)), [10, 1, 0, 0]);
        assert_eq!(quota.check_size(10), Ok(()));
        assert!(!quota.refused_size());
        assert_eq!(quota.check_size(11), Err(FileError::Host(ErrorCode::FileTooLarge)));
        assert!(quota.refused_size());
    }

    #[test]
    fn without_a_limit_everything_fits() {
        let quota = Quota::new(None);
        assert_eq!(quota.room_after(u64::MAX), u64::MAX);
        assert_eq!(quota.check_size(u64::MAX), Ok(()));
    }
}
