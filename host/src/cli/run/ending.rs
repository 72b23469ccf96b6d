//! What the tool makes of a report: its exit code, and a line for people.

use std::time::Duration;

use golem_exec::{Outcome, Report, Stage};

use super::super::exit::{BY_SIGNAL, Exit};

/// How the tool ends.
pub struct Ending {
    /// The exit code.
    pub status: u8,
    /// What is to be said, where the program does not say it.
    pub message: Option<String>,
}

impl Ending {
    /// Of a run that had so much time.
    pub fn new(report: &Report, time: Duration) -> Self {
        match report.outcome {
            Outcome::Ok | Outcome::RuntimeFailed => Self::of_stage(report.run.as_ref()),
            Outcome::CompilationFailed => Self::quiet(Exit::Failed as u8),
            Outcome::Timeout => Self::saying(
                Exit::Timeout,
                format!(
                    "the program was stopped after its time of {} ms: `--time-ms` gives it more, up to `EXEC_TIMEOUT_MS` \
                     where that is set",
                    time.as_millis()
                ),
            ),
            Outcome::ResourceExceeded => Self::saying(
                Exit::Exceeded,
                "the program went past its memory, a file's size or its output: `--memory-mb`, `--file-size-bytes` and \
                 `EXEC_MAX_OUTPUT_BYTES` give it more",
            ),
            Outcome::UnsupportedLanguage => {
                Self::saying(Exit::Trap, "the runtime does not run the language that it has")
            }
            Outcome::Internal => Self::saying(Exit::Refused, report.message.clone().unwrap_or_default()),
        }
    }

    fn of_stage(stage: Option<&Stage>) -> Self {
        match stage {
            Some(Stage { signal: Some(signal), .. }) => Ending {
                status: number(signal).map_or(Exit::Failed as u8, |number| BY_SIGNAL + number),
                message: Some(format!("the program was ended by {signal}")),
            },
            Some(Stage { exit_code: Some(code), .. }) => Self::quiet(u8::try_from(*code).unwrap_or(Exit::Failed as u8)),
            _ => Self::quiet(Exit::Failed as u8),
        }
    }

    fn quiet(status: u8) -> Self {
        Ending { status, message: None }
    }

    fn saying(exit: Exit, message: impl Into<String>) -> Self {
        Ending { status: exit as u8, message: Some(message.into()) }
    }
}

/// The signals that a program can send itself, with their numbers as Linux has them on most machines. The contract has names.
const SIGNALS: [(&str, u8); 20] = [
    ("SIGHUP", 1),
    ("SIGINT", 2),
    ("SIGQUIT", 3),
    ("SIGILL", 4),
    ("SIGTRAP", 5),
    ("SIGABRT", 6),
    ("SIGBUS", 7),
    ("SIGFPE", 8),
    ("SIGKILL", 9),
    ("SIGUSR1", 10),
    ("SIGSEGV", 11),
    ("SIGUSR2", 12),
    ("SIGPIPE", 13),
    ("SIGALRM", 14),
    ("SIGTERM", 15),
    ("SIGSTKFLT", 16),
    ("SIGXCPU", 24),
    ("SIGXFSZ", 25),
    ("SIGVTALRM", 26),
    ("SIGSYS", 31),
];

fn number(signal: &str) -> Option<u8> {
    SIGNALS.iter().find(|(name, _)| *name == signal).map(|(_, number)| *number)
}
