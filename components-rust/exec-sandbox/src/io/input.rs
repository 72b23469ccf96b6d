//! `input-stream`: the standard input, or a file.

use exec_io::Read;

use crate::io::{Awaited, Cursor, Failure};
use crate::job::current;
use crate::table::Entry;
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;
use crate::wit::exports::wasi::io0_2_9::streams::{GuestInputStream, StreamError};

/// The most that one read gives, whatever the engine asks for. The number is arbitrary.
const TRANSFER_BYTES: usize = 1 << 20;

/// What the engine reads from.
pub(crate) enum Input {
    /// The standard input of the run that is under way.
    Stdin,
    /// A file from some position on.
    File(Entry<Cursor>),
}

/// Whether a read may wait for something to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patience {
    None,
    UntilTheDeadline,
}

impl Input {
    /// Up to `len` bytes; without patience it may be none.
    fn take(&self, len: u64, patience: Patience) -> Result<Vec<u8>, Failure> {
        let max = transfer(len);
        match self {
            Input::Stdin => take_stdin(max, patience),
            Input::File(_) if max == 0 => Ok(Vec::new()),
            Input::File(entry) => {
                let bytes = entry.get().ok_or(Failure::Closed)?.read(max)?;
                if bytes.is_empty() { Err(Failure::Closed) } else { Ok(bytes) }
            }
        }
    }

    fn pass_over(&self, len: u64, patience: Patience) -> Result<u64, Failure> {
        match self {
            Input::Stdin => Ok(self.take(len, patience)?.len() as u64),
            Input::File(_) if len == 0 => Ok(0),
            Input::File(entry) => {
                let count = entry.get().ok_or(Failure::Closed)?.skip(len)?;
                if count == 0 { Err(Failure::Closed) } else { Ok(count) }
            }
        }
    }

    /// For `splice`: up to `len` bytes, if they are there.
    pub fn take_now(&self, len: u64) -> Result<Vec<u8>, Failure> {
        self.take(len, Patience::None)
    }

    /// For `blocking-splice`: up to `len` bytes, waiting for the first.
    pub fn take_waiting(&self, len: u64) -> Result<Vec<u8>, Failure> {
        self.take(len, Patience::UntilTheDeadline)
    }
}

fn transfer(len: u64) -> usize {
    usize::try_from(len).unwrap_or(usize::MAX).min(TRANSFER_BYTES)
}

fn take_stdin(max: usize, patience: Patience) -> Result<Vec<u8>, Failure> {
    let job = current().ok_or(Failure::Closed)?;
    let mut stdin = job.stdin.borrow_mut();
    let read = match patience {
        Patience::None => stdin.read_now(max),
        Patience::UntilTheDeadline => stdin.read(max, &job.deadline),
    };
    match read {
        Read::Bytes(bytes) => Ok(bytes),
        Read::End => Err(Failure::Closed),
        // libc reads and waits by turns until there is something. No wait takes time after the deadline, so it would
        // turn for ever, inside C, where nothing can stop it.
        Read::Nothing if job.late.get() => Err(Failure::Late),
        Read::Nothing => Ok(Vec::new()),
        Read::TimedOut => {
            job.late.set(true);
            Err(Failure::Late)
        }
    }
}

impl GuestInputStream for Input {
    fn read(&self, len: u64) -> Result<Vec<u8>, StreamError> {
        Ok(self.take(len, Patience::None)?)
    }

    fn blocking_read(&self, len: u64) -> Result<Vec<u8>, StreamError> {
        Ok(self.take(len, Patience::UntilTheDeadline)?)
    }

    fn skip(&self, len: u64) -> Result<u64, StreamError> {
        Ok(self.pass_over(len, Patience::None)?)
    }

    fn blocking_skip(&self, len: u64) -> Result<u64, StreamError> {
        Ok(self.pass_over(len, Patience::UntilTheDeadline)?)
    }

    fn subscribe(&self) -> Pollable {
        Pollable::new(match self {
            Input::Stdin => Awaited::Stdin,
            Input::File(_) => Awaited::Ready,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_read_is_larger_than_a_transfer() {
        assert_eq!(transfer(0), 0);
        assert_eq!(transfer(5), 5);
        assert_eq!(transfer(u64::MAX), TRANSFER_BYTES);
    }

    #[test]
    fn between_runs_the_input_is_at_its_end() {
        for len in [0, 1, u64::MAX] {
            assert_eq!(Input::Stdin.take(len, Patience::None), Err(Failure::Closed));
            assert_eq!(Input::Stdin.take(len, Patience::UntilTheDeadline), Err(Failure::Closed));
        }
    }
}
