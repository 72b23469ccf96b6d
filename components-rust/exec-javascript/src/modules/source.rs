//! Reading the program's own files.

use exec_core::{FileError, FileKind, Files, OpenHow};

/// The largest file that is taken for source code. It is read as a whole, and again by the compiler; without a bound a
/// program could make a file that fills the component's memory. Engines take no longer texts either.
const MAX_SOURCE_BYTES: u64 = 256 << 20;

/// The path from the session's root, as files are asked for, of a path as the program sees it.
pub(crate) fn rooted(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// Whether there is a regular file at `path`.
pub(crate) fn is_file(files: &Files, path: &str) -> bool {
    kind(files, path) == Some(FileKind::File)
}

/// Whether there is a folder at `path`.
pub(crate) fn is_folder(files: &Files, path: &str) -> bool {
    kind(files, path) == Some(FileKind::Directory)
}

fn kind(files: &Files, path: &str) -> Option<FileKind> {
    files.stat(rooted(path), true).ok().map(|stat| stat.kind)
}

/// Whether a text is short enough to be compiled.
pub(crate) fn is_source(text: &[u8]) -> bool {
    text.len() as u64 <= MAX_SOURCE_BYTES
}

/// The whole of a source file.
pub(crate) fn read_source(files: &Files, path: &str) -> Result<Vec<u8>, FileError> {
    let file = files.open(rooted(path), OpenHow { read: true, ..OpenHow::default() })?;
    let size = file.size()?;
    if size > MAX_SOURCE_BYTES {
        return Err(FileError::NoMemory);
    }
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < size {
        let piece = file.read_at(bytes.len() as u64, usize::MAX)?;
        if piece.is_empty() {
            break;
        }
        if bytes.try_reserve(piece.len()).is_err() {
            return Err(FileError::NoMemory);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
