//! What a step must give. Everything that is not said has a strict default (`compare`), so that nothing passes unseen.

use crate::content::{Content, Scope};
use crate::language::Language;
use crate::string_or::{Strings, string_or};
use serde::Deserialize;

/// Expectations of one step. The fields under a language's name replace the common ones for that language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Expect {
    /// How it ended; `ok` where absent.
    pub outcome: Option<Outcome>,
    /// Standard output of the program; nothing where absent.
    pub stdout: Option<Text>,
    /// Standard error of the program; nothing where absent.
    pub stderr: Option<Text>,
    /// The exit code; what goes with the outcome where absent.
    pub exit_code: Option<i32>,
    /// The signal; none where absent.
    pub signal: Option<String>,
    /// The text of `internal`.
    pub message: Option<Text>,
    /// What the compile stage of a run that is `ok` says; silent and exit code 0 where absent.
    pub compile: Option<Compile>,
    /// `result.time-ms`
    pub time_ms: Option<Bounds>,
    /// The time of the call as the host measures it.
    pub elapsed_ms: Option<Bounds>,
    /// `result.memory-bytes`
    pub memory_bytes: Option<Bounds>,
    /// How often the component read a clock: a durable host logs each time.
    pub clock_reads: Option<Bounds>,
    /// What a stream delivers before its last event, neighbouring chunks of one stream joined.
    pub events: Option<Vec<Event>>,
    /// What a download gives.
    pub content: Option<Content>,
    /// What `list-files` gives, or what lies in the preopened directory.
    pub files: Option<Vec<String>>,
    /// Where JavaScript differs.
    pub javascript: Option<Box<Expect>>,
    /// Where Python differs.
    pub python: Option<Box<Expect>>,
}

/// The cases of the interface's results.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A result.
    Ok,
    /// `unsupported-language`
    UnsupportedLanguage,
    /// `compilation-failed`
    CompilationFailed,
    /// `runtime-failed`
    RuntimeFailed,
    /// `timeout`
    Timeout,
    /// `resource-exceeded`
    ResourceExceeded,
    /// `internal`
    Internal,
    /// Not an outcome of the interface: a stream that was read only in part.
    Unfinished,
}

impl Outcome {
    /// The name in WIT.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Ok => "ok",
            Outcome::UnsupportedLanguage => "unsupported-language",
            Outcome::CompilationFailed => "compilation-failed",
            Outcome::RuntimeFailed => "runtime-failed",
            Outcome::Timeout => "timeout",
            Outcome::ResourceExceeded => "resource-exceeded",
            Outcome::Internal => "internal",
            Outcome::Unfinished => "unfinished",
        }
    }
}

/// Text that must come out: exactly, or in part.
#[derive(Clone, Debug)]
pub enum Text {
    /// Exactly this.
    Exact(String),
    /// All that is asked here.
    Partly(Partly),
}

string_or!(Text, Exact, Partly(Partly));

/// Demands on a part of a text. An empty table accepts everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Partly {
    /// Has each of these.
    pub contains: Strings,
    /// Has none of these.
    pub absent: Strings,
    /// Matches this regular expression somewhere (`(?s)^…$` for the whole).
    pub matches: Option<String>,
    /// Is so many bytes long.
    pub length: Option<usize>,
    /// Is exactly this, for content that is not plain text.
    pub is: Option<Content>,
}

/// The compile stage.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Compile {
    /// Its standard output.
    pub stdout: Option<Text>,
    /// Its standard error: warnings.
    pub stderr: Option<Text>,
}

/// A range, both ends included.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// At least.
    #[serde(default)]
    pub min: u64,
    /// At most.
    #[serde(default = "no_bound")]
    pub max: u64,
}

fn no_bound() -> u64 {
    u64::MAX
}

/// A chunk of a stream.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// `stdout-chunk`
    Stdout(Content),
    /// `stderr-chunk`
    Stderr(Content),
}

impl Event {
    /// The stream and the bytes.
    pub fn chunk(&self, scope: &Scope<'_>) -> wasmtime::Result<(&'static str, Vec<u8>)> {
        Ok(match self {
            Event::Stdout(content) => ("stdout", content.bytes(scope)?),
            Event::Stderr(content) => ("stderr", content.bytes(scope)?),
        })
    }
}

impl Expect {
    /// The expectations for one language: its own fields before the common ones.
    pub fn in_language(&self, language: Language) -> Expect {
        let own = match language {
            Language::Javascript => &self.javascript,
            Language::Python => &self.python,
        };
        let own = own.as_deref().cloned().unwrap_or_default();
        let common = self.clone();
        Expect {
            outcome: own.outcome.or(common.outcome),
            stdout: own.stdout.or(common.stdout),
            stderr: own.stderr.or(common.stderr),
            exit_code: own.exit_code.or(common.exit_code),
            signal: own.signal.or(common.signal),
            message: own.message.or(common.message),
            compile: own.compile.or(common.compile),
            time_ms: own.time_ms.or(common.time_ms),
            elapsed_ms: own.elapsed_ms.or(common.elapsed_ms),
            memory_bytes: own.memory_bytes.or(common.memory_bytes),
            clock_reads: own.clock_reads.or(common.clock_reads),
            events: own.events.or(common.events),
            content: own.content.or(common.content),
            files: own.files.or(common.files),
            javascript: None,
            python: None,
        }
    }

    /// The names of the fields that are given, those of the languages included.
    pub fn given(&self) -> Vec<&'static str> {
        let fields = [
            ("outcome", self.outcome.is_some()),
            ("stdout", self.stdout.is_some()),
            ("stderr", self.stderr.is_some()),
            ("exit-code", self.exit_code.is_some()),
            ("signal", self.signal.is_some()),
            ("message", self.message.is_some()),
            ("compile", self.compile.is_some()),
            ("time-ms", self.time_ms.is_some()),
            ("elapsed-ms", self.elapsed_ms.is_some()),
            ("memory-bytes", self.memory_bytes.is_some()),
            ("clock-reads", self.clock_reads.is_some()),
            ("events", self.events.is_some()),
            ("content", self.content.is_some()),
            ("files", self.files.is_some()),
        ];
        let own = fields.into_iter().filter(|(_, given)| *given).map(|(name, _)| name);
        let nested = [&self.javascript, &self.python].into_iter().flatten().flat_map(|expect| expect.given());
        own.chain(nested).collect()
    }
}
