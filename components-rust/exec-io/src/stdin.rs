//! What a program reads as its standard input.

use crate::deadline::{Deadline, Woken};
use crate::wit::wasi::io::poll::Pollable;
use crate::wit::wasi::io::streams::{InputStream, StreamError};

/// The most that one read gives. Hosts copy it; the number is arbitrary.
const READ_BYTES: usize = 64 << 10;

/// The standard input of one run.
pub struct Stdin {
    source: Source,
    /// How much of `Source::Bytes` has been read.
    position: usize,
}

/// Where a standard input comes from.
#[derive(Debug, Default)]
pub enum Source {
    /// From nowhere: the input is at its end.
    #[default]
    Nothing,
    /// These bytes.
    Bytes(Vec<u8>),
    /// What the host writes while the program runs.
    Stream(InputStream),
}

/// What a read gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Read {
    /// At least one byte.
    Bytes(Vec<u8>),
    /// The end of the input, now and for every further read.
    End,
    /// Nothing yet (only where the reader did not want to wait).
    Nothing,
    /// The deadline passed while waiting.
    TimedOut,
}

impl Stdin {
    /// An input that comes from `source`.
    pub fn new(source: Source) -> Self {
        Stdin { source, position: 0 }
    }

    /// An input that holds `text`, or nothing.
    pub fn text(text: Option<String>) -> Self {
        Stdin::new(text.map_or(Source::Nothing, |text| Source::Bytes(text.into_bytes())))
    }

    /// An input that the host writes while the program runs, or nothing.
    pub fn stream(stream: Option<InputStream>) -> Self {
        Stdin::new(stream.map_or(Source::Nothing, Source::Stream))
    }

    /// What has not been read yet, for somebody else to read; this input is at its end afterwards.
    pub fn take_source(&mut self) -> Source {
        let read = std::mem::take(&mut self.position);
        match std::mem::take(&mut self.source) {
            Source::Bytes(mut bytes) => {
                bytes.drain(..read.min(bytes.len()));
                Source::Bytes(bytes)
            }
            other => other,
        }
    }

    /// Up to `max` bytes, waiting for them until the deadline.
    pub fn read(&mut self, max: usize, deadline: &Deadline) -> Read {
        loop {
            match self.read_now(max) {
                Read::Nothing => {}
                other => return other,
            }
            match self.readiness() {
                Some(ready) if deadline.wait(None, Some(&ready)) == Woken::Deadline => return Read::TimedOut,
                _ => {}
            }
        }
    }

    /// Up to `max` bytes, if they are there.
    pub fn read_now(&mut self, max: usize) -> Read {
        if max == 0 {
            return Read::Bytes(Vec::new());
        }
        match &mut self.source {
            Source::Nothing => Read::End,
            Source::Bytes(bytes) => {
                let rest = bytes.get(self.position..).unwrap_or_default();
                let piece = &rest[..rest.len().min(max).min(READ_BYTES)];
                self.position += piece.len();
                if piece.is_empty() { Read::End } else { Read::Bytes(piece.to_vec()) }
            }
            Source::Stream(stream) => match stream.read(READ_BYTES.min(max) as u64) {
                Ok(bytes) if bytes.is_empty() => Read::Nothing,
                Ok(bytes) => Read::Bytes(bytes),
                Err(StreamError::Closed | StreamError::LastOperationFailed(_)) => {
                    self.source = Source::Nothing;
                    Read::End
                }
            },
        }
    }

    /// Something to wait on until there is more to read; none where a read never waits.
    pub fn readiness(&self) -> Option<Pollable> {
        match &self.source {
            Source::Stream(stream) => Some(stream.subscribe()),
            Source::Bytes(_) | Source::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_pieces_and_then_ends() {
        let mut stdin = Stdin::text(Some("abc".into()));
        assert_eq!(stdin.read_now(2), Read::Bytes(b"ab".to_vec()));
        assert_eq!(stdin.read_now(2), Read::Bytes(b"c".to_vec()));
        assert_eq!(stdin.read_now(2), Read::End);
        assert_eq!(stdin.read_now(2), Read::End);
    }

    #[test]
    fn none_is_at_its_end() {
        assert_eq!(Stdin::text(None).read_now(1), Read::End);
        assert_eq!(Stdin::stream(None).read_now(1), Read::End);
        assert_eq!(Stdin::text(Some(String::new())).read_now(1), Read::End);
    }

    #[test]
    fn the_source_is_taken_without_what_was_read() {
        let mut stdin = Stdin::text(Some("abc".into()));
        assert_eq!(stdin.read_now(1), Read::Bytes(b"a".to_vec()));
        match stdin.take_source() {
            Source::Bytes(rest) => assert_eq!(rest, b"bc"),
            other => panic!("{other:?}"),
        }
        assert_eq!(stdin.read_now(1), Read::End);
        assert!(matches!(stdin.take_source(), Source::Nothing));
    }
}
