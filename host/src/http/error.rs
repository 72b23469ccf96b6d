//! Why the server does not start, or stops.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use thiserror::Error;

use super::args::TOKEN_VARIABLE;
use crate::error::RunError;

/// The server does not start, or stops by itself.
#[derive(Debug, Error)]
pub enum ServeError {
    /// It is no address.
    #[error("`{address}` is no address to listen at: `127.0.0.1:8080` is one")]
    Address {
        /// What was given.
        address: String,
        /// What looking it up gave.
        #[source]
        source: Option<io::Error>,
    },
    /// Somebody else listens there.
    #[error("the address `{0}` is in use: end what listens there, or choose another with `--addr`")]
    AddressInUse(SocketAddr),
    /// The system does not let it listen there.
    #[error("cannot listen at `{address}`")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Others could run programs here.
    #[error(
        "others can reach `{0}`: set `{TOKEN_VARIABLE}` to a token that requests must show, or give `--allow-anonymous`"
    )]
    Anonymous(SocketAddr),
    /// A header cannot carry the token.
    #[error("`{TOKEN_VARIABLE}` holds no token: visible ASCII characters without spaces are expected")]
    Token,
    /// It is no origin.
    #[error("`{0}` is no origin: `https://example.com` is one")]
    Origin(String),
    /// The folder for sessions cannot be used.
    #[error("cannot keep sessions in `{}`", path.display())]
    Sessions {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Another server has it.
    #[error("the sessions in `{}` belong to another server: choose another folder with `--sessions`", .0.display())]
    SessionsInUse(PathBuf),
    /// A runtime does not start.
    #[error("the runtimes do not start")]
    WarmUp(#[source] RunError),
    /// There are no threads for it, or no signals.
    #[error("the server does not start")]
    Start(#[source] io::Error),
}
