//! What came of a run.

use serde::Serialize;

use crate::bindings;

/// How a run ended, in the words of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The program came to an end; its exit code may be any.
    Ok,
    /// The entry file does not parse.
    CompilationFailed,
    /// An exception that nobody handled, or a signal.
    RuntimeFailed,
    /// It went past its time.
    Timeout,
    /// It went past its memory, its file size or its output.
    ResourceExceeded,
    /// The runtime runs another language.
    UnsupportedLanguage,
    /// The request was wrong; the message says what would be right.
    Internal,
}

impl Outcome {
    /// The name in answers, logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Ok => "ok",
            Outcome::CompilationFailed => "compilation-failed",
            Outcome::RuntimeFailed => "runtime-failed",
            Outcome::Timeout => "timeout",
            Outcome::ResourceExceeded => "resource-exceeded",
            Outcome::UnsupportedLanguage => "unsupported-language",
            Outcome::Internal => "internal",
        }
    }
}

/// One stage of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Stage {
    /// Standard output, as text.
    pub stdout: String,
    /// Standard error, as text.
    pub stderr: String,
    /// The exit code, where there is one.
    pub exit_code: Option<i32>,
    /// The signal that ended it, such as `SIGABRT`.
    pub signal: Option<String>,
}

/// All that is known of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// How it ended.
    pub outcome: Outcome,
    /// The compile stage, where it is known.
    pub compile: Option<Stage>,
    /// The run itself, where it began.
    pub run: Option<Stage>,
    /// The time that it took, measured in the component.
    pub time_ms: Option<u64>,
    /// The memory that it used at most beyond the idle runtime.
    pub memory_bytes: Option<u64>,
    /// What is wrong with the request, where that is how it ended.
    pub message: Option<String>,
}

impl Report {
    fn of(outcome: Outcome) -> Self {
        Report { outcome, compile: None, run: None, time_ms: None, memory_bytes: None, message: None }
    }

    /// The same with what was written before the run was cut short. The contract has no place for that; a stream brings it.
    pub(crate) fn with_output(self, stdout: Vec<u8>, stderr: Vec<u8>) -> Self {
        match self.outcome {
            Outcome::Timeout | Outcome::ResourceExceeded if self.run.is_none() => {
                let [stdout, stderr] = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                Report { run: Some(Stage { stdout, stderr, ..Stage::default() }), ..self }
            }
            _ => self,
        }
    }

    pub(crate) fn new(ended: Result<bindings::ExecResult, bindings::Error>) -> Self {
        match ended {
            Ok(result) => Report {
                compile: result.compile.map(Stage::from),
                run: Some(result.run.into()),
                time_ms: result.time_ms,
                memory_bytes: result.memory_bytes,
                ..Report::of(Outcome::Ok)
            },
            Err(bindings::Error::CompilationFailed(stage)) => {
                Report { compile: Some(stage.into()), ..Report::of(Outcome::CompilationFailed) }
            }
            Err(bindings::Error::RuntimeFailed(stage)) => {
                Report { run: Some(stage.into()), ..Report::of(Outcome::RuntimeFailed) }
            }
            Err(bindings::Error::Timeout) => Report::of(Outcome::Timeout),
            Err(bindings::Error::ResourceExceeded) => Report::of(Outcome::ResourceExceeded),
            Err(bindings::Error::UnsupportedLanguage) => Report::of(Outcome::UnsupportedLanguage),
            Err(bindings::Error::Internal(message)) => {
                Report { message: Some(message), ..Report::of(Outcome::Internal) }
            }
        }
    }
}

impl From<bindings::StageResult> for Stage {
    fn from(stage: bindings::StageResult) -> Self {
        Stage { stdout: stage.stdout, stderr: stage.stderr, exit_code: stage.exit_code, signal: stage.signal }
    }
}
