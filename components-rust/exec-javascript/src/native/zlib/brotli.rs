//! Brotli, by the `brotli` crate.
//!
//! The compressor does its work for a whole block of input in one call: at the highest quality, which is Node's
//! default, hundreds of milliseconds. It is made to end its block early, at a length that depends on the quality, which
//! costs some 3 % of size and only on input longer than that.

use std::cell::Cell;
use std::rc::Rc;

use brotli::enc::StandardAlloc;
use brotli::enc::encode::{BrotliEncoderOperation, BrotliEncoderParameter, BrotliEncoderStateStruct};
use brotli::enc::interface::{InputPair, InputReferenceMut, PredictionModeContextMap, StaticCommand};
use brotli::{Allocator, BrotliDecompressStream, BrotliResult, BrotliState, SliceWrapper, SliceWrapperMut};
use rquickjs::{Ctx, Result};

use crate::guard::{self, Charge};

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

/// What the decoder takes apart from its window: its tables and trees at their largest.
const DECODER_BYTES: usize = 5 * MEBIBYTE;

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

/// A decompressor.
pub(super) struct Decoder {
    inner: BrotliState<Counted, Counted, Counted>,
    taken: Rc<Cell<usize>>,
    ended: bool,
    charge: Charge,
    charged: usize,
}

impl Decoder {
    pub(super) fn new(ctx: &Ctx<'_>) -> Result<Self> {
        // Room for the tables is looked for now, and charged as it is taken.
        drop(scratch(ctx, DECODER_BYTES)?);
        let charged = size_of::<Self>();
        let charge = guard::charge(ctx, charged)?;
        let taken = Rc::new(Cell::new(0));
        let allocator = || Counted(Rc::clone(&taken));
        let inner = BrotliState::new_strict(allocator(), allocator(), allocator());
        Ok(Self { inner, taken, ended: false, charge, charged })
    }

    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Charges what the decoder has taken since, and gives back nothing before the end: it hardly ever shrinks.
    pub(super) fn settle(&mut self, ctx: &Ctx<'_>) -> Result<()> {
        let used = self.taken.get().saturating_add(size_of::<Self>());
        if used > self.charged {
            self.charge = guard::charge(ctx, used)?;
            self.charged = used;
        }
        Ok(())
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> std::result::Result<Step, Failure> {
        if self.ended {
            return Ok(Step { idle: true, ..Step::default() });
        }
        let (mut available_in, mut read) = (input.len(), 0);
        let (mut available_out, mut written) = (output.len(), 0);
        let result = BrotliDecompressStream(
            &mut available_in,
            &mut read,
            input,
            &mut available_out,
            &mut written,
            output,
            &mut 0,
            &mut self.inner,
        );
        match result {
            BrotliResult::ResultFailure => return Err(self.failure()),
            BrotliResult::ResultSuccess => self.ended = true,
            BrotliResult::NeedsMoreInput | BrotliResult::NeedsMoreOutput => {}
        }
        Ok(Step { read, written, idle: !matches!(result, BrotliResult::NeedsMoreOutput) })
    }

    fn failure(&self) -> Failure {
        let error = self.inner.error_code;
        let errno = error as i32;
        // Allocation of context modes, trees, context map, ring buffer and block types, with reserved numbers between.
        if (-30..=-21).contains(&errno) {
            return Failure::out_of_memory();
        }
        // As in `BROTLI_DECODER_ERROR_FORMAT_PADDING_1`; Node's code is `ERR__ERROR_FORMAT_PADDING_1`.
        let name = format!("{error:?}");
        let code = format!("ERR_{}", name.strip_prefix("BROTLI_DECODER").unwrap_or(&name));
        Failure::new(errno, code, "Decompression failed")
    }
}

/// An allocator that counts, and answers with nothing where there is no memory, which the decoder takes for an error.
#[derive(Clone)]
struct Counted(Rc<Cell<usize>>);

impl<T: Clone + Default> Allocator<T> for Counted {
    type AllocatedMemory = Memory<T>;

    fn alloc_cell(&mut self, len: usize) -> Memory<T> {
        let mut items = Vec::new();
        if items.try_reserve_exact(len).is_err() {
            return Memory::default();
        }
        items.resize(len, T::default());
        self.0.set(self.0.get().saturating_add(size_of_val(items.as_slice())));
        Memory { items, taken: Some(Rc::clone(&self.0)) }
    }

    fn free_cell(&mut self, memory: Memory<T>) {
        drop(memory);
    }
}

/// Memory that the decoder holds.
struct Memory<T> {
    items: Vec<T>,
    taken: Option<Rc<Cell<usize>>>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { items: Vec::new(), taken: None }
    }
}

impl<T> Drop for Memory<T> {
    fn drop(&mut self) {
        if let Some(taken) = &self.taken {
            taken.set(taken.get().saturating_sub(size_of_val(self.items.as_slice())));
        }
    }
}

impl<T> SliceWrapper<T> for Memory<T> {
    fn slice(&self) -> &[T] {
        &self.items
    }
}

impl<T> SliceWrapperMut<T> for Memory<T> {
    fn slice_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}
