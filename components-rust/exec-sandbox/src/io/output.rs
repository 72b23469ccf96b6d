//! `output-stream`: standard output, standard error, or a file. Nothing is buffered here, so flushing does nothing.

use exec_io::Channel;

use crate::Sandbox;
use crate::io::{Awaited, Cursor, Failure, Input};
use crate::job::current;
use crate::table::Entry;
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;
use crate::wit::exports::wasi::io0_2_9::streams::{Guest, GuestOutputStream, InputStreamBorrow, StreamError};

/// The most that a write is permitted to be. What the engine writes is copied into this component's memory, which
/// never shrinks; the number is arbitrary.
const PERMITTED_BYTES: u64 = 1 << 20;

/// The most that one of standard output is. Programs print through a stream that does not try again, so such a write is
/// taken whole, up to where it is over the cap; the number only bounds what an operator's cap could ask for.
const PERMITTED_OUTPUT_BYTES: u64 = 1 << 28;

/// What `write-zeroes` writes at once.
const ZEROES: [u8; 4096] = [0; 4096];

/// What the engine writes to.
pub(crate) enum Sink {
    /// A stream of the run that is under way.
    Standard(Channel),
    /// A file from some position on, or at its end.
    File(Entry<Cursor>),
}

impl Guest for Sandbox {
    type InputStream = Input;
    type OutputStream = Sink;
}

impl Sink {
    fn put(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            // Between runs the output goes nowhere.
            Sink::Standard(channel) => {
                current().map_or(Ok(()), |job| job.output.write(*channel, bytes).map_err(|_| Failure::OverCap))
            }
            Sink::File(entry) => {
                let file = entry.get().ok_or(Failure::Closed)?;
                if current().is_some_and(|job| !job.has_time_to_write(bytes.len())) {
                    return Err(Failure::Late);
                }
                Ok(file.write(bytes)?)
            }
        }
    }

    /// Where the file-size limit leaves room for less than a whole write, that much is permitted, so that a program gets
    /// a short write first and the error with the next one. Where there is none, one byte is, which will be refused: an
    /// error here would also hit who writes nothing.
    fn permitted(&self) -> Result<u64, Failure> {
        match self {
            Sink::Standard(_) => Ok(current().map_or(PERMITTED_BYTES, |job| permitted_output(job.output.cap()))),
            Sink::File(entry) => Ok(permitted(entry.get().ok_or(Failure::Closed)?.room())),
        }
    }

    fn put_zeroes(&self, len: u64) -> Result<(), Failure> {
        if len > PERMITTED_BYTES {
            return Err(Failure::TooMuch);
        }
        let mut rest = len as usize;
        while rest > 0 {
            let count = rest.min(ZEROES.len());
            self.put(&ZEROES[..count])?;
            rest -= count;
        }
        Ok(())
    }

    fn put_taken(&self, bytes: &[u8]) -> Result<u64, Failure> {
        self.put(bytes)?;
        Ok(bytes.len() as u64)
    }
}

/// One byte more than the cap: the write that is too large must arrive, or nobody would know.
fn permitted_output(cap: u64) -> u64 {
    cap.saturating_add(1).min(PERMITTED_OUTPUT_BYTES)
}

fn permitted(room: u64) -> u64 {
    room.clamp(1, PERMITTED_BYTES)
}

impl GuestOutputStream for Sink {
    fn check_write(&self) -> Result<u64, StreamError> {
        Ok(self.permitted()?)
    }

    fn write(&self, contents: Vec<u8>) -> Result<(), StreamError> {
        Ok(self.put(&contents)?)
    }

    fn blocking_write_and_flush(&self, contents: Vec<u8>) -> Result<(), StreamError> {
        Ok(self.put(&contents)?)
    }

    fn flush(&self) -> Result<(), StreamError> {
        Ok(())
    }

    fn blocking_flush(&self) -> Result<(), StreamError> {
        Ok(())
    }

    fn subscribe(&self) -> Pollable {
        Pollable::new(Awaited::Ready)
    }

    fn write_zeroes(&self, len: u64) -> Result<(), StreamError> {
        Ok(self.put_zeroes(len)?)
    }

    fn blocking_write_zeroes_and_flush(&self, len: u64) -> Result<(), StreamError> {
        Ok(self.put_zeroes(len)?)
    }

    fn splice(&self, src: InputStreamBorrow<'_>, len: u64) -> Result<u64, StreamError> {
        Ok(self.put_taken(&src.get::<Input>().take_now(len.min(self.permitted()?))?)?)
    }

    fn blocking_splice(&self, src: InputStreamBorrow<'_>, len: u64) -> Result<u64, StreamError> {
        Ok(self.put_taken(&src.get::<Input>().take_waiting(len.min(self.permitted()?))?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_permitted_as_much_as_there_is_room_but_never_nothing() {
        assert_eq!([0, 1, 5].map(permitted), [1, 1, 5]);
        assert_eq!([PERMITTED_BYTES, u64::MAX].map(permitted), [PERMITTED_BYTES; 2]);
    }

    #[test]
    fn a_write_of_output_is_permitted_to_be_over_the_cap() {
        assert_eq!([0, 5, u64::MAX].map(permitted_output), [1, 6, PERMITTED_OUTPUT_BYTES]);
    }

    #[test]
    fn between_runs_output_goes_nowhere() {
        let stdout = Sink::Standard(Channel::Stdout);
        assert_eq!(stdout.put(b"text"), Ok(()));
        assert_eq!(stdout.put_zeroes(PERMITTED_BYTES), Ok(()));
        assert_eq!(stdout.put_zeroes(u64::MAX), Err(Failure::TooMuch));
    }
}
