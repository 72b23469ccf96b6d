//! `golem-exec serve`: the HTTP server.

use std::io::{self, Write as _};
use std::sync::Arc;

use clap::Args;
use golem_exec::http::{self, ServeArgs, ServeError};
use golem_exec::reasons;

use super::exit::{Exit, Failure};
use super::{Global, SUCCESS};

const EXAMPLES: &str = "\
Examples:
  golem-exec serve
  golem-exec serve --addr 127.0.0.1:0 --max-runs 32 --sessions sessions
  GOLEM_EXEC_TOKEN=secret golem-exec serve --addr 0.0.0.0:8080 --cors-origin https://example.com
  curl http://127.0.0.1:8080/v1/run --json '{\"language\": \"python\", \"code\": \"print(6 * 7)\"}'

Once it can answer, it prints `READY` and its address on stdout. What it answers is documented at `/docs`.

Exit codes, where it does not start:
   71  the system has no threads for it
   72  a runtime does not start
   80  the address is none
   81  the address is in use
   82  the system does not let it listen at the address
   83  others could reach it and no token is set
   84  the token cannot be one
   85  an origin is none
   86  the folder for sessions cannot be used
   87  another server has the folder for sessions";

/// Answer requests over HTTP
///
/// It listens at a loopback address unless another is given, keeps sessions on disk, and ends running programs when it is told
/// to end.
#[derive(Args)]
#[command(after_long_help = EXAMPLES, after_help = EXAMPLES)]
pub struct ServeCommand {
    #[command(flatten)]
    args: ServeArgs,
}

/// Serves until the process is told to end.
pub fn run(global: &Global, command: &ServeCommand) -> Result<u8, Failure> {
    let runtimes = global.open()?;
    let mut notices = global.notices();
    runtimes.register_built_in(|notice| notices.tell(&notice))?;
    http::serve(
        Arc::new(runtimes),
        &command.args,
        |notice| notices.tell(&notice),
        |address| {
            let mut stdout = io::stdout();
            // Whoever closed the other end does not wait for it.
            let _ = writeln!(stdout, "READY http://{address}").and_then(|()| stdout.flush());
        },
    )?;
    SUCCESS
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        let exit = match error {
            ServeError::Start(_) => Exit::NoRoom,
            ServeError::WarmUp(_) => Exit::NoStart,
            ServeError::Address { .. } => Exit::NoAddress,
            ServeError::AddressInUse(_) => Exit::AddressInUse,
            ServeError::Listen { .. } => Exit::NoListen,
            ServeError::Anonymous(_) => Exit::Anonymous,
            ServeError::Token => Exit::Token,
            ServeError::Origin(_) => Exit::Origin,
            ServeError::Sessions { .. } => Exit::Sessions,
            ServeError::SessionsInUse(_) => Exit::SessionsInUse,
        };
        Failure::new(exit, reasons(&error))
    }
}
