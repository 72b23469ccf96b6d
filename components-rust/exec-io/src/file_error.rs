//! Why an operation on files failed: in words for callers of the interface, and as an `errno` for programs.

use thiserror::Error;

use crate::wit::wasi::filesystem::types::ErrorCode;

/// Why an operation on files failed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum FileError {
    /// The host's own answer.
    #[error("{}", describe(*.0))]
    Host(ErrorCode),
    /// The program holds as many open files as it may.
    #[error("too many open files")]
    TooManyOpen,
    /// There is no memory for it.
    #[error("there is not enough memory for it")]
    NoMemory,
    /// The worker has no directory at all.
    #[error("the host preopens none")]
    NoPreopen,
}

impl From<ErrorCode> for FileError {
    fn from(code: ErrorCode) -> Self {
        FileError::Host(code)
    }
}

impl FileError {
    /// A path that leaves the session's directory, as the host itself would refuse it.
    pub const LEAVES: FileError = FileError::Host(ErrorCode::NotPermitted);
    /// A folder is wanted, and this is none.
    pub const NOT_A_FOLDER: FileError = FileError::Host(ErrorCode::NotDirectory);
    /// The path is longer than any.
    pub const TOO_LONG: FileError = FileError::Host(ErrorCode::NameTooLong);
    /// No such open file, or not open for this.
    pub const BAD_DESCRIPTOR: FileError = FileError::Host(ErrorCode::BadDescriptor);
    /// Nothing that can be done with this.
    pub const INVALID: FileError = FileError::Host(ErrorCode::Invalid);
    /// A folder where a file is wanted.
    pub const IS_A_FOLDER: FileError = FileError::Host(ErrorCode::IsDirectory);

    /// The host took nothing of a write.
    pub const NO_SPACE: FileError = FileError::Host(ErrorCode::InsufficientSpace);

    /// Whether the reason is that there is no room for so much.
    pub fn is_no_room(self) -> bool {
        matches!(
            self,
            FileError::NoMemory
                | FileError::Host(ErrorCode::FileTooLarge | ErrorCode::InsufficientSpace | ErrorCode::Quota)
        )
    }

    /// The POSIX name and the number that Linux gives it.
    pub fn errno(self) -> (&'static str, i32) {
        match self {
            FileError::TooManyOpen => ("EMFILE", 24),
            FileError::NoMemory => ("ENOMEM", 12),
            FileError::NoPreopen => ("ENODEV", 19),
            FileError::Host(code) => errno(code),
        }
    }
}

fn describe(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::NoEntry => "there is no such file or folder",
        ErrorCode::IsDirectory => "it is a folder",
        ErrorCode::NotDirectory => "a part of it is not a folder",
        ErrorCode::NotPermitted | ErrorCode::Access => "the host does not permit it",
        ErrorCode::Exist => "it exists already",
        ErrorCode::NameTooLong => "the name is too long",
        ErrorCode::FileTooLarge => "the file is too large",
        ErrorCode::InsufficientSpace | ErrorCode::Quota => "there is no space left",
        ErrorCode::ReadOnly => "the file system is read-only",
        ErrorCode::Loop => "its symbolic links lead in a circle",
        other => other.name(),
    }
}

fn errno(code: ErrorCode) -> (&'static str, i32) {
    match code {
        ErrorCode::Access => ("EACCES", 13),
        ErrorCode::WouldBlock => ("EAGAIN", 11),
        ErrorCode::Already => ("EALREADY", 114),
        ErrorCode::BadDescriptor => ("EBADF", 9),
        ErrorCode::Busy => ("EBUSY", 16),
        ErrorCode::Deadlock => ("EDEADLK", 35),
        ErrorCode::Quota => ("EDQUOT", 122),
        ErrorCode::Exist => ("EEXIST", 17),
        ErrorCode::FileTooLarge => ("EFBIG", 27),
        ErrorCode::IllegalByteSequence => ("EILSEQ", 84),
        ErrorCode::InProgress => ("EINPROGRESS", 115),
        ErrorCode::Interrupted => ("EINTR", 4),
        ErrorCode::Invalid => ("EINVAL", 22),
        ErrorCode::Io => ("EIO", 5),
        ErrorCode::IsDirectory => ("EISDIR", 21),
        ErrorCode::Loop => ("ELOOP", 40),
        ErrorCode::TooManyLinks => ("EMLINK", 31),
        ErrorCode::MessageSize => ("EMSGSIZE", 90),
        ErrorCode::NameTooLong => ("ENAMETOOLONG", 36),
        ErrorCode::NoDevice => ("ENODEV", 19),
        ErrorCode::NoEntry => ("ENOENT", 2),
        ErrorCode::NoLock => ("ENOLCK", 37),
        ErrorCode::InsufficientMemory => ("ENOMEM", 12),
        ErrorCode::InsufficientSpace => ("ENOSPC", 28),
        ErrorCode::NotDirectory => ("ENOTDIR", 20),
        ErrorCode::NotEmpty => ("ENOTEMPTY", 39),
        ErrorCode::NotRecoverable => ("ENOTRECOVERABLE", 131),
        ErrorCode::Unsupported => ("ENOTSUP", 95),
        ErrorCode::NoTty => ("ENOTTY", 25),
        ErrorCode::NoSuchDevice => ("ENXIO", 6),
        ErrorCode::Overflow => ("EOVERFLOW", 75),
        ErrorCode::NotPermitted => ("EPERM", 1),
        ErrorCode::Pipe => ("EPIPE", 32),
        ErrorCode::ReadOnly => ("EROFS", 30),
        ErrorCode::InvalidSeek => ("ESPIPE", 29),
        ErrorCode::TextFileBusy => ("ETXTBSY", 26),
        ErrorCode::CrossDevice => ("EXDEV", 18),
    }
}
