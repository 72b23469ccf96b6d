//! Output as it comes.
//!
//! It is written by a thread of its own: a program does not wait for whoever reads, and its time is not theirs. What waits to
//! be written is bounded by the output cap of the runtime.

use std::io;
use std::sync::Weak;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use bytes::Bytes;
use golem_exec::{Channel, Runtimes};

type Piece = (Channel, Bytes);

/// Writes a program's output to the tool's own, piece by piece.
pub struct Live {
    pieces: Sender<Piece>,
    writer: JoinHandle<io::Result<()>>,
}

impl Live {
    /// With nothing live where all of it comes in the end. Once nobody can read what is written, what runs is stopped.
    pub fn start(silent: bool, runtimes: Weak<Runtimes>) -> io::Result<Self> {
        let (pieces, received) = mpsc::channel();
        let write = move || {
            if silent {
                return Ok(());
            }
            let written = write_all(&received);
            if let (Err(_), Some(runtimes)) = (&written, runtimes.upgrade()) {
                runtimes.stop();
            }
            written
        };
        let writer = thread::Builder::new().name("golem-exec output".to_owned()).spawn(write)?;
        Ok(Live { pieces, writer })
    }

    /// What hears the program.
    pub fn listener(&self) -> impl FnMut(Channel, Bytes) + Send + 'static {
        let pieces = self.pieces.clone();
        // Where nobody takes it, the writer has said why.
        move |channel, bytes| drop(pieces.send((channel, bytes)))
    }

    /// Waits until all is written, and tells why it could not be.
    pub fn end(self) -> io::Result<()> {
        drop(self.pieces);
        self.writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer panicked")))
    }
}

fn write_all(pieces: &Receiver<Piece>) -> io::Result<()> {
    for (channel, bytes) in pieces {
        match channel {
            Channel::Stdout => write(io::stdout().lock(), &bytes)?,
            // A closed stderr is no reason to lose what goes to stdout.
            Channel::Stderr => drop(write(io::stderr().lock(), &bytes)),
        }
    }
    Ok(())
}

/// Whoever reads sees each piece at once.
fn write(mut to: impl io::Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}
