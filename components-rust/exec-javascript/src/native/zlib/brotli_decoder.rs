//! The Brotli decompressor, by the `brotli` crate. It takes what it needs in lots of a window's size, and can do without:
//! its memory is counted and charged as it is taken.

use std::cell::Cell;
use std::rc::Rc;

use brotli::{Allocator, BrotliDecompressStream, BrotliResult, BrotliState, SliceWrapper, SliceWrapperMut};
use rquickjs::{Ctx, Result};

use crate::guard::{self, Charge};

use super::super::text::heap::scratch;
use super::codec::{Failure, Step};

/// What the decoder takes apart from its window: its tables and trees at their largest.
const DECODER_BYTES: usize = 5 * 1024 * 1024;

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
