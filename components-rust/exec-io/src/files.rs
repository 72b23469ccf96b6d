//! A program's view of its session directory: every path goes to the host together with the directory's descriptor, so
//! that the host refuses what leaves it.

use std::rc::Rc;

use crate::file_error::FileError;
use crate::open_file::OpenFile;
use crate::quota::Quota;
use crate::removal::{Made, Removal};
use crate::wit::wasi::clocks::wall_clock::Datetime;
use crate::wit::wasi::filesystem::types::{
    Descriptor, DescriptorFlags, DescriptorStat, DescriptorType, NewTimestamp, OpenFlags, PathFlags,
};

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
    root: Rc<Descriptor>,
    quota: Rc<Quota>,
    removal: Removal,
}

impl Files {
    /// The files below `root`, none of which may grow past `max_file_bytes`.
    pub fn new(root: Rc<Descriptor>, max_file_bytes: Option<u64>, removal: Removal) -> Self {
        Files { root, quota: Quota::new(max_file_bytes), removal }
    }

    /// Whether the files are removed when the run is over.
    pub fn are_removed(&self) -> bool {
        self.removal.is_due()
    }

    /// A handle of its own on the session directory, for somebody else to own.
    pub fn root_handle(&self) -> Result<Descriptor, FileError> {
        let access = DescriptorFlags::READ | DescriptorFlags::MUTATE_DIRECTORY;
        Ok(self.root().open_at(PathFlags::empty(), ".", OpenFlags::DIRECTORY, access)?)
    }

    /// The most bytes that any one file may have.
    pub fn max_file_bytes(&self) -> Option<u64> {
        self.quota.max_file_bytes()
    }

    /// Whether a write was refused because the file would have grown past the limit.
    pub fn refused_size(&self) -> bool {
        self.quota.refused_size()
    }

    /// Opens the file at `path`.
    pub fn open(&self, path: &str, how: OpenHow) -> Result<OpenFile, FileError> {
        let slot = self.quota.slot()?;
        let mut open = OpenFlags::empty();
        open.set(OpenFlags::CREATE, how.create);
        open.set(OpenFlags::EXCLUSIVE, how.exclusive);
        open.set(OpenFlags::TRUNCATE, how.truncate);
        open.set(OpenFlags::DIRECTORY, how.directory);
        let mut access = DescriptorFlags::empty();
        access.set(DescriptorFlags::READ, how.read);
        access.set(DescriptorFlags::WRITE, how.write);
        let (links, path) = (follow(!how.no_follow), dot(path));
        let descriptor = self.removal.opening(open, |open| self.root().open_at(links, path, open, access))?;
        Ok(OpenFile::new(descriptor, slot))
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
        entries(self.root(), path)
    }

    /// Makes a directory.
    pub fn make_dir(&self, path: &str) -> Result<(), FileError> {
        Ok(self.removal.making(Made::Folder, || self.root().create_directory_at(dot(path)))?)
    }

    /// Removes an empty directory.
    pub fn remove_dir(&self, path: &str) -> Result<(), FileError> {
        self.root().remove_directory_at(dot(path))?;
        self.removal.removed(Made::Folder);
        Ok(())
    }

    /// Removes what is not a directory.
    pub fn remove_file(&self, path: &str) -> Result<(), FileError> {
        self.root().unlink_file_at(dot(path))?;
        self.removal.removed(Made::File);
        Ok(())
    }

    /// Gives a file another name.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        Ok(self.root().rename_at(dot(from), self.root(), dot(to))?)
    }

    /// Gives a file a second name.
    pub fn hard_link(&self, from: &str, to: &str) -> Result<(), FileError> {
        let link = || self.root().link_at(PathFlags::empty(), dot(from), self.root(), dot(to));
        Ok(self.removal.making(Made::File, link)?)
    }

    /// Makes a symbolic link. The host refuses an absolute target, and following one that leaves the directory.
    pub fn symlink(&self, target: &str, path: &str) -> Result<(), FileError> {
        Ok(self.removal.making(Made::File, || self.root().symlink_at(target, dot(path)))?)
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
        &self.root
    }
}

/// The names and kinds in the folder at `path` below `root`, sorted by name.
pub fn entries(root: &Descriptor, path: &str) -> Result<Vec<(String, FileKind)>, FileError> {
    let stream = if path.is_empty() {
        root.read_directory()?
    } else {
        root.open_at(PathFlags::SYMLINK_FOLLOW, path, OpenFlags::DIRECTORY, DescriptorFlags::READ)?.read_directory()?
    };
    let mut entries = Vec::new();
    while let Some(entry) = stream.read_directory_entry()? {
        if !matches!(entry.name.as_str(), "." | "..") {
            entries.push((entry.name, kind_of(entry.type_)));
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

/// The path as the host wants it: the root itself is `.`.
pub fn dot(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

/// The kind as this crate calls it.
pub fn kind_of(kind: DescriptorType) -> FileKind {
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

pub(crate) fn file_stat(stat: DescriptorStat, inode: u64) -> FileStat {
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

pub(crate) fn new_times(times: Timestamps) -> (NewTimestamp, NewTimestamp) {
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
