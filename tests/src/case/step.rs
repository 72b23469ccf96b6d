//! The steps of a case.

use super::{Asked, FileSpec, LimitsModel};
use crate::content::Content;
use crate::expect::Expect;
use crate::stdin::Stdin;
use serde::Deserialize;

/// One call of the interface, or one look at the worker, with what it must give.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "call")]
pub enum Step {
    /// `executor.run`
    #[serde(rename = "run")]
    Run(Run),
    /// `executor.run-streaming`
    #[serde(rename = "run-streaming")]
    RunStreaming(Run),
    /// `session.constructor`, and uploads of files that must succeed
    #[serde(rename = "session.new")]
    New(New),
    /// `session.upload`
    #[serde(rename = "session.upload")]
    Upload(Upload),
    /// `session.run`
    #[serde(rename = "session.run")]
    SessionRun(Run),
    /// `session.run-streaming`
    #[serde(rename = "session.run-streaming")]
    SessionRunStreaming(Run),
    /// `session.download`
    #[serde(rename = "session.download")]
    Download(OnPath),
    /// `session.list-files`
    #[serde(rename = "session.list-files")]
    ListFiles(OnPath),
    /// `session.set-working-dir`
    #[serde(rename = "session.set-working-dir")]
    SetWorkingDir(OnPath),
    /// `session.close`
    #[serde(rename = "session.close")]
    Close(OnSession),
    /// The host drops its handle of the session.
    #[serde(rename = "session.drop")]
    Drop(OnSession),
    /// `exec-stream.next` until the end, or some times
    #[serde(rename = "stream.read")]
    Read(Read),
    /// The host drops its handle of the stream.
    #[serde(rename = "stream.drop")]
    DropStream(OnStream),
    /// What lies in the preopened directory, seen from the host
    #[serde(rename = "worker.directory")]
    Directory(OnWorker),
    /// The host puts a file into the preopened directory.
    #[serde(rename = "worker.plant")]
    Plant(Plant),
}

/// A program is run: by a stateless call (`worker`, `language`, `version`, `files`) or in a session (`session`,
/// `entrypoint`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Run {
    /// The instance, `main` where absent.
    #[serde(default = "main_worker")]
    pub worker: String,
    /// The language that is asked for.
    #[serde(default)]
    pub language: Asked,
    /// `language.version`
    pub version: Option<String>,
    /// The files sent along: all files of the case where absent, the entry first.
    pub files: Option<Vec<FileSpec>>,
    /// The session, `main` where absent.
    #[serde(default = "main_session")]
    pub session: String,
    /// The entry file of a run in a session, the case's own where absent.
    pub entrypoint: Option<String>,
    /// Standard input.
    pub stdin: Option<Stdin>,
    /// Arguments after the entry's name.
    #[serde(default)]
    pub args: Vec<String>,
    /// The environment of the program, in order, so that a name may come twice.
    #[serde(default)]
    pub env: Vec<(String, String)>,
    /// The limits.
    pub limits: Option<LimitsModel>,
    /// Keeps the stream open under this name instead of reading it to its end.
    pub stream: Option<String>,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// A new session.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct New {
    /// The instance.
    #[serde(default = "main_worker")]
    pub worker: String,
    /// What the case calls the session.
    #[serde(default = "main_session")]
    pub session: String,
    /// The language that is asked for.
    #[serde(default)]
    pub language: Asked,
    /// `language.version`
    pub version: Option<String>,
    /// Files that are uploaded at once and must be accepted.
    #[serde(default)]
    pub files: Vec<FileSpec>,
}

/// An upload.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Upload {
    /// The session.
    #[serde(default = "main_session")]
    pub session: String,
    /// The file.
    pub file: FileSpec,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// A method of a session that takes a path.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnPath {
    /// The session.
    #[serde(default = "main_session")]
    pub session: String,
    /// The path.
    pub path: String,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// A session.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnSession {
    /// The session.
    #[serde(default = "main_session")]
    pub session: String,
}

/// Reading from an open stream.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Read {
    /// The stream.
    pub stream: String,
    /// How many events; to the end where absent.
    pub count: Option<usize>,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// A stream.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnStream {
    /// The stream.
    pub stream: String,
}

/// A look at an instance.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnWorker {
    /// The instance.
    #[serde(default = "main_worker")]
    pub worker: String,
    /// What must be seen.
    #[serde(default)]
    pub expect: Expect,
}

/// A file that the host puts beside the sessions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Plant {
    /// The instance.
    #[serde(default = "main_worker")]
    pub worker: String,
    /// Where, below the preopened directory.
    pub path: String,
    /// What.
    pub content: Content,
}

fn main_worker() -> String {
    "main".to_owned()
}

fn main_session() -> String {
    "main".to_owned()
}

impl Step {
    /// What the step expects, where its call can differ.
    pub fn expect(&self) -> Option<&Expect> {
        match self {
            Step::Run(run) | Step::RunStreaming(run) | Step::SessionRun(run) | Step::SessionRunStreaming(run) => {
                Some(&run.expect)
            }
            Step::Upload(upload) => Some(&upload.expect),
            Step::Download(at) | Step::ListFiles(at) | Step::SetWorkingDir(at) => Some(&at.expect),
            Step::Read(read) => Some(&read.expect),
            Step::Directory(look) => Some(&look.expect),
            Step::New(_) | Step::Close(_) | Step::Drop(_) | Step::DropStream(_) | Step::Plant(_) => None,
        }
    }

    /// The fields of `expect` that mean something for this call.
    pub fn expectable(&self) -> &'static [&'static str] {
        match self {
            Step::Run(_) | Step::SessionRun(_) => RUN_FIELDS,
            Step::RunStreaming(_) | Step::SessionRunStreaming(_) | Step::Read(_) => STREAM_FIELDS,
            Step::Upload(_) | Step::SetWorkingDir(_) => &["outcome", "message"],
            Step::Download(_) => &["outcome", "message", "content"],
            Step::ListFiles(_) => &["outcome", "message", "files"],
            Step::Directory(_) => &["files"],
            Step::New(_) | Step::Close(_) | Step::Drop(_) | Step::DropStream(_) | Step::Plant(_) => &[],
        }
    }
}

const STREAM_FIELDS: &[&str] = &[
    "outcome",
    "stdout",
    "stderr",
    "exit-code",
    "signal",
    "message",
    "compile",
    "time-ms",
    "elapsed-ms",
    "memory-bytes",
    "clock-reads",
    "events",
];

const RUN_FIELDS: &[&str] = &[
    "outcome",
    "stdout",
    "stderr",
    "exit-code",
    "signal",
    "message",
    "compile",
    "time-ms",
    "elapsed-ms",
    "memory-bytes",
    "clock-reads",
];
