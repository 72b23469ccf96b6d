//! What is known of a file, as the library gets it.

use exec_core::{FileError, FileKind, FileStat, Files};
use rquickjs::{Array, Ctx, Result};

/// Looks at a path; the devices that can be opened can be looked at too.
pub(crate) fn at(files: &Files, place: &str, follow: bool) -> std::result::Result<FileStat, FileError> {
    match place {
        "dev/stdin" | "dev/stdout" | "dev/stderr" | "dev/null" => Ok(of_device()),
        _ => files.stat(place, follow),
    }
}

/// The standard streams and `/dev/null`.
pub(crate) fn of_device() -> FileStat {
    FileStat {
        kind: FileKind::CharacterDevice,
        size: 0,
        links: 1,
        accessed_ns: 0,
        modified_ns: 0,
        changed_ns: 0,
        inode: 0,
    }
}

/// `[kind, size, atimeMs, mtimeMs, ctimeMs, ino, nlink, dev]`.
pub(crate) fn to_array<'js>(ctx: &Ctx<'js>, stat: FileStat) -> Result<Array<'js>> {
    let parts = Array::new(ctx.clone())?;
    parts.set(0, kind_name(stat.kind))?;
    // A session has one device. Inodes are hashes of 64 bits, of which a number holds 53.
    let inode = stat.inode >> 11;
    let ms = |nanos: u64| nanos as f64 / 1e6;
    let numbers = [
        stat.size as f64,
        ms(stat.accessed_ns),
        ms(stat.modified_ns),
        ms(stat.changed_ns),
        inode as f64,
        stat.links as f64,
        1.0,
    ];
    for (index, number) in numbers.into_iter().enumerate() {
        parts.set(index + 1, number)?;
    }
    Ok(parts)
}

/// The name that the library knows a kind by.
pub(crate) fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::File => "file",
        FileKind::Directory => "directory",
        FileKind::Symlink => "symlink",
        FileKind::CharacterDevice => "character",
        FileKind::BlockDevice => "block",
        FileKind::Fifo => "fifo",
        FileKind::Socket => "socket",
        FileKind::Unknown => "unknown",
    }
}
