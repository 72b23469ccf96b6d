//! `descriptor`: the host's, under the limits of the run. Every path goes to the host together with the descriptor that
//! it starts from, so that the host refuses what leaves the run's directory.

use std::rc::Rc;

use exec_io::wit::wasi::filesystem::types::{self as host, DescriptorFlags as HostFlags};
use exec_io::{Made, OpenFile};

use crate::Sandbox;
use crate::filesystem::Listing;
use crate::io::{Cursor, Failure, Input, Sink, check_offset, read_at};
use crate::job::{Job, current};
use crate::table::Entry;
use crate::wit::exports::wasi::filesystem0_2_9::types::{
    Advice, Descriptor, DescriptorBorrow, DescriptorFlags, DescriptorStat, DescriptorType, DirectoryEntryStream,
    ErrorBorrow, ErrorCode, Guest, GuestDescriptor, MetadataHashValue, NewTimestamp, OpenFlags, PathFlags,
};
use crate::wit::exports::wasi::io0_2_9::streams::{InputStream, OutputStream};

/// What the engine holds for a file.
pub(crate) enum Node {
    /// The directory of the run that is under way.
    Root,
    /// What the program has opened, and for what.
    Open { entry: Entry<OpenFile>, access: HostFlags },
}

impl Node {
    fn file(&self) -> Result<Rc<OpenFile>, ErrorCode> {
        match self {
            // Between runs nothing is there.
            Node::Root => Ok(Rc::clone(&job()?.root)),
            Node::Open { entry, .. } => entry.get().ok_or(ErrorCode::BadDescriptor),
        }
    }

    /// What the host's own descriptor says.
    fn host<T>(&self, ask: impl FnOnce(&host::Descriptor) -> Result<T, host::ErrorCode>) -> Result<T, ErrorCode> {
        Ok(ask(self.file()?.descriptor())?)
    }

    /// The file, if it was opened for this. The host would say so too, but only when a stream is used, and libc has no
    /// error number for what a stream says.
    fn file_for(&self, wanted: HostFlags) -> Result<Rc<OpenFile>, ErrorCode> {
        match self {
            Node::Open { access, .. } if access.contains(wanted) => self.file(),
            Node::Open { .. } => Err(ErrorCode::BadDescriptor),
            Node::Root => Err(ErrorCode::IsDirectory),
        }
    }
}

fn job() -> Result<Rc<Job>, ErrorCode> {
    current().ok_or(ErrorCode::NoEntry)
}

fn cursor(cursor: Cursor) -> Result<Entry<Cursor>, ErrorCode> {
    Ok(Entry::new(&job()?, cursor)?)
}

impl Guest for Sandbox {
    type Descriptor = Node;
    type DirectoryEntryStream = Entry<Listing>;

    fn filesystem_error_code(err: ErrorBorrow<'_>) -> Option<ErrorCode> {
        err.get::<Failure>().code()
    }
}

impl GuestDescriptor for Node {
    fn read_via_stream(&self, offset: u64) -> Result<InputStream, ErrorCode> {
        let file = self.file_for(HostFlags::READ)?;
        Ok(InputStream::new(Input::File(cursor(Cursor::at(file, check_offset(offset)?))?)))
    }

    fn write_via_stream(&self, offset: u64) -> Result<OutputStream, ErrorCode> {
        let file = self.file_for(HostFlags::WRITE)?;
        Ok(OutputStream::new(Sink::File(cursor(Cursor::at(file, check_offset(offset)?))?)))
    }

    fn append_via_stream(&self) -> Result<OutputStream, ErrorCode> {
        let file = self.file_for(HostFlags::WRITE)?;
        Ok(OutputStream::new(Sink::File(cursor(Cursor::at_the_end(file))?)))
    }

    fn advise(&self, offset: u64, length: u64, advice: Advice) -> Result<(), ErrorCode> {
        check_offset(offset)?;
        self.host(|file| file.advise(offset, length.min(i64::MAX as u64 - offset), advice.into()))
    }

    fn sync_data(&self) -> Result<(), ErrorCode> {
        self.host(host::Descriptor::sync_data)
    }

    fn get_flags(&self) -> Result<DescriptorFlags, ErrorCode> {
        let flags: DescriptorFlags = self.host(host::Descriptor::get_flags)?.into();
        // Hosts do not say that a folder may be changed. Without it libc's `access` denies that anything in it may be.
        let folder = self.get_type()? == DescriptorType::Directory;
        Ok(if folder { flags | DescriptorFlags::MUTATE_DIRECTORY } else { flags })
    }

    fn get_type(&self) -> Result<DescriptorType, ErrorCode> {
        Ok(self.host(host::Descriptor::get_type)?.into())
    }

    fn set_size(&self, size: u64) -> Result<(), ErrorCode> {
        Ok(self.file()?.set_size(check_offset(size)?)?)
    }

