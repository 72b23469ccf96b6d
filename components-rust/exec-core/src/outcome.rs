//! How a program ended, and what the interface calls that: the outcome table of the contract.

use exec_io::Log;

use crate::signal::Signal;
use crate::wit::exports::golem::exec::types::{Error, Result as ExecResult, StageResult};

/// How a program ended. An engine reports what happened; it does not decide what that is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It ran to its end or left with this code, which a shell sees modulo 256.
    Exited(i32),
    /// Its entry file does not parse; the language's message.
    DoesNotParse(String),
    /// An exception or a promise rejection that nobody handled; its report is on standard error.
    Threw,
    /// It ended itself by a signal.
    Signalled(Signal),
    /// The deadline passed.
    TimedOut,
    /// It ran out of memory and did not catch the error.
    OutOfMemory,
    /// It wrote a file past the limit and did not catch the error.
    FileTooLarge,
    /// The engine itself failed: why.
    Broken(String),
}

/// What an engine tells of a run.
#[derive(Clone, Debug)]
pub struct Report {
    /// How the program ended.
    pub ending: Ending,
    /// What the language had to say while it compiled the entry file.
    pub warnings: String,
    /// The most memory that the program held beyond the idle runtime.
    pub peak_memory: u64,
}

/// What the interface returns for a run that ended as `report` says and wrote `log`.
pub(crate) fn outcome(report: Report, log: &Log, time_ms: u64) -> Result<ExecResult, Error> {
    if log.exceeded {
        return Err(Error::ResourceExceeded);
    }
    match report.ending {
        Ending::Exited(code) => Ok(ExecResult {
            compile: Some(StageResult {
                stdout: String::new(),
                stderr: report.warnings,
                exit_code: Some(0),
                signal: None,
            }),
            run: stage(log, Some(code & 0xff), None),
            time_ms: Some(time_ms),
            memory_bytes: Some(report.peak_memory),
        }),
        Ending::DoesNotParse(message) => Err(Error::CompilationFailed(StageResult {
            stdout: String::new(),
            stderr: report.warnings + &message,
            exit_code: Some(1),
            signal: None,
        })),
        Ending::Threw => Err(Error::RuntimeFailed(stage(log, Some(1), None))),
        Ending::Signalled(signal) => Err(Error::RuntimeFailed(stage(log, None, Some(signal)))),
        Ending::TimedOut => Err(Error::Timeout),
        Ending::OutOfMemory | Ending::FileTooLarge => Err(Error::ResourceExceeded),
        Ending::Broken(reason) => Err(Error::Internal(reason)),
    }
}

fn stage(log: &Log, exit_code: Option<i32>, signal: Option<Signal>) -> StageResult {
    StageResult {
        stdout: String::from_utf8_lossy(&log.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&log.stderr).into_owned(),
        exit_code,
        signal: signal.map(|signal| signal.name().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exec_io::{Channel, Output};

    fn ended(ending: Ending) -> Result<ExecResult, Error> {
        let output = Output::new(5, None);
        output.write(Channel::Stdout, b"out\xff").unwrap();
        output.write(Channel::Stderr, b"err").unwrap();
        outcome(Report { ending, warnings: "careful\n".into(), peak_memory: 42 }, &output.take_log(), 7)
    }

    #[test]
    fn a_normal_end_has_both_stages_and_what_was_measured() {
        let result = ended(Ending::Exited(0)).unwrap();
        let compile = result.compile.unwrap();
        assert_eq!((compile.exit_code, compile.stderr.as_str()), (Some(0), "careful\n"));
        assert_eq!((result.run.stdout.as_str(), result.run.stderr.as_str()), ("out\u{fffd}", "err"));
        assert_eq!((result.run.exit_code, result.time_ms, result.memory_bytes), (Some(0), Some(7), Some(42)));
    }

    #[test]
    fn exit_codes_are_what_a_shell_sees() {
        for (code, seen) in [(3, 3), (256, 0), (-1, 255), (i32::MIN, 0)] {
            assert_eq!(ended(Ending::Exited(code)).unwrap().run.exit_code, Some(seen), "{code}");
        }
    }

    #[test]
    fn failures_carry_their_stage() {
        match ended(Ending::DoesNotParse("line 1".into())).unwrap_err() {
            Error::CompilationFailed(stage) => {
                assert_eq!((stage.stderr.as_str(), stage.exit_code), ("careful\nline 1", Some(1)));
            }
            other => panic!("{other:?}"),
        }
        match ended(Ending::Threw).unwrap_err() {
            Error::RuntimeFailed(stage) => assert_eq!((stage.stderr.as_str(), stage.exit_code), ("err", Some(1))),
            other => panic!("{other:?}"),
        }
        match ended(Ending::Signalled(Signal::from_name("SIGABRT").unwrap())).unwrap_err() {
            Error::RuntimeFailed(stage) => {
                assert_eq!((stage.signal.as_deref(), stage.exit_code), (Some("SIGABRT"), None))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn limits_have_their_own_errors() {
        assert!(matches!(ended(Ending::TimedOut), Err(Error::Timeout)));
        for ending in [Ending::OutOfMemory, Ending::FileTooLarge] {
            assert!(matches!(ended(ending), Err(Error::ResourceExceeded)));
        }
    }

    #[test]
    fn too_much_output_wins_over_every_ending() {
        let output = Output::new(1, None);
        let _ = output.write(Channel::Stdout, b"ab");
        let report = Report { ending: Ending::Exited(0), warnings: String::new(), peak_memory: 0 };
        assert!(matches!(outcome(report, &output.take_log(), 0), Err(Error::ResourceExceeded)));
    }
}
