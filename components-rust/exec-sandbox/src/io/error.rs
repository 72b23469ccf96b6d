//! `wasi:io/error`: why a stream failed.
//!
//! wasi-libc makes EIO of every failed stream, whatever the error says. So the forge has it ask for the last failure
//! (`job.last-failure`) wherever it does, and a program sees EFBIG or ENOSPC.

use exec_io::FileError;

use crate::Sandbox;
use crate::job::current;
use crate::wit::exports::wasi::filesystem0_2_9::types::ErrorCode;
use crate::wit::exports::wasi::io0_2_9::error::{Error, Guest, GuestError};
use crate::wit::exports::wasi::io0_2_9::streams::StreamError;

/// What `job.last-failure` says where no failure of a file is meant: the run has to end.
pub(crate) const RUN_IS_OVER: u8 = 255;

/// Why a stream failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It is at its end, or its run is.
    Closed,
    /// The file behind it says so.
    File(FileError),
    /// The program has printed more than the cap.
    OverCap,
    /// The run's deadline has passed, and with it every wait.
    Late,
    /// More zeroes at once than the stream permits.
    TooMuch,
}

impl Failure {
    /// What `job.last-failure` gives.
    fn number(self) -> u8 {
        match self {
            Failure::OverCap | Failure::Late => RUN_IS_OVER,
            other => other.code().unwrap_or(ErrorCode::Io) as u8,
        }
    }

    /// What `filesystem-error-code` gives.
    pub fn code(self) -> Option<ErrorCode> {
        match self {
            Failure::File(error) => Some(error.into()),
            Failure::Closed | Failure::OverCap | Failure::Late | Failure::TooMuch => None,
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Failure::File(error)
    }
}

impl From<Failure> for StreamError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Closed => StreamError::Closed,
            other => {
                if let Some(job) = current() {
                    job.last_failure.set(other.number());
                }
                StreamError::LastOperationFailed(Error::new(other))
            }
        }
    }
}

impl Guest for Sandbox {
    type Error = Failure;
}

impl GuestError for Failure {
    fn to_debug_string(&self) -> String {
        match self {
            Failure::Closed => "the stream is closed".to_owned(),
            Failure::File(error) => error.to_string(),
            Failure::OverCap => "the program has printed more than it may".to_owned(),
            Failure::Late => "the time of the run is over".to_owned(),
            Failure::TooMuch => "more bytes than the stream permits".to_owned(),
        }
    }
}
