//! Output as it comes.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use golem_exec::{Channel, Runtimes};

/// Writes a program's output to the tool's own, piece by piece.
pub struct Live {
    silent: bool,
    failed: Arc<Mutex<Option<io::Error>>>,
}

impl Live {
    /// With nothing live where all of it comes in the end.
    pub fn new(silent: bool) -> Self {
        Live { silent, failed: Arc::default() }
    }

    /// What hears the program. Once nobody can read what it writes, it need not run on.
    pub fn listener(&self, runtimes: Arc<Runtimes>) -> impl FnMut(Channel, Bytes) + Send + 'static {
        let (silent, failed) = (self.silent, Arc::clone(&self.failed));
        move |channel, bytes| {
            let written = match channel {
                _ if silent => Ok(()),
                Channel::Stdout => write(io::stdout().lock(), &bytes),
                // A closed stderr is no reason to lose what goes to stdout.
                Channel::Stderr => write(io::stderr().lock(), &bytes).or(Ok(())),
            };
            if let Err(error) = written {
                failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                runtimes.stop();
            }
        }
    }

    /// Why output could not be written.
    pub fn failure(&self) -> Option<io::Error> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Whoever reads sees each piece at once.
fn write(mut to: impl io::Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}
