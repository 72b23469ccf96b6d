//! `directory-entry-stream`: the names in a folder. Each is a handle in the host, so it counts among the open files.

use exec_io::Slot;
use exec_io::wit::wasi::filesystem::types::DirectoryEntryStream as HostStream;

use crate::table::Entry;
use crate::wit::exports::wasi::filesystem0_2_9::types::{DirectoryEntry, ErrorCode, GuestDirectoryEntryStream};

/// A folder that is being read.
pub(crate) struct Listing {
    stream: HostStream,
    _slot: Slot,
}

impl Listing {
    /// What the host lists in `stream`.
    pub fn new(stream: HostStream, slot: Slot) -> Self {
        Listing { stream, _slot: slot }
    }
}

impl GuestDirectoryEntryStream for Entry<Listing> {
    fn read_directory_entry(&self) -> Result<Option<DirectoryEntry>, ErrorCode> {
        let listing = self.get().ok_or(ErrorCode::BadDescriptor)?;
        Ok(listing.stream.read_directory_entry()?.map(Into::into))
    }
}
