//! What can go wrong on the host's side. How a program ends is no error: see [`Report`](crate::Report).

use std::error::Error;
use std::io;
use std::path::PathBuf;

use thiserror::Error as ThisError;

/// An error with all its causes, in one line. What a transparent error says once is not said twice.
pub fn reasons(error: &dyn Error) -> String {
    let mut text = one_line(error);
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = one_line(error);
        if !text.ends_with(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        cause = error.source();
    }
    text
}

/// Messages of wasmtime can be several lines.
fn one_line(error: &dyn Error) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A program cannot be run, or its run was ended from outside.
#[derive(Debug, ThisError)]
pub enum RunError {
    /// No runtime of that name is registered.
    #[error("no runtime `{0}` is registered: `golem-exec catalog list` shows those there are")]
    NoRuntime(String),
    /// The instance cannot be made.
    #[error("the runtime does not start")]
    Start(#[source] wasmtime::Error),
    /// The runtime lacks what the contract says.
    #[error("the runtime does not export `golem:exec@1.0.0` as it should")]
    Exports(#[source] wasmtime::Error),
    /// The instance trapped, which is a defect of the runtime.
    #[error("the runtime trapped, which is a defect of the runtime; its instance is replaced")]
    Trapped(#[source] wasmtime::Error),
    /// The second fence stopped the run.
    #[error("the runtime did not end the run in its time and was stopped; its instance is replaced")]
    Overdue,
    /// The thread of the instance has ended: the host, or whoever listened to the run, panicked.
    #[error("the host lost the run, which is a defect of the host")]
    Lost,
    /// Somebody asked for its end.
    #[error("the run was cancelled")]
    Cancelled,
    /// Only a streamed run can read what is not there yet.
    #[error("only a streamed run can have the standard input of this process")]
    InheritedStdin,
    /// Standard input of a run that is not streamed is text.
    #[error("standard input is not UTF-8, and a run that is not streamed gets it as text")]
    StdinText,
    /// The directory or the thread of the instance cannot be made.
    #[error("there is no room for another instance")]
    Room(#[source] io::Error),
}

/// A session cannot be opened or put to rest.
#[derive(Debug, ThisError)]
pub enum SessionError {
    /// Its runtime cannot.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Its folder cannot be used.
    #[error("cannot use `{}` for a session", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What is noted of it cannot be written.
    #[error(transparent)]
    Note(#[from] CatalogError),
    /// Two at once would tear its files apart.
    #[error("the session in `{}` is in use", .0.display())]
    Busy(PathBuf),
    /// A file was put there while the session ran, or after a crash.
    #[error("`{}` and `{}` are the same file of the session: keep one of them", one.display(), other.display())]
    Twice {
        /// Where it is.
        one: PathBuf,
        /// Where it is, too.
        other: PathBuf,
    },
    /// The component refuses; the message is its own.
    #[error("{0}")]
    Refused(String),
    /// A file is larger than it may be.
    #[error("the file is larger than the limit")]
    TooLarge,
}

/// A component cannot be registered.
#[derive(Debug, ThisError)]
pub enum InstallError {
    /// The name does not do.
    #[error("`{0}` is no name for a runtime: letters, digits, `-`, `_` and `.` are, up to 64 of them")]
    Name(String),
    /// The name is taken by a built-in runtime.
    #[error("`{0}` is the name of a built-in runtime")]
    BuiltIn(String),
    /// The file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is something else.
    #[error("`{}` is {what}; a component that exports `golem:exec@1.0.0` is expected", path.display())]
    NoComponent {
        /// Which.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// It is not what wasmtime takes.
    #[error("`{}` does not compile", path.display())]
    Compile {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: wasmtime::Error,
    },
    /// It is a component of another kind.
    #[error("`{}` is a component that does not export `{interface}`", path.display())]
    NoInterface {
        /// Which.
        path: PathBuf,
        /// What is missing.
        interface: String,
    },
    /// It does not run.
    #[error("`{}` compiles, but its first program fails: {reason}", path.display())]
    Probe {
        /// Which.
        path: PathBuf,
        /// What it did.
        reason: String,
    },
    /// The catalog cannot be kept.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

/// The folder of the host cannot be used.
#[derive(Debug, ThisError)]
pub enum CatalogError {
    /// There is nowhere to keep anything.
    #[error("there is no home directory: name a folder with `GOLEM_EXEC_HOME`")]
    NoHome,
    /// Something in it cannot be read or written.
    #[error("cannot {verb} `{}`", path.display())]
    File {
        /// What was tried.
        verb: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// It was written by somebody else.
    #[error("`{}` is no catalog; remove it, and install again what was in it", path.display())]
    Format {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// wasmtime does not start.
    #[error("the WebAssembly engine does not start")]
    Engine(#[source] wasmtime::Error),
    /// There is none of that name.
    #[error("no runtime `{0}` is installed")]
    Unknown(String),
    /// It would be there again at the next start.
    #[error("`{0}` is a built-in runtime and stays")]
    BuiltIn(String),
}
