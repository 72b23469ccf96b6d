//! The Brotli compressor, by the `brotli` crate.
//!
//! It does its work for a whole block of input in one call: at the highest quality, which is Node's default, hundreds of
//! milliseconds. So it is made to end its block early, at a length that depends on the quality, which costs some 3 to 6 %
//! of size, and only on input longer than that.

use brotli::enc::StandardAlloc;
use brotli::enc::encode::{BrotliEncoderOperation, BrotliEncoderParameter, BrotliEncoderStateStruct};
use brotli::enc::interface::{InputPair, InputReferenceMut, PredictionModeContextMap, StaticCommand};
use rquickjs::{Ctx, Result};

use crate::guard::Charge;

use super::super::text::heap::scratch;
use super::codec::{Failure, Flush, Step};
use super::options::BrotliOptions;

const MEBIBYTE: usize = 1024 * 1024;

/// The largest window (as a power of two) of a compressor that does not know how long its input gets: at the highest
/// quality it takes ten times that in memory at once, for a program that may compress ten bytes.
const STREAM_WINDOW: u32 = 20;

/// From this window on, the stream's first four bits say its size, and nothing else depends on it until the input is
/// longer than the window.
const PLAIN_WINDOW: u32 = 18;

/// A compressor.
pub(super) struct Encoder {
    inner: BrotliEncoderStateStruct<StandardAlloc>,
    /// Input that may still come before the block is ended, and the length of a block.
    left: usize,
    block: usize,
    /// The time for a byte of input, in nanoseconds.
    read_ns: u64,
    /// What the compressor was told and has not finished yet.
    pending: Option<BrotliEncoderOperation>,
    /// The window that the first byte should name in place of the smaller one that is used.
    declared: Option<u32>,
    ended: bool,
    _charge: Charge,
}

impl Encoder {
    pub(super) fn new(ctx: &Ctx<'_>, options: &BrotliOptions, length: Option<usize>) -> Result<Self> {
        let quality = options.quality.min(11);
        let wanted = options.window.clamp(10, 24);
        // Sixteen bytes of the window cannot be referred to.
        let needed = |length: usize| (length.saturating_add(16)).checked_next_power_of_two().map_or(32, usize::ilog2);
        let window = match length.or(options.size_hint) {
            Some(length) if length > 0 => needed(length).max(PLAIN_WINDOW).min(wanted),
            _ => wanted.min(STREAM_WINDOW),
        };
        let charge = scratch(ctx, encoder_bytes(quality, window))?;
        let mut inner = BrotliEncoderStateStruct::new(StandardAlloc::default());
        inner.set_parameter(BrotliEncoderParameter::BROTLI_PARAM_QUALITY, quality);
        inner.set_parameter(BrotliEncoderParameter::BROTLI_PARAM_LGWIN, window);
        inner.set_parameter(BrotliEncoderParameter::BROTLI_PARAM_MODE, options.mode.min(2));
        let (block, read_ns) = match quality {
            11 => (8 * 1024, 6_000),
            10 => (16 * 1024, 2_000),
            9 => (32 * 1024, 600),
            5.. => (64 * 1024, 200),
            _ => (256 * 1024, 60),
        };
        let declared = (length.is_some() && window >= PLAIN_WINDOW && window < wanted).then_some(wanted);
        Ok(Self { inner, left: block, block, read_ns, pending: None, declared, ended: false, _charge: charge })
    }

    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    pub(super) fn read_ns(&self) -> u64 {
        self.read_ns
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8], flush: Flush) -> std::result::Result<Step, Failure> {
        let piece = input.get(..self.left).unwrap_or(input);
        let all = piece.len() == input.len();
        let operation = self.pending.unwrap_or(match flush {
            _ if !all => BrotliEncoderOperation::BROTLI_OPERATION_PROCESS,
            Flush::None | Flush::Block => BrotliEncoderOperation::BROTLI_OPERATION_PROCESS,
            Flush::Finish => BrotliEncoderOperation::BROTLI_OPERATION_FINISH,
            Flush::Partial | Flush::Sync | Flush::Full => BrotliEncoderOperation::BROTLI_OPERATION_FLUSH,
        });
        let piece = if self.pending.is_some() { &[] } else { piece };
        let step = self.call(operation, piece, output)?;
        let processes = operation == BrotliEncoderOperation::BROTLI_OPERATION_PROCESS;
        let taken = step.read == piece.len();
        let more = self.inner.has_more_output();
        self.ended = self.inner.is_finished();
        self.left = self.left.saturating_sub(step.read);
        self.pending = (!processes && taken && more && !self.ended).then_some(operation);
        if !processes && taken && !more {
            self.left = self.block;
        }
        if self.left == 0 && !more {
            self.pending = Some(BrotliEncoderOperation::BROTLI_OPERATION_FLUSH);
        }
        let finishes = operation == BrotliEncoderOperation::BROTLI_OPERATION_FINISH && !self.ended;
        Ok(Step { idle: step.read == input.len() && !more && !finishes && self.pending.is_none(), ..step })
    }

    fn call(
        &mut self,
        operation: BrotliEncoderOperation,
        input: &[u8],
        output: &mut [u8],
    ) -> std::result::Result<Step, Failure> {
        let (mut available_in, mut read) = (input.len(), 0);
        let (mut available_out, mut written) = (output.len(), 0);
        let done = self.inner.compress_stream(
            operation,
            &mut available_in,
            input,
            &mut read,
            &mut available_out,
            output,
            &mut written,
            &mut None,
            &mut nothing,
        );
        if !done {
            return Err(Failure::new(-2, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed"));
        }
        if let Some((window, first)) = self.declared.zip(output.first_mut()).filter(|_| written > 0) {
            *first = (*first & 0xF0) | ((window - 17) << 1 | 1) as u8;
            self.declared = None;
        }
        Ok(Step { read, written, idle: false })
    }
}

/// What the compressor tells about its blocks.
fn nothing(
    _: &mut PredictionModeContextMap<InputReferenceMut<'_>>,
    _: &mut [StaticCommand],
    _: InputPair<'_>,
    _: &mut StandardAlloc,
) {
}

/// The most that a compressor takes, as measured over text, zeros, noise and periodic data, rounded up.
fn encoder_bytes(quality: u32, window: u32) -> usize {
    let ring = 2 << window;
    match quality {
        0 | 1 => 2 * MEBIBYTE,
        2..=4 => ring + 3 * MEBIBYTE,
        5..=8 if window > 16 => ring + 20 * MEBIBYTE,
        5..=9 => ring + 36 * MEBIBYTE,
        _ => 5 * ring + 4 * MEBIBYTE,
    }
}
