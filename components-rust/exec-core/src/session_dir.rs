//! The directory of one session: made below the worker's first preopened directory, held by its descriptor, emptied of
//! everything when it is dropped, and removed.
//!
//! One that is as good as new again is kept for the next session or run instead. Making and removing a directory takes a file
//! system longer than a small program takes to run. So an instance that ends leaves an empty one at most, which is for those
//! to remove who gave it the place.

use std::cell::RefCell;
use std::rc::Rc;

use exec_io::wit::wasi::filesystem::preopens;
use exec_io::wit::wasi::filesystem::types::{
    Descriptor, DescriptorFlags, DescriptorType, ErrorCode, NewTimestamp, OpenFlags, PathFlags,
};
use exec_io::wit::wasi::random::random;
use exec_io::{FileError, FileKind, dot, kind_of};

use crate::paths;

/// What the names of session directories begin with, so that an operator who sees one knows where it comes from.
const PREFIX: &str = "golem-exec-";

/// What an upload is called until it is whole. A program cannot run meanwhile, so one name is enough.
const UPLOAD: &str = ".golem-exec-upload";

/// The most that one read or write of a whole file moves at once. Hosts copy it; the number is arbitrary.
const TRANSFER_BYTES: usize = 1 << 20;

thread_local! {
    /// The directory that waits for the next session or run.
    static SPARE: RefCell<Option<Rc<Place>>> = const { RefCell::new(None) };
}

/// A directory of its own on the worker's filesystem.
pub(crate) struct SessionDir {
    place: Rc<Place>,
}

/// Where a directory is, and what it was when it was made.
struct Place {
    parent: Descriptor,
    name: String,
    root: Rc<Descriptor>,
    /// What file systems say of an empty directory. On some it grows with the files in it and stays as large, which the next
    /// program could see.
    size: u64,
}

impl Place {
    /// Makes an empty directory that nobody else uses. The name is drawn at random, because several instances may share
    /// the preopened directory and none may take another's.
    fn make() -> Result<Self, FileError> {
        let (parent, _) = preopens::get_directories().into_iter().next().ok_or(FileError::NoPreopen)?;
        loop {
            let name = format!("{PREFIX}{:016x}", random::get_random_u64());
            match parent.create_directory_at(&name) {
                Ok(()) => {
                    let access = DescriptorFlags::READ | DescriptorFlags::MUTATE_DIRECTORY;
                    let root = parent.open_at(PathFlags::empty(), &name, OpenFlags::DIRECTORY, access)?;
                    let size = root.stat()?.size;
                    return Ok(Place { parent, name, root: Rc::new(root), size });
                }
                Err(ErrorCode::Exist) => {}
                Err(code) => return Err(code.into()),
            }
        }
    }

    /// The directory that waits, if it can be made to look as if it were made now.
    fn reuse() -> Option<Rc<Self>> {
        let place = SPARE.take()?;
        match place.root.set_times(NewTimestamp::Now, NewTimestamp::Now) {
            Ok(()) => Some(place),
            Err(_) => {
                place.remove();
                None
            }
        }
    }

    /// Keeps the directory for the next session, or removes it. It is empty.
    fn leave(self: Rc<Self>) {
        // One without a link was removed by somebody else.
        let is_as_new = self.root.stat().is_ok_and(|stat| stat.size == self.size && stat.link_count > 0);
        let Some(too_many) = SPARE.with_borrow_mut(|spare| if is_as_new { spare.replace(self) } else { Some(self) })
        else {
            return;
        };
        too_many.remove();
    }

    fn remove(&self) {
        // There is nobody to tell: a host that refuses to remove what it let be made keeps it.
        let _ = self.parent.remove_directory_at(&self.name);
    }
}

impl SessionDir {
    /// An empty directory that nobody else uses.
    pub(crate) fn create() -> Result<Self, FileError> {
        let place = Place::reuse().map_or_else(|| Place::make().map(Rc::new), Ok)?;
        Ok(SessionDir { place })
    }

    /// The capability that every path of the session is resolved against.
    pub(crate) fn root(&self) -> &Rc<Descriptor> {
        &self.place.root
    }

    /// Stores a file whole, making the folders it needs.
    pub(crate) fn store(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.make_folders(paths::parent(path))?;
        self.write_new(path, OpenFlags::CREATE | OpenFlags::TRUNCATE, bytes)
    }

