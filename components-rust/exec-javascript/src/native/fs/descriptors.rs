//! The open files of a program, by number.

use exec_core::{Channel, FileError, FileStat, Files, OpenFile, OpenHow};

/// The bits of `open` that mean something here, with Linux's numbers.
const ACCESS: i32 = 0o3;
const WRITE_ONLY: i32 = 0o1;
const READ_WRITE: i32 = 0o2;
const CREATE: i32 = 0o100;
const EXCLUSIVE: i32 = 0o200;
const TRUNCATE: i32 = 0o1000;
const APPEND: i32 = 0o2000;
const DIRECTORY: i32 = 0o200_000;
const NO_FOLLOW: i32 = 0o400_000;

/// Something that a descriptor number stands for.
pub(crate) enum Open {
    Stdin,
    Output(Channel),
    /// `/dev/null`.
    Null,
    File(PlainFile),
}

/// A file of the session, and where the program is in it.
pub(crate) struct PlainFile {
    pub file: OpenFile,
    position: u64,
    append: bool,
    readable: bool,
    writable: bool,
}

/// The table of descriptors. Numbers are given as POSIX does: the lowest that is free.
pub(crate) struct Descriptors {
    open: Vec<Option<Open>>,
}

impl Descriptors {
    /// The three that every program begins with.
    pub(crate) fn standard() -> Self {
        let standard = [Open::Stdin, Open::Output(Channel::Stdout), Open::Output(Channel::Stderr)];
        Descriptors { open: standard.into_iter().map(Some).collect() }
    }

    pub(crate) fn get(&mut self, number: i32) -> Result<&mut Open, FileError> {
        let slot = usize::try_from(number).ok().and_then(|index| self.open.get_mut(index));
        slot.and_then(Option::as_mut).ok_or(FileError::BAD_DESCRIPTOR)
    }

    /// The file of the session behind a number, for what only these can do.
    pub(crate) fn file(&mut self, number: i32) -> Result<&mut PlainFile, FileError> {
        match self.get(number)? {
            Open::File(file) => Ok(file),
            _ => Err(FileError::INVALID),
        }
    }

    pub(crate) fn insert(&mut self, open: Open) -> usize {
        let free = self.open.iter().position(Option::is_none).unwrap_or(self.open.len());
        match self.open.get_mut(free) {
            Some(slot) => *slot = Some(open),
            None => self.open.push(Some(open)),
        }
        free
    }

    pub(crate) fn close(&mut self, number: i32) -> Result<(), FileError> {
        self.get(number)?;
        if let Some(slot) = usize::try_from(number).ok().and_then(|index| self.open.get_mut(index)) {
            *slot = None;
        }
        Ok(())
    }
}

impl Open {
    /// Opens what a path of the program means. `place` is that path from the session's root.
    pub(crate) fn at(files: &Files, place: &str, flags: i32) -> Result<Self, FileError> {
        match place {
            "dev/stdin" | "dev/fd/0" => Ok(Open::Stdin),
            "dev/stdout" | "dev/fd/1" => Ok(Open::Output(Channel::Stdout)),
            "dev/stderr" | "dev/fd/2" => Ok(Open::Output(Channel::Stderr)),
            "dev/null" => Ok(Open::Null),
            _ => PlainFile::open(files, place, flags).map(Open::File),
        }
    }
}

impl PlainFile {
    fn open(files: &Files, place: &str, flags: i32) -> Result<Self, FileError> {
        let has = |bit: i32| flags & bit == bit;
        let writable = matches!(flags & ACCESS, WRITE_ONLY | READ_WRITE);
        let readable = flags & ACCESS != WRITE_ONLY;
        let file = files.open(
            place,
            OpenHow {
                read: readable,
                write: writable,
                create: has(CREATE),
                exclusive: has(EXCLUSIVE),
                truncate: has(TRUNCATE) && writable,
                directory: has(DIRECTORY),
                no_follow: has(NO_FOLLOW) || has(EXCLUSIVE),
            },
        )?;
        Ok(PlainFile { file, position: 0, append: has(APPEND), readable, writable })
    }

    /// Reads at `position`, or where the program is.
    pub(crate) fn read(&mut self, max: usize, position: Option<u64>) -> Result<Vec<u8>, FileError> {
        if !self.readable {
            return Err(FileError::BAD_DESCRIPTOR);
        }
        let bytes = self.file.read_at(position.unwrap_or(self.position), max)?;
        if position.is_none() {
            self.position = self.position.saturating_add(bytes.len() as u64);
        }
        Ok(bytes)
    }

    /// Writes at `position`, or where the program is, or at the end of a file that is appended to.
    pub(crate) fn write(&mut self, bytes: &[u8], position: Option<u64>) -> Result<usize, FileError> {
        if !self.writable {
            return Err(FileError::BAD_DESCRIPTOR);
        }
        let offset = match position {
            _ if self.append => self.file.size()?,
            Some(position) => position,
            None => self.position,
        };
        let written = self.file.write_at(offset, bytes)?;
        if position.is_none() {
            self.position = offset.saturating_add(written as u64);
        }
        Ok(written)
    }

    pub(crate) fn truncate(&self, size: u64) -> Result<(), FileError> {
        if self.writable { self.file.set_size(size) } else { Err(FileError::INVALID) }
    }

    pub(crate) fn stat(&self) -> Result<FileStat, FileError> {
        self.file.stat()
    }
}
