//! The component's own stdout and stderr, where a streamed program's output is shown while it runs.

use crate::deadline::{Deadline, Woken};
use crate::output::Channel;
use crate::wit::wasi::cli::{stderr, stdout};
use crate::wit::wasi::io::streams::{OutputStream, StreamError};

/// The component's own streams. Showing is a courtesy to the host: where the host takes nothing more, the run goes on
/// without it, and where the host is slow, the run's own deadline ends the wait.
pub struct Live {
    stdout: OutputStream,
    stderr: OutputStream,
    deadline: Deadline,
}

impl Live {
    /// The component's own streams, for a run that has to be over at `deadline`.
    pub fn until(deadline: Deadline) -> Self {
        Live { stdout: stdout::get_stdout(), stderr: stderr::get_stderr(), deadline }
    }

    pub(crate) fn show(&self, channel: Channel, bytes: &[u8]) {
        let stream = match channel {
            Channel::Stdout => &self.stdout,
            Channel::Stderr => &self.stderr,
        };
        // A closed stream is no fault of the program; its output is in the events all the same.
        let _ = self.pass_on(stream, bytes);
    }

    fn pass_on(&self, stream: &OutputStream, mut bytes: &[u8]) -> Result<(), StreamError> {
        while !bytes.is_empty() {
            let permitted = usize::try_from(stream.check_write()?).unwrap_or(usize::MAX);
            if permitted == 0 {
                if self.deadline.wait(None, Some(&stream.subscribe())) == Woken::Deadline {
                    return Ok(());
                }
                continue;
            }
            let (now, later) = bytes.split_at(bytes.len().min(permitted));
            stream.write(now)?;
            bytes = later;
        }
        stream.flush()
    }
}