    /// Puts a file in the place of whatever file is there, in one step: until the new one is whole, the old one stays.
    pub(crate) fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.make_folders(paths::parent(path))?;
        let stored = self
            .write_new(UPLOAD, OpenFlags::CREATE | OpenFlags::TRUNCATE, bytes)
            .and_then(|()| Ok(self.place.root.rename_at(UPLOAD, &self.place.root, path)?));
        if stored.is_err() {
            // What is left of a failed upload is of no use; that it cannot be removed changes nothing for the caller.
            let _ = self.place.root.unlink_file_at(UPLOAD);
        }
        stored
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let file =
            self.place.root.open_at(PathFlags::SYMLINK_FOLLOW, dot(path), OpenFlags::empty(), DescriptorFlags::READ)?;
        if file.get_type()? == DescriptorType::Directory {
            return Err(ErrorCode::IsDirectory.into());
        }
        let mut bytes = Vec::new();
        // A program can make files that are larger than the component's memory.
        let size = usize::try_from(file.stat()?.size).map_err(|_| FileError::NoMemory)?;
        bytes.try_reserve_exact(size).map_err(|_| FileError::NoMemory)?;
        loop {
            let (piece, end) = file.read(TRANSFER_BYTES as u64, bytes.len() as u64)?;
            bytes.try_reserve(piece.len()).map_err(|_| FileError::NoMemory)?;
            bytes.extend_from_slice(&piece);
            if end || piece.is_empty() {
                return Ok(bytes);
            }
        }
    }

    /// Whether there is a file, or a folder, at `path`.
    pub(crate) fn kind(&self, path: &str) -> Result<FileKind, FileError> {
        Ok(kind_of(self.place.root.stat_at(PathFlags::SYMLINK_FOLLOW, dot(path))?.type_))
    }

    /// The names and kinds in a folder, sorted by name.
    pub(crate) fn entries(&self, path: &str) -> Result<Vec<(String, FileKind)>, FileError> {
        exec_io::entries(&self.place.root, path)
    }

    /// Every file below a folder, as sorted paths relative to it. Symbolic links are listed, not followed.
    pub(crate) fn files_below(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let mut files = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(inner) = folders.pop() {
            let place = [folder, &inner].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
            for (name, kind) in self.entries(&place)? {
                let path = if inner.is_empty() { name } else { format!("{inner}/{name}") };
                if kind == FileKind::Directory { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        Ok(files)
    }

    fn make_folders(&self, path: &str) -> Result<(), FileError> {
        for (end, _) in path.match_indices('/').chain((!path.is_empty()).then_some((path.len(), ""))) {
            match self.place.root.create_directory_at(&path[..end]) {
                Ok(()) | Err(ErrorCode::Exist) => {}
                Err(code) => return Err(code.into()),
            }
        }
        Ok(())
    }

    fn write_new(&self, path: &str, open: OpenFlags, bytes: &[u8]) -> Result<(), FileError> {
        let file = self.place.root.open_at(PathFlags::empty(), path, open, DescriptorFlags::WRITE)?;
        let mut written = 0;
        while written < bytes.len() {
            let piece = &bytes[written..bytes.len().min(written + TRANSFER_BYTES)];
            let count = usize::try_from(file.write(piece, written as u64)?).unwrap_or(piece.len());
            if count == 0 {
                return Err(ErrorCode::InsufficientSpace.into());
            }
            written += count.min(piece.len());
        }
        Ok(())
    }

    /// Empties the directory without ever naming a path of more than two parts: what a program has nested deeply is
    /// lifted up level by level, so that neither the length of a path nor the depth of a recursion can stop it.
    fn empty(&self) -> Result<(), FileError> {
        let mut lifted = 0_u64;
        loop {
            let entries = self.entries("")?;
            let before = lifted;
            for (name, kind) in entries {
                if kind == FileKind::Directory {
                    self.empty_folder(&name, &mut lifted)?;
                    self.place.root.remove_directory_at(&name)?;
                } else {
                    self.place.root.unlink_file_at(&name)?;
                }
            }
            if lifted == before {
                return Ok(());
            }
        }
    }

    fn empty_folder(&self, folder: &str, lifted: &mut u64) -> Result<(), FileError> {
        for (name, kind) in self.entries(folder)? {
            let path = format!("{folder}/{name}");
            if kind == FileKind::Directory {
                self.lift(&path, lifted)?;
            } else {
                self.place.root.unlink_file_at(&path)?;
            }
        }
        Ok(())
    }

    fn lift(&self, path: &str, lifted: &mut u64) -> Result<(), FileError> {
        loop {
            *lifted += 1;
            match self.place.root.rename_at(path, &self.place.root, &format!(".golem-exec-lifted-{lifted}")) {
                Ok(()) => return Ok(()),
                // The program has something of that name itself: take the next.
                Err(ErrorCode::Exist | ErrorCode::NotEmpty | ErrorCode::NotDirectory) => {}
                Err(code) => return Err(code.into()),
            }
        }
    }
}

impl Drop for SessionDir {
    fn drop(&mut self) {
        // One that cannot be emptied stays: there is nobody to tell.
        if self.empty().is_ok() {
            Rc::clone(&self.place).leave();
        }
    }
}
