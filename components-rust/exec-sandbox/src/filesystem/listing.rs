//! `directory-entry-stream`: the names in a folder, sorted.
//!
//! A host lists them in the order of its disk. A program that saw that order might do something else with the same files on
//! another disk, where a durable host calls it once more after a crash.

use std::cell::RefCell;

use exec_io::Slot;
use exec_io::wit::wasi::filesystem::types::{DirectoryEntry as HostEntry, DirectoryEntryStream as HostStream};

use crate::job::Job;
use crate::table::Entry;
use crate::wit::exports::wasi::filesystem0_2_9::types::{DirectoryEntry, ErrorCode, GuestDirectoryEntryStream};

/// How many names are listed between two looks at the clock: a millisecond's worth. The engine counts the whole as one step.
const NAMES_PER_LOOK: usize = 1024;

/// A folder that is being read. It counts among the open files, as it does elsewhere.
pub(crate) struct Listing {
    /// What is left, the next at the end.
    entries: RefCell<Vec<HostEntry>>,
    _slot: Slot,
}

impl Listing {
    /// What the host lists in `stream`.
    pub fn new(job: &Job, stream: &HostStream, slot: Slot) -> Result<Self, ErrorCode> {
        let mut entries = Vec::new();
        while let Some(entry) = stream.read_directory_entry()? {
            entries.push(entry);
            if entries.len() % NAMES_PER_LOOK == 0 && !job.has_time() {
                return Err(ErrorCode::Interrupted);
            }
        }
        Ok(Listing { entries: RefCell::new(last_first(entries)), _slot: slot })
    }
}

fn last_first(mut entries: Vec<HostEntry>) -> Vec<HostEntry> {
    entries.sort_unstable_by(|one, other| other.name.cmp(&one.name));
    entries
}

impl GuestDirectoryEntryStream for Entry<Listing> {
    fn read_directory_entry(&self) -> Result<Option<DirectoryEntry>, ErrorCode> {
        let listing = self.get().ok_or(ErrorCode::BadDescriptor)?;
        let entry = listing.entries.borrow_mut().pop();
        Ok(entry.map(Into::into))
    }
}

#[cfg(test)]
mod tests {
    use exec_io::wit::wasi::filesystem::types::DescriptorType;

    use super::*;

    #[test]
    fn names_are_handed_out_in_their_order() {
        let entry = |name: &str| HostEntry { type_: DescriptorType::RegularFile, name: name.to_owned() };
        let mut entries = last_first(["b", "c", "a"].map(entry).to_vec());
        let names: Vec<_> = std::iter::from_fn(|| entries.pop()).map(|entry| entry.name).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }
}
