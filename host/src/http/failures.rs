//! What the library's errors are to a client.

use tracing::error;

use super::problem::Problem;
use crate::error::{RunError, SessionError};

impl From<RunError> for Problem {
    fn from(error: RunError) -> Self {
        match &error {
            RunError::NoRuntime(name) => return Problem::UnknownRuntime(name.clone()),
            RunError::Cancelled => return Problem::Cancelled,
            RunError::InheritedStdin | RunError::StdinText => return Problem::Refused(error.to_string()),
            RunError::Start(_)
            | RunError::Exports(_)
            | RunError::Trapped(_)
            | RunError::Overdue
            | RunError::Lost
            | RunError::Room(_) => {}
        }
        // What the causes say is for the operator, who alone can do something about it.
        error!(error = &error as &dyn std::error::Error, "a run failed");
        match error {
            RunError::Trapped(_) => Problem::RuntimeTrapped,
            RunError::Overdue => Problem::RunOverdue,
            RunError::Lost => Problem::Defect,
            _ => Problem::RuntimeUnavailable,
        }
    }
}

impl From<SessionError> for Problem {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Run(error) => error.into(),
            SessionError::Refused(message) => Problem::Refused(message),
            SessionError::TooLarge => Problem::FileTooLarge,
            SessionError::Folder { .. }
            | SessionError::Note(_)
            | SessionError::Busy(_)
            | SessionError::Twice { .. } => {
                error!(error = &error as &dyn std::error::Error, "a session failed");
                Problem::Storage
            }
        }
    }
}
