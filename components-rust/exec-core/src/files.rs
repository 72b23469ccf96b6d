//! A program's view of its session directory: every path goes to the host together with the directory's descriptor, so
//! that the host refuses what leaves it; every write passes the file-size limit; open files are counted.
//!
//! Files are read and written by position (`descriptor.read`, `descriptor.write`), never through a stream: on a durable
//! host a stream that is waited for with `poll` does not become ready when the worker is replayed.

use std::cell::Cell;
use std::rc::Rc;

use crate::file_error::FileError;
use crate::session_dir::SessionDir;
use crate::wit::wasi::clocks::wall_clock::Datetime;
use crate::wit::wasi::filesystem::types::{
    Descriptor, DescriptorFlags, DescriptorStat, DescriptorType, ErrorCode, NewTimestamp, OpenFlags, PathFlags,
};

/// How many files a program may hold open at once. Each is a handle in the host; without a limit a program takes the
/// host's handles away from everything else on it. The number is what most systems give a process at the least.
const MAX_OPEN_FILES: u32 = 256;

/// The most that one call moves to or from the host. Hosts copy the whole of it at once; the number is arbitrary.
const TRANSFER_BYTES: usize = 1 << 20;

/// What a directory entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are POSIX's")]
pub enum FileKind {
    File,
    Directory,
    Symlink,
    CharacterDevice,
    BlockDevice,
    Fifo,
    Socket,
    Unknown,
}

/// What is known of a file. Times are nanoseconds since 1970.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the names are POSIX's")]
pub struct FileStat {
    pub kind: FileKind,
    pub size: u64,
    pub links: u64,
    pub accessed_ns: u64,
    pub modified_ns: u64,
    pub changed_ns: u64,
    pub inode: u64,
}

/// New times for a file, in nanoseconds since 1970; `None` leaves one as it is.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "the names explain themselves")]
pub struct Timestamps {
    pub accessed_ns: Option<u64>,
    pub modified_ns: Option<u64>,
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "the names are POSIX's")]
pub struct OpenHow {
    pub read: bool,
    pub write: bool,
    pub create: bool,
    pub exclusive: bool,
    pub truncate: bool,
    pub directory: bool,
    pub no_follow: bool,
}

/// The files of one run.
pub struct Files {
    directory: Rc<SessionDir>,
    quota: Rc<Quota>,
}

/// What a run may do with files, and what it has tried.
struct Quota {
    max_file_bytes: Option<u64>,
    open: Cell<u32>,
    refused_size: Cell<bool>,
}

/// A file that a program holds open.
pub struct OpenFile {
    descriptor: Descriptor,
    quota: Rc<Quota>,
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        self.quota.open.set(self.quota.open.get().saturating_sub(1));
    }
}

impl Files {
    pub(crate) fn new(directory: Rc<SessionDir>, max_file_bytes: Option<u64>) -> Self {
        let quota = Quota { max_file_bytes, open: Cell::new(0), refused_size: Cell::new(false) };
        Files { directory, quota: Rc::new(quota) }
    }

    /// Whether a write was refused because the file would have grown past the limit.
    pub fn refused_size(&self) -> bool {
        self.quota.refused_size.get()
    }

    /// Opens the file at `path`.
    pub fn open(&self, path: &str, how: OpenHow) -> Result<OpenFile, FileError> {
        if self.quota.open.get() >= MAX_OPEN_FILES {
            return Err(FileError::TooManyOpen);
        }
        let mut open = OpenFlags::empty();
        open.set(OpenFlags::CREATE, how.create);
        open.set(OpenFlags::EXCLUSIVE, how.exclusive);
        open.set(OpenFlags::TRUNCATE, how.truncate);
        open.set(OpenFlags::DIRECTORY, how.directory);
        let mut access = DescriptorFlags::empty();
        access.set(DescriptorFlags::READ, how.read);
        access.set(DescriptorFlags::WRITE, how.write);
        let descriptor = self.root().open_at(follow(!how.no_follow), dot(path), open, access)?;
        self.quota.open.set(self.quota.open.get() + 1);
        Ok(OpenFile { descriptor, quota: Rc::clone(&self.quota) })
    }

    /// What is known of the file at `path`, or of the link itself where it is one and is not followed.
    pub fn stat(&self, path: &str, follow_links: bool) -> Result<FileStat, FileError> {
        let flags = follow(follow_links);
        let stat = self.root().stat_at(flags, dot(path))?;
        let inode = self.root().metadata_hash_at(flags, dot(path)).map_or(0, |hash| hash.lower);
        Ok(file_stat(stat, inode))
    }

    /// The names and kinds in the directory at `path`, sorted by name.
    pub fn read_dir(&self, path: &str) -> Result<Vec<(String, FileKind)>, FileError> {
        self.directory.entries(path)
    }

    /// Makes a directory.
    pub fn make_dir(&self, path: &str) -> Result<(), FileError> {
        Ok(self.root().create_directory_at(dot(path))?)
    }

