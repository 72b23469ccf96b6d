//! What a program writes: the bytes of each stream, and the order in which they came.

use std::cell::RefCell;
use std::collections::TryReserveError;

use crate::live::Live;

/// How much of one stream goes into one event. Larger writes are split, smaller ones to the same stream are joined, so
/// that a program which writes byte by byte does not make an event of each. The number is arbitrary.
const CHUNK_BYTES: usize = 64 << 10;

/// One of the two streams of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// The program has printed more than the cap; what came before is kept, what comes after is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverCap;

/// The output of one run.
pub struct Output {
    log: RefCell<Log>,
    cap: u64,
    live: Option<Live>,
}

/// The bytes of both streams and the order of their pieces.
#[derive(Debug, Default)]
pub struct Log {
    /// What went to standard output.
    pub stdout: Vec<u8>,
    /// What went to standard error.
    pub stderr: Vec<u8>,
    /// Whose turn it was, and for how many bytes.
    pub order: Vec<(Channel, u32)>,
    /// Whether something was dropped because it went past the cap.
    pub exceeded: bool,
}

impl Output {
    /// An output that takes up to `cap` bytes a stream and shows them in `live` as they come.
    pub fn new(cap: u64, live: Option<Live>) -> Self {
        Output { log: RefCell::default(), cap, live }
    }

    /// The most bytes of each stream.
    pub fn cap(&self) -> u64 {
        self.cap
    }

    /// Whether the output is also shown on the component's own streams, as it comes.
    pub fn is_live(&self) -> bool {
        self.live.is_some()
    }

    /// Takes what the program wrote, up to the cap.
    pub fn write(&self, channel: Channel, bytes: &[u8]) -> Result<(), OverCap> {
        let mut log = self.log.borrow_mut();
        let written = log.stream(channel).len() as u64;
        let room = usize::try_from(self.cap.saturating_sub(written)).unwrap_or(usize::MAX);
        let kept = &bytes[..bytes.len().min(room)];
        // A component that has no memory left for output has printed more than it can.
        log.exceeded |= log.append(channel, kept).is_err() || kept.len() < bytes.len();
        let exceeded = log.exceeded;
        drop(log);
        if let Some(live) = &self.live {
            live.show(channel, kept);
        }
        if exceeded { Err(OverCap) } else { Ok(()) }
    }

    /// Whether more was printed than the cap allows.
    pub fn exceeded(&self) -> bool {
        self.log.borrow().exceeded
    }

    /// Everything that was written so far; the output is empty afterwards.
    pub fn take_log(&self) -> Log {
        self.log.take()
    }

    /// Makes a log that was kept elsewhere, and shown there if it was to be shown, the whole of this output.
    pub fn take_over(&self, log: Log) {
        self.log.replace(log);
    }
}

impl Log {
    /// The pieces in the order in which they were written.
    pub fn pieces(&self) -> impl Iterator<Item = (Channel, &[u8])> {
        let (mut stdout, mut stderr) = (self.stdout.as_slice(), self.stderr.as_slice());
        self.order.iter().map(move |(channel, length)| {
            let rest = match channel {
                Channel::Stdout => &mut stdout,
                Channel::Stderr => &mut stderr,
            };
            let (piece, after) = rest.split_at((*length as usize).min(rest.len()));
            *rest = after;
            (*channel, piece)
        })
    }

    fn stream(&mut self, channel: Channel) -> &mut Vec<u8> {
        match channel {
            Channel::Stdout => &mut self.stdout,
            Channel::Stderr => &mut self.stderr,
        }
    }

    fn append(&mut self, channel: Channel, mut bytes: &[u8]) -> Result<(), TryReserveError> {
        self.stream(channel).try_reserve(bytes.len())?;
        self.order.try_reserve(bytes.len() / CHUNK_BYTES + 1)?;
        self.stream(channel).extend_from_slice(bytes);
        while !bytes.is_empty() {
            let taken = match self.order.last_mut() {
                Some((last, length)) if *last == channel && (*length as usize) < CHUNK_BYTES => {
                    let taken = bytes.len().min(CHUNK_BYTES - *length as usize);
                    *length += taken as u32;
                    taken
                }
                _ => {
                    let taken = bytes.len().min(CHUNK_BYTES);
                    self.order.push((channel, taken as u32));
                    taken
                }
            };
            bytes = &bytes[taken..];
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Channel::{Stderr, Stdout};
    use super::*;

    fn pieces(log: &Log) -> Vec<(Channel, Vec<u8>)> {
        log.pieces().map(|(channel, bytes)| (channel, bytes.to_vec())).collect()
    }

    #[test]
    fn the_order_across_streams_is_kept_and_neighbours_are_joined() {
        let output = Output::new(100, None);
        for (channel, text) in [(Stdout, "a"), (Stdout, "b"), (Stderr, "!"), (Stdout, "c")] {
            output.write(channel, text.as_bytes()).unwrap();
        }
        let log = output.take_log();
        assert_eq!(pieces(&log), [(Stdout, b"ab".to_vec()), (Stderr, b"!".to_vec()), (Stdout, b"c".to_vec())]);
        assert_eq!((log.stdout, log.stderr), (b"abc".to_vec(), b"!".to_vec()));
    }

    #[test]
    fn the_cap_counts_each_stream_alone_and_keeps_what_fits() {
        let output = Output::new(3, None);
        assert_eq!(output.write(Stderr, b"xyz"), Ok(()));
        assert_eq!(output.write(Stdout, b"ab"), Ok(()));
        assert_eq!(output.write(Stdout, b"cd"), Err(OverCap));
        assert_eq!(output.write(Stdout, b"e"), Err(OverCap));
        assert!(output.exceeded());
        let log = output.take_log();
        assert_eq!((log.stdout, log.stderr), (b"abc".to_vec(), b"xyz".to_vec()));
    }

    #[test]
    fn a_log_of_elsewhere_is_taken_over_whole() {
        let (elsewhere, here) = (Output::new(3, None), Output::new(3, None));
        elsewhere.write(Stderr, b"!").unwrap();
        elsewhere.write(Stdout, b"abcd").unwrap_err();
        here.take_over(elsewhere.take_log());
        assert!(here.exceeded());
        assert_eq!(pieces(&here.take_log()), [(Stderr, b"!".to_vec()), (Stdout, b"abc".to_vec())]);
    }

    #[test]
    fn exactly_the_cap_is_not_too_much() {
        let output = Output::new(3, None);
        assert_eq!(output.write(Stdout, b"abc"), Ok(()));
        assert!(!output.exceeded());
        assert_eq!(Output::new(0, None).write(Stdout, b""), Ok(()));
    }

    #[test]
    fn a_large_write_is_split_into_chunks() {
        let output = Output::new(1 << 30, None);
        output.write(Stdout, &vec![7; CHUNK_BYTES + 1]).unwrap();
        output.write(Stdout, &[8]).unwrap();
        let lengths: Vec<_> = output.take_log().pieces().map(|(_, bytes)| bytes.len()).collect();
        assert_eq!(lengths, [CHUNK_BYTES, 2]);
    }
}
