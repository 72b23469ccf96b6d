//! What tells the server to end.

use std::io;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGINT and SIGTERM, or Ctrl-C where there are no signals. They count from the moment on that this is made.
pub(super) struct Signals {
    #[cfg(unix)]
    both: [Signal; 2],
}

impl Signals {
    #[cfg(unix)]
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Signals { both: [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?] })
    }

    #[cfg(unix)]
    pub(super) async fn come(self) {
        let [mut interrupt, mut terminate] = self.both;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }

    #[cfg(not(unix))]
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Signals {})
    }

    #[cfg(not(unix))]
    pub(super) async fn come(self) {
        // Where it cannot be waited for, the process ends by itself.
        let _ = tokio::signal::ctrl_c().await;
    }
}
