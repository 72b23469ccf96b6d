//! A stream on a file: the file and a position in it.
//!
//! The bytes go by `descriptor.read` and `descriptor.write` of the host, never through a stream of its: on a durable
//! host the answers of `poll` are replayed from a log, and a stream that is waited for then never becomes ready.

use std::cell::Cell;
use std::rc::Rc;

use exec_io::{FileError, OpenFile};

/// The largest position in a file. Hosts count in signed numbers, and some do not check.
const MAX_OFFSET: u64 = i64::MAX as u64;

/// A file and where in it the next byte is read or written.
pub(crate) struct Cursor {
    file: Rc<OpenFile>,
    /// None where every write goes to the end of the file.
    position: Option<Cell<u64>>,
}

impl Cursor {
    /// A stream from `offset` on.
    pub fn at(file: Rc<OpenFile>, offset: u64) -> Self {
        Cursor { file, position: Some(Cell::new(offset)) }
    }

    /// A stream that only appends.
    pub fn at_the_end(file: Rc<OpenFile>) -> Self {
        Cursor { file, position: None }
    }

    /// Up to `max` bytes; none at the end of the file.
    pub fn read(&self, max: usize) -> Result<Vec<u8>, FileError> {
        let bytes = read_at(&self.file, self.position()?, max)?;
        self.advance(bytes.len() as u64);
        Ok(bytes)
    }

    /// Passes over up to `max` bytes and says over how many.
    pub fn skip(&self, max: u64) -> Result<u64, FileError> {
        let count = self.file.size()?.saturating_sub(self.position()?).min(max);
        self.advance(count);
        Ok(count)
    }

    /// How much the file-size limit lets be written, as far as that is known without asking the host.
    pub fn room(&self) -> u64 {
        self.position.as_ref().map_or(u64::MAX, |position| self.file.room_after(position.get()))
    }

    /// Writes everything. What fits under the file-size limit is written before the rest is refused.
    pub fn write(&self, mut bytes: &[u8]) -> Result<(), FileError> {
        while !bytes.is_empty() {
            let count = self.file.write_at(check_offset(self.position()?)?, bytes)?;
            if count == 0 {
                return Err(FileError::NO_SPACE);
            }
            self.advance(count as u64);
            bytes = &bytes[count.min(bytes.len())..];
        }
        Ok(())
    }

    fn position(&self) -> Result<u64, FileError> {
        self.position.as_ref().map_or_else(|| self.file.size(), |position| Ok(position.get()))
    }

    fn advance(&self, count: u64) {
        if let Some(position) = &self.position {
            position.set(position.get().saturating_add(count));
        }
    }
}

/// Up to `max` bytes from `offset`; none at the end of the file, and none where no file goes to.
pub(crate) fn read_at(file: &OpenFile, offset: u64, max: usize) -> Result<Vec<u8>, FileError> {
    let max = before_the_last_offset(check_offset(offset)?, max);
    if max == 0 { Ok(Vec::new()) } else { file.read_at(offset, max) }
}

/// So much of `max` bytes from `offset` that a host can count up to their end.
fn before_the_last_offset(offset: u64, max: usize) -> usize {
    max.min(usize::try_from(MAX_OFFSET.saturating_sub(offset)).unwrap_or(usize::MAX))
}

/// Refuses an offset that is a negative number to the host.
pub(crate) fn check_offset(offset: u64) -> Result<u64, FileError> {
    if offset > MAX_OFFSET { Err(FileError::INVALID) } else { Ok(offset) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_read_ends_where_offsets_do() {
        assert_eq!(before_the_last_offset(0, usize::MAX / 2), usize::MAX / 2);
        assert_eq!(before_the_last_offset(MAX_OFFSET - 3, 10), 3);
        assert_eq!(before_the_last_offset(MAX_OFFSET, 10), 0);
    }

    #[test]
    fn offsets_that_are_negative_to_the_host_are_refused() {
        assert_eq!(check_offset(0), Ok(0));
        assert_eq!(check_offset(MAX_OFFSET), Ok(MAX_OFFSET));
        for offset in [MAX_OFFSET + 1, u64::MAX] {
            assert_eq!(check_offset(offset), Err(FileError::INVALID));
        }
    }
}