    /// Removes an empty directory.
    pub fn remove_dir(&self, path: &str) -> Result<(), FileError> {
        Ok(self.root().remove_directory_at(dot(path))?)
    }

    /// Removes what is not a directory.
    pub fn remove_file(&self, path: &str) -> Result<(), FileError> {
        Ok(self.root().unlink_file_at(dot(path))?)
    }

    /// Gives a file another name.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        Ok(self.root().rename_at(dot(from), self.root(), dot(to))?)
    }

    /// Gives a file a second name.
    pub fn hard_link(&self, from: &str, to: &str) -> Result<(), FileError> {
        Ok(self.root().link_at(PathFlags::empty(), dot(from), self.root(), dot(to))?)
    }

    /// Makes a symbolic link. The host refuses an absolute target, and following one that leaves the directory.
    pub fn symlink(&self, target: &str, path: &str) -> Result<(), FileError> {
        Ok(self.root().symlink_at(target, dot(path))?)
    }

    /// Where a symbolic link points.
    pub fn read_link(&self, path: &str) -> Result<String, FileError> {
        Ok(self.root().readlink_at(dot(path))?)
    }

    /// Sets the times of the file at `path`.
    pub fn set_times(&self, path: &str, follow_links: bool, times: Timestamps) -> Result<(), FileError> {
        let (accessed, modified) = new_times(times);
        Ok(self.root().set_times_at(follow(follow_links), dot(path), accessed, modified)?)
    }

    fn root(&self) -> &Descriptor {
        self.directory.root()
    }
}

impl OpenFile {
    /// Up to `max` bytes from `offset`; none at the end of the file. A read may give fewer than there are.
    pub fn read_at(&self, offset: u64, max: usize) -> Result<Vec<u8>, FileError> {
        let (bytes, _) = self.descriptor.read(max.min(TRANSFER_BYTES) as u64, offset)?;
        Ok(bytes)
    }

    /// Writes what fits under the file-size limit, at least one byte or an error, and says how much it was.
    pub fn write_at(&self, offset: u64, bytes: &[u8]) -> Result<usize, FileError> {
        let bytes = &bytes[..bytes.len().min(TRANSFER_BYTES)];
        let room = self.quota.room_after(offset);
        if room == 0 && !bytes.is_empty() {
            return Err(self.quota.refuse());
        }
        let fits = &bytes[..bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX))];
        let written = self.descriptor.write(fits, offset)?;
        Ok(usize::try_from(written).unwrap_or(fits.len()).min(fits.len()))
    }

    /// Cuts or grows the file.
    pub fn set_size(&self, size: u64) -> Result<(), FileError> {
        if self.quota.max_file_bytes.is_some_and(|max| size > max) {
            return Err(self.quota.refuse());
        }
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

impl Quota {
    fn room_after(&self, offset: u64) -> u64 {
        self.max_file_bytes.map_or(u64::MAX, |max| max.saturating_sub(offset))
    }

    fn refuse(&self) -> FileError {
        self.refused_size.set(true);
        FileError::Host(ErrorCode::FileTooLarge)
    }
}

/// The path as the host wants it: the root itself is `.`.
pub(crate) fn dot(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

pub(crate) fn kind_of(kind: DescriptorType) -> FileKind {
    match kind {
        DescriptorType::RegularFile => FileKind::File,
        DescriptorType::Directory => FileKind::Directory,
        DescriptorType::SymbolicLink => FileKind::Symlink,
        DescriptorType::CharacterDevice => FileKind::CharacterDevice,
        DescriptorType::BlockDevice => FileKind::BlockDevice,
        DescriptorType::Fifo => FileKind::Fifo,
        DescriptorType::Socket => FileKind::Socket,
        DescriptorType::Unknown => FileKind::Unknown,
    }
}

fn follow(links: bool) -> PathFlags {
    if links { PathFlags::SYMLINK_FOLLOW } else { PathFlags::empty() }
}

fn file_stat(stat: DescriptorStat, inode: u64) -> FileStat {
    let nanos = |time: Option<Datetime>| {
        time.map_or(0, |time| time.seconds.saturating_mul(1_000_000_000).saturating_add(time.nanoseconds.into()))
    };
    FileStat {
        kind: kind_of(stat.type_),
        size: stat.size,
        links: stat.link_count,
        accessed_ns: nanos(stat.data_access_timestamp),
        modified_ns: nanos(stat.data_modification_timestamp),
        changed_ns: nanos(stat.status_change_timestamp),
        inode,
    }
}

fn new_times(times: Timestamps) -> (NewTimestamp, NewTimestamp) {
    let new = |nanos: Option<u64>| {
        nanos.map_or(NewTimestamp::NoChange, |nanos| {
            NewTimestamp::Timestamp(Datetime {
                seconds: nanos / 1_000_000_000,
                // The remainder is under a thousand million, which fits.
                nanoseconds: (nanos % 1_000_000_000) as u32,
            })
        })
    };
    (new(times.accessed_ns), new(times.modified_ns))
}
