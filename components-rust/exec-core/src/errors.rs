//! Wrong use of the interface, and what cannot go on for want of something in the worker.

use exec_io::FileError;
use thiserror::Error;

use crate::encoding::EncodingError;
use crate::paths::NameError;
use crate::settings::SettingsError;
use crate::wit::exports::golem::exec::types;

/// Why a call was refused before any program ran. Nothing is changed by a call that is refused.
#[derive(Debug, Error)]
pub(crate) enum Refusal {
    #[error("no files: the first of `files` is the program to run")]
    NoFiles,
    #[error("file name `{name}` is refused: {reason}; a relative path such as `pkg/main.js` is expected")]
    Name { name: String, reason: NameError },
    #[error("content of file `{name}` is {reason}")]
    Content { name: String, reason: EncodingError },
    #[error("file `{name}` cannot be stored: {reason}")]
    Store { name: String, reason: FileError },
    #[error("file `{name}` has {size} bytes, over the limit of {limit}")]
    TooLarge { name: String, size: u64, limit: u64 },
    #[error("path `{path}` leaves the session's directory: a path inside it is expected")]
    Leaves { path: String },
    #[error("entrypoint `{path}` cannot be run: {reason}; upload it first, or name one that `list-files` shows")]
    Entrypoint { path: String, reason: FileError },
    #[error("path `{path}` cannot be read: {reason}; `list-files` shows the files there are")]
    Read { path: String, reason: FileError },
    #[error("path `{path}` cannot be the working directory: {reason}; name a folder of the session")]
    WorkingDir { path: String, reason: FileError },
    #[error("the session is closed: `close` has removed its files, make a new session")]
    Closed,
    #[error("the worker has no directory to keep files in: {0}")]
    NoDirectory(#[source] FileError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("this component does not run that language")]
    Language,
}

impl From<Refusal> for types::Error {
    /// Every refused call comes by here once.
    fn from(refusal: Refusal) -> Self {
        crate::journal::tell!(refused(&refusal));
        match refusal {
            Refusal::Language => types::Error::UnsupportedLanguage,
            Refusal::TooLarge { .. } => types::Error::ResourceExceeded,
            Refusal::Store { reason, .. } | Refusal::Read { reason, .. } if reason.is_no_room() => {
                types::Error::ResourceExceeded
            }
            other => types::Error::Internal(other.to_string()),
        }
    }
}
