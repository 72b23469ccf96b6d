//! A file that a program holds open.
//!
//! Files are read and written by position (`descriptor.read`, `descriptor.write`), never through a stream: on a durable
//! host a stream that is waited for with `poll` does not become ready when the worker is replayed.

use crate::file_error::FileError;
use crate::files::{FileStat, Timestamps, file_stat, new_times};
use crate::quota::Slot;
use crate::wit::wasi::filesystem::types::{Descriptor, DescriptorType};

/// The most that one call moves to or from the host. Hosts copy the whole of it at once; the number is arbitrary.
const TRANSFER_BYTES: usize = 1 << 20;

/// A file that a program holds open. Every write passes the file-size limit.
pub struct OpenFile {
    descriptor: Descriptor,
    slot: Slot,
}

impl OpenFile {
    /// The file behind `descriptor`, which has its place among the open files.
    pub fn new(descriptor: Descriptor, slot: Slot) -> Self {
        OpenFile { descriptor, slot }
    }

    /// The host's handle, for what no limit concerns: writing goes through [`write_at`](Self::write_at) and
    /// [`set_size`](Self::set_size).
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// How many bytes the limit lets follow after `offset`.
    pub fn room_after(&self, offset: u64) -> u64 {
        self.slot.quota().room_after(offset)
    }

    /// Up to `max` bytes from `offset`; none at the end of the file. A read may give fewer than there are.
    pub fn read_at(&self, offset: u64, max: usize) -> Result<Vec<u8>, FileError> {
        let (bytes, _) = self.descriptor.read(max.min(TRANSFER_BYTES) as u64, offset)?;
        Ok(bytes)
    }

    /// Writes what fits under the file-size limit, at least one byte or an error, and says how much it was.
    pub fn write_at(&self, offset: u64, bytes: &[u8]) -> Result<usize, FileError> {
        let bytes = &bytes[..bytes.len().min(TRANSFER_BYTES)];
        let room = self.slot.quota().room_after(offset);
        if room == 0 && !bytes.is_empty() {
            return Err(self.slot.quota().refuse());
        }
        let fits = &bytes[..bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX))];
        let written = self.descriptor.write(fits, offset)?;
        Ok(usize::try_from(written).unwrap_or(fits.len()).min(fits.len()))
    }

    /// Cuts or grows the file.
    pub fn set_size(&self, size: u64) -> Result<(), FileError> {
        self.slot.quota().check_size(size)?;
        Ok(self.descriptor.set_size(size)?)
    }

    /// How large the file is.
    pub fn size(&self) -> Result<u64, FileError> {
        Ok(self.descriptor.stat()?.size)
    }

    /// What is known of the file.
    pub fn stat(&self) -> Result<FileStat, FileError> {
        let inode = self.descriptor.metadata_hash().map_or(0, |hash| hash.lower);
        Ok(file_stat(self.descriptor.stat()?, inode))
    }

    /// Whether this is a directory.
    pub fn is_directory(&self) -> Result<bool, FileError> {
        Ok(self.descriptor.get_type()? == DescriptorType::Directory)
    }

    /// Brings what was written to the disk.
    pub fn sync(&self) -> Result<(), FileError> {
        Ok(self.descriptor.sync()?)
    }

    /// Sets the file's times.
    pub fn set_times(&self, times: Timestamps) -> Result<(), FileError> {
        let (accessed, modified) = new_times(times);
        Ok(self.descriptor.set_times(accessed, modified)?)
    }
}
