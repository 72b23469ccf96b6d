//! What the server is told at its start.

use std::net::{SocketAddr, ToSocketAddrs as _};
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use clap::Args;

use super::error::ServeError;
use super::sessions::Keeping;
use crate::runtimes::Runtimes;

/// The variable that has the token. A token among the arguments would show in the list of processes.
pub(super) const TOKEN_VARIABLE: &str = "GOLEM_EXEC_TOKEN";

/// The folder for sessions, in the host's folder.
const SESSIONS: &str = "sessions";

/// How many runs there are at once for each core where the operator says nothing: some of them wait or sleep.
const RUNS_A_CORE: usize = 4;

/// How many runs there can be at once at most. With the stock and the open sessions it is below what the engine has
/// room for.
const MOST_RUNS: usize = 500;

/// What the server is told at its start.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Address to listen at; port 0 takes any free port. A host that others can reach needs a token in GOLEM_EXEC_TOKEN
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    pub addr: String,
    /// Largest body of a request, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20)]
    pub max_body_bytes: usize,
    /// Most programs that run at once; others are told to come back (429) [default: 4 for each core]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=MOST_RUNS as i64))]
    pub max_runs: Option<u16>,
    /// Most time that a program gets, in milliseconds; what asks for more gets this
    #[arg(long, value_name = "MS", default_value_t = 60_000)]
    pub max_time_ms: u64,
    /// Most sessions that there are at once
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    pub max_sessions: usize,
    /// How long a session stays that nobody uses, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 24 * 60 * 60)]
    pub session_age_s: u64,
    /// How long a session that nobody uses holds its instance, in seconds; the next call takes a little longer then
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub session_idle_s: u64,
    /// Origin whose web pages may use the server, such as https://example.com; may be given several times
    #[arg(long = "cors-origin", value_name = "ORIGIN")]
    pub cors_origins: Vec<String>,
    /// Folder where sessions are kept [default: sessions in the folder of golem-exec]
    #[arg(long, value_name = "DIR")]
    pub sessions: Option<PathBuf>,
    /// Serve at an address that others can reach without asking for a token
    #[arg(long)]
    pub allow_anonymous: bool,
}

impl ServeArgs {
    /// The address, by name or number.
    pub(super) fn address(&self) -> Result<SocketAddr, ServeError> {
        let fails = |source| ServeError::Address { address: self.addr.clone(), source };
        let mut addresses = self.addr.to_socket_addrs().map_err(|error| fails(Some(error)))?;
        addresses.next().ok_or_else(|| fails(None))
    }

    pub(super) fn max_runs(&self) -> usize {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        self.max_runs.map_or((cores * RUNS_A_CORE).min(MOST_RUNS), usize::from)
    }

    pub(super) fn keeping(&self) -> Keeping {
        let [age, idle] = [self.session_age_s, self.session_idle_s].map(Duration::from_secs);
        Keeping { most: self.max_sessions, age, idle }
    }

    pub(super) fn sessions(&self, runtimes: &Runtimes) -> PathBuf {
        self.sessions.clone().unwrap_or_else(|| runtimes.settings().home.join(SESSIONS))
    }
}

/// The token that requests must show, if the operator wants one for this address.
pub(super) fn token(address: SocketAddr, allow_anonymous: bool) -> Result<Option<String>, ServeError> {
    let Some(token) = std::env::var_os(TOKEN_VARIABLE) else {
        let open = address.ip().is_loopback() || allow_anonymous;
        return if open { Ok(None) } else { Err(ServeError::Anonymous(address)) };
    };
    let shown = |token: &String| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    token.into_string().ok().filter(shown).map(Some).ok_or(ServeError::Token)
}
