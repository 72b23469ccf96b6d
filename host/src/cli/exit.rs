//! Exit codes: the program's own, and those that say that there is none.

use std::io::{self, Write as _};

use golem_exec::{CatalogError, InstallError, RunError, SessionError, reasons};

/// What the tool's own exit codes mean. They are those of `timeout` and of `sysexits.h`, which programs seldom use; `EXIT_CODES` says
/// the same to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All is well.
    Success = 0,
    /// The program does not parse, or failed without an exit code.
    Failed = 1,
    /// The command line is wrong. clap's own.
    Usage = 2,
    /// The runtime refuses the request: a file name that is no good, say.
    Refused = 64,
    /// A file is no component that can be installed.
    NoComponent = 65,
    /// A file that was named cannot be read.
    NoInput = 66,
    /// There is no such runtime.
    NoRuntime = 69,
    /// The runtime trapped, or did not keep to its time: a defect of ours.
    Trap = 70,
    /// The system refuses a thread or a folder for an instance.
    NoRoom = 71,
    /// The runtime does not load, or lacks exports.
    NoStart = 72,
    /// The folder of a session cannot be used.
    Session = 73,
    /// Output cannot be written.
    Output = 74,
    /// Somebody else has the session.
    Busy = 75,
    /// The home folder or the catalog in it cannot be used.
    Home = 78,
    /// The server has no address to listen at.
    NoAddress = 80,
    /// Somebody else listens there.
    AddressInUse = 81,
    /// The system does not let it listen there.
    NoListen = 82,
    /// Others could reach the server without a token.
    Anonymous = 83,
    /// The token cannot be one.
    Token = 84,
    /// An origin is none.
    Origin = 85,
    /// The folder for sessions cannot be used.
    Sessions = 86,
    /// Another server has that folder.
    SessionsInUse = 87,
    /// The program went past its time.
    Timeout = 124,
    /// The program went past its memory, a file's size or its output.
    Exceeded = 125,
    /// Somebody pressed ^C.
    Interrupted = 130,
    /// Whoever read standard output has gone.
    BrokenPipe = 141,
}

/// What is added to the number of the signal that ended a program, as shells do.
pub const BY_SIGNAL: u8 = 128;

/// The end of the help.
pub const EXIT_CODES: &str = "\
Exit codes:
  the program's own where it ended; 128 + N where signal N ended it
    1  the program does not parse, or an error that it did not handle ended it
    2  the command line is wrong
   64  the runtime refuses the request, such as a file name that leaves the program's folder
   65  the file is no component that can be installed
   66  a file that was named cannot be read
   69  there is no such runtime
   70  the runtime trapped or did not keep to its time, which is a defect
   71  the system has no room for another instance
   72  the runtime does not load, or lacks what the contract says
   73  the session's folder cannot be used
   74  output cannot be written
   75  the session is in use
   78  the home folder or its catalog cannot be used
80-87  the server does not start: `golem-exec serve --help`
  124  the program went past its time
  125  the program went past its memory, a file's size or its output
  130  interrupted
  141  whoever read standard output has gone";

/// Why the tool cannot do what it was asked for.
#[derive(Debug)]
pub enum Failure {
    /// The arguments are wrong, or ask for help; clap says what.
    Arguments(clap::Error),
    /// Something else, in one line.
    Message(Exit, String),
    /// Nobody is left to hear why.
    Quiet(Exit),
}

impl Failure {
    /// One with a message.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Failure::Message(exit, message.into())
    }

    /// Output cannot be written. Where its reader has gone, that is the usual end of a pipe, and nothing to talk of.
    pub fn of_output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Quiet(Exit::BrokenPipe),
            _ => Failure::Message(Exit::Output, format!("cannot write to standard output: {error}")),
        }
    }

    /// The exit code.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Arguments(error) if error.use_stderr() => Exit::Usage as u8,
            Failure::Arguments(_) => Exit::Success as u8,
            Failure::Message(exit, _) | Failure::Quiet(exit) => *exit as u8,
        }
    }

    /// Says it: help on stdout, everything else on stderr.
    pub fn print(&self) {
        match self {
            // Whoever does not read help has gone.
            Failure::Arguments(error) => drop(error.print()),
            Failure::Message(_, message) => say(message),
            Failure::Quiet(_) => {}
        }
    }
}

/// Says something to people. A closed stderr is no reason to fail.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "golem-exec: {message}");
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Failure::Arguments(error)
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        let exit = match error {
            CatalogError::Unknown(_) => Exit::NoRuntime,
            CatalogError::BuiltIn(_) => Exit::Refused,
            CatalogError::Engine(_) => Exit::NoRoom,
            CatalogError::NoHome | CatalogError::File { .. } | CatalogError::Format { .. } => Exit::Home,
        };
        Failure::Message(exit, reasons(&error))
    }
}

impl From<InstallError> for Failure {
    fn from(error: InstallError) -> Self {
        let exit = match error {
            InstallError::Catalog(error) => return error.into(),
            InstallError::Name(_) | InstallError::BuiltIn(_) => Exit::Refused,
            InstallError::Read { .. } => Exit::NoInput,
            InstallError::NoComponent { .. } | InstallError::Compile { .. } | InstallError::NoInterface { .. } => {
                Exit::NoComponent
            }
            InstallError::Probe { .. } => Exit::NoStart,
        };
        Failure::Message(exit, reasons(&error))
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        let exit = match error {
            RunError::NoRuntime(_) => Exit::NoRuntime,
            RunError::Start(_) | RunError::Exports(_) => Exit::NoStart,
            RunError::Trapped(_) | RunError::Overdue | RunError::Lost => Exit::Trap,
            RunError::Cancelled => Exit::Interrupted,
            RunError::InheritedStdin | RunError::StdinText => Exit::Refused,
            RunError::Room(_) => Exit::NoRoom,
        };
        Failure::Message(exit, reasons(&error))
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        let exit = match error {
            SessionError::Run(error) => return error.into(),
            SessionError::Folder { .. } | SessionError::Note(_) | SessionError::Twice { .. } => Exit::Session,
            SessionError::Busy(_) => Exit::Busy,
            SessionError::Refused(_) => Exit::Refused,
            SessionError::TooLarge => Exit::Exceeded,
        };
        Failure::Message(exit, reasons(&error))
    }
}