    fn set_times(&self, accessed: NewTimestamp, modified: NewTimestamp) -> Result<(), ErrorCode> {
        self.host(|file| file.set_times(accessed.into(), modified.into()))
    }

    fn read(&self, length: u64, offset: u64) -> Result<(Vec<u8>, bool), ErrorCode> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let bytes = read_at(&*self.file()?, offset, length)?;
        let end = bytes.is_empty() && length > 0;
        Ok((bytes, end))
    }

    fn write(&self, buffer: Vec<u8>, offset: u64) -> Result<u64, ErrorCode> {
        Ok(self.file()?.write_at(check_offset(offset)?, &buffer)? as u64)
    }

    fn read_directory(&self) -> Result<DirectoryEntryStream, ErrorCode> {
        let job = job()?;
        let slot = job.quota.slot()?;
        let listing = Listing::new(&job, &self.host(host::Descriptor::read_directory)?, slot)?;
        Ok(DirectoryEntryStream::new(Entry::new(&job, listing)?))
    }

    fn sync(&self) -> Result<(), ErrorCode> {
        self.host(host::Descriptor::sync)
    }

    fn create_directory_at(&self, path: String) -> Result<(), ErrorCode> {
        job()?.removal.making(Made::Folder, || self.host(|folder| folder.create_directory_at(&path)))
    }

    fn stat(&self) -> Result<DescriptorStat, ErrorCode> {
        Ok(self.host(host::Descriptor::stat)?.into())
    }

    fn stat_at(&self, flags: PathFlags, path: String) -> Result<DescriptorStat, ErrorCode> {
        Ok(self.host(|folder| folder.stat_at(flags.into(), &path))?.into())
    }

    fn set_times_at(
        &self,
        flags: PathFlags,
        path: String,
        accessed: NewTimestamp,
        modified: NewTimestamp,
    ) -> Result<(), ErrorCode> {
        self.host(|folder| folder.set_times_at(flags.into(), &path, accessed.into(), modified.into()))
    }

    fn link_at(
        &self,
        old_flags: PathFlags,
        old_path: String,
        new_folder: DescriptorBorrow<'_>,
        new_path: String,
    ) -> Result<(), ErrorCode> {
        let new_folder = new_folder.get::<Node>().file()?;
        let link =
            |folder: &host::Descriptor| folder.link_at(old_flags.into(), &old_path, new_folder.descriptor(), &new_path);
        job()?.removal.making(Made::File, || self.host(link))
    }

    fn open_at(
        &self,
        flags: PathFlags,
        path: String,
        how: OpenFlags,
        access: DescriptorFlags,
    ) -> Result<Descriptor, ErrorCode> {
        let job = job()?;
        let slot = job.quota.slot()?;
        let access = HostFlags::from(access);
        let opened = self
            .host(|folder| job.removal.opening(how.into(), |how| folder.open_at(flags.into(), &path, how, access)))?;
        let entry = Entry::new(&job, OpenFile::new(opened, slot))?;
        Ok(Descriptor::new(Node::Open { entry, access }))
    }

    fn readlink_at(&self, path: String) -> Result<String, ErrorCode> {
        self.host(|folder| folder.readlink_at(&path))
    }

    fn remove_directory_at(&self, path: String) -> Result<(), ErrorCode> {
        self.host(|folder| folder.remove_directory_at(&path))?;
        job()?.removal.removed(Made::Folder);
        Ok(())
    }

    fn rename_at(&self, old_path: String, new_folder: DescriptorBorrow<'_>, new_path: String) -> Result<(), ErrorCode> {
        let new_folder = new_folder.get::<Node>().file()?;
        self.host(|folder| folder.rename_at(&old_path, new_folder.descriptor(), &new_path))
    }

    fn symlink_at(&self, old_path: String, new_path: String) -> Result<(), ErrorCode> {
        job()?.removal.making(Made::File, || self.host(|folder| folder.symlink_at(&old_path, &new_path)))
    }

    fn unlink_file_at(&self, path: String) -> Result<(), ErrorCode> {
        self.host(|folder| folder.unlink_file_at(&path))?;
        job()?.removal.removed(Made::File);
        Ok(())
    }

    fn is_same_object(&self, other: DescriptorBorrow<'_>) -> bool {
        match (self.file(), other.get::<Node>().file()) {
            (Ok(one), Ok(other)) => one.descriptor().is_same_object(other.descriptor()),
            _ => false,
        }
    }

    fn metadata_hash(&self) -> Result<MetadataHashValue, ErrorCode> {
        Ok(self.host(host::Descriptor::metadata_hash)?.into())
    }

    fn metadata_hash_at(&self, flags: PathFlags, path: String) -> Result<MetadataHashValue, ErrorCode> {
        Ok(self.host(|folder| folder.metadata_hash_at(flags.into(), &path))?.into())
    }
}
