//! The memory that QuickJS allocates from. What was in it at one moment can be put back, byte for byte.
//!
//! `dlmalloc` divides chunks of the component's own heap. Its state and the chunks of that moment are all that has to be
//! written again; chunks that came later go back to the component's heap, whatever is in them. So do large blocks, which
//! come from there one by one: they would otherwise leave holes in chunks that nothing else fits into.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::rc::Rc;
use std::{ptr, slice};

use dlmalloc::Dlmalloc;

/// What blocks are aligned to and their sizes are a multiple of: QuickJS stores 64-bit numbers in them.
pub(super) const ALIGN: usize = 8;

/// What chunks are a multiple of up to the moment that is kept: they are copied whole at the end of every run.
const KEPT_CHUNK: usize = 64 << 10;

/// And after it: a program that wants memory wants much, and each chunk is a call of the component's own heap.
const LATER_CHUNK: usize = 1 << 20;

/// Blocks from this size on come from the component's heap.
const LARGE: usize = 256 << 10;

/// The memory that QuickJS allocates from.
pub(crate) struct Arena {
    // Its address must not change, since it points into itself once something was allocated.
    heap: UnsafeCell<Dlmalloc<Source>>,
    chunks: Rc<Chunks>,
    large: LargeBlocks,
}

/// What was in an arena at one moment.
pub(crate) struct Content {
    heap: Vec<u8>,
    chunks: Vec<Vec<u8>>,
}

/// What stands before every block.
#[repr(C)]
struct Header {
    size: u32,
    /// Where a large block is in the list of them; [`IN_CHUNK`] in all others.
    place: u32,
}

const HEADER: usize = size_of::<Header>();

/// Stands for a place in the list of large blocks that a block in a chunk does not have.
const IN_CHUNK: u32 = u32::MAX;

const _: () = assert!(HEADER.is_multiple_of(ALIGN), "a header keeps the block behind it aligned");

impl Arena {
    /// An empty one, where it stays.
    pub(crate) fn new() -> Rc<Self> {
        let chunks = Rc::new(Chunks { taken: RefCell::new(Vec::new()) });
        let mut heap = Dlmalloc::new_with_allocator(Source { chunks: Rc::clone(&chunks) });
        heap.set_granularity(KEPT_CHUNK);
        let large = LargeBlocks { from: Cell::new(usize::MAX), blocks: RefCell::new(Vec::new()) };
        Rc::new(Arena { heap: UnsafeCell::new(heap), chunks, large })
    }

    /// A block of `size` bytes, a multiple of [`ALIGN`]; null where there is no memory.
    pub(super) fn alloc(&self, size: usize) -> *mut u8 {
        let Some(whole) = whole(size) else { return ptr::null_mut() };
        let (block, place) = if size < self.large.from.get() {
            // SAFETY: the heap is borrowed for this call only, which calls nothing of ours but `Source`.
            (unsafe { (*self.heap.get()).c_malloc(whole.size()) }.cast(), IN_CHUNK)
        } else {
            self.large.alloc(whole)
        };
        set_up(block, size, place)
    }

    /// The block with another size, here or elsewhere; null where there is no memory, and then it stays as it is.
    ///
    /// # Safety
    ///
    /// The block is one of this arena.
    pub(super) unsafe fn realloc(&self, payload: *mut u8, size: usize) -> *mut u8 {
        let Some(whole) = whole(size) else { return ptr::null_mut() };
        let old = header(payload);
        let is_large = size >= self.large.from.get();
        // SAFETY: the caller vouches for the block; the heap is borrowed as in `alloc`.
        unsafe {
            match (*old).place {
                IN_CHUNK if !is_large => {
                    set_up((*self.heap.get()).c_realloc(old.cast(), whole.size()).cast(), size, IN_CHUNK)
                }
                place if place != IN_CHUNK && is_large => set_up(self.large.realloc(old, whole), size, place),
                _ => {
                    let moved = self.alloc(size);
                    if !moved.is_null() {
                        payload.copy_to_nonoverlapping(moved, size.min(Self::size_of(payload)));
                        self.dealloc(payload);
                    }
                    moved
                }
            }
        }
    }

    /// # Safety
    ///
    /// The block is one of this arena, and is not used any more.
    pub(super) unsafe fn dealloc(&self, payload: *mut u8) {
        let block = header(payload);
        // SAFETY: the caller vouches for the block; the heap is borrowed as in `alloc`.
        unsafe {
            match (*block).place {
                IN_CHUNK => (*self.heap.get()).c_free(block.cast()),
                _ => self.large.dealloc(block),
            }
        }
    }

    /// How long a block is.
    ///
    /// # Safety
    ///
    /// The block is one of an arena.
    pub(super) unsafe fn size_of(payload: *mut u8) -> usize {
        // SAFETY: the caller vouches for the block.
        unsafe { (*header(payload)).size as usize }
    }

    /// What is in the arena now, to be put back later; `None` where there is no memory for the copy.
    pub(crate) fn content(&self) -> Option<Content> {
        self.large.from.set(LARGE);
        // SAFETY: nothing else uses the heap.
        unsafe { (*self.heap.get()).set_granularity(LATER_CHUNK) };
        let mut chunks = Vec::new();
        for chunk in self.chunks.taken.borrow().iter() {
            chunks.push(copy_of(chunk.start, chunk.layout.size())?);
        }
        Some(Content { heap: copy_of(self.heap.get().cast(), size_of_val(&self.heap))?, chunks })
    }

    /// Puts back what was in it. Blocks that were allocated since are gone.
    ///
    /// # Safety
    ///
    /// The content is this arena's own, and nobody uses a block that was allocated since, or keeps anything outside that
    /// goes with what is overwritten.
    pub(crate) unsafe fn put_back(&self, content: &Content) {
        self.large.give_back();
        self.chunks.give_back_from(content.chunks.len());
        // SAFETY: the bytes of the heap and of each chunk are as many as were copied; the heap's own pointers mean the same
        // places, since neither it nor its chunks have moved.
        unsafe {
            self.heap.get().cast::<u8>().copy_from_nonoverlapping(content.heap.as_ptr(), content.heap.len());
            for (chunk, kept) in self.chunks.taken.borrow().iter().zip(&content.chunks) {
                chunk.start.copy_from_nonoverlapping(kept.as_ptr(), kept.len());
            }
        }
    }
}

/// How much a block takes with its header, if there can be one of that size.
fn whole(size: usize) -> Option<Layout> {
    let size = u32::try_from(size).ok()? as usize;
    Layout::from_size_align(HEADER.checked_add(size)?, ALIGN).ok()
}

fn header(payload: *mut u8) -> *mut Header {
    payload.wrapping_sub(HEADER).cast()
}

/// Writes the header of a block and gives what follows it; null stays null.
fn set_up(block: *mut Header, size: usize, place: u32) -> *mut u8 {
    if block.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: the block has room for a header; `whole` has seen that the size is no more than 32 bits.
    unsafe { block.write(Header { size: size as u32, place }) };
    block.cast::<u8>().wrapping_add(HEADER)
}

fn copy_of(start: *const u8, length: usize) -> Option<Vec<u8>> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(length).ok()?;
    // SAFETY: the caller passes memory of this arena, which nobody writes to during the call.
    copy.extend_from_slice(unsafe { slice::from_raw_parts(start, length) });
    Some(copy)
}

/// The chunks of an arena, in the order in which they were taken.
struct Chunks {
    taken: RefCell<Vec<Chunk>>,
}

struct Chunk {
    start: *mut u8,
    layout: Layout,
}

impl Chunks {
    fn take(&self, size: usize) -> Option<*mut u8> {
        let layout = Layout::from_size_align(size, ALIGN).ok()?;
        let mut taken = self.taken.borrow_mut();
        taken.try_reserve(1).ok()?;
        // SAFETY: a chunk has a size.
        let start = unsafe { alloc(layout) };
        if start.is_null() {
            return None;
        }
        taken.push(Chunk { start, layout });
        Some(start)
    }

    /// Gives back every chunk but the first `kept`.
    fn give_back_from(&self, kept: usize) {
        for chunk in self.taken.borrow_mut().drain(kept..) {
            // SAFETY: the chunk was allocated with this layout and is in the list no longer.
            unsafe { dealloc(chunk.start, chunk.layout) };
        }
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        self.give_back_from(0);
    }
}

/// What `dlmalloc` takes its chunks from. It keeps what it has: they are given back all at once.
struct Source {
    chunks: Rc<Chunks>,
}

// SAFETY: an arena stays in the thread that made it, and so does its source.
unsafe impl Send for Source {}

// SAFETY: a chunk is memory that nobody else uses, as long as was asked for, until the whole arena goes or is put back.
unsafe impl dlmalloc::Allocator for Source {
    fn alloc(&self, size: usize) -> (*mut u8, usize, u32) {
        self.chunks.take(size).map_or((ptr::null_mut(), 0, 0), |start| (start, size, 0))
    }

    fn remap(&self, _: *mut u8, _: usize, _: usize, _: bool) -> *mut u8 {
        ptr::null_mut()
    }

    fn free_part(&self, _: *mut u8, _: usize, _: usize) -> bool {
        false
    }

    fn free(&self, _: *mut u8, _: usize) -> bool {
        false
    }

    fn can_release_part(&self, _: u32) -> bool {
        false
    }

    fn allocates_zeros(&self) -> bool {
        false
    }

    fn page_size(&self) -> usize {
        KEPT_CHUNK
    }
}

/// The blocks that are in no chunk.
struct LargeBlocks {
    /// From which size on a block is large.
    from: Cell<usize>,
    blocks: RefCell<Vec<*mut Header>>,
}

impl LargeBlocks {
    /// A block without its header's content, and its place in the list.
    fn alloc(&self, whole: Layout) -> (*mut Header, u32) {
        let mut blocks = self.blocks.borrow_mut();
        if blocks.try_reserve(1).is_err() {
            return (ptr::null_mut(), IN_CHUNK);
        }
        // SAFETY: the layout has room for a header at least.
        let block: *mut Header = unsafe { alloc(whole) }.cast();
        if block.is_null() {
            return (block, IN_CHUNK);
        }
        // There is no room for as many large blocks as do not fit into 32 bits.
        let place = blocks.len() as u32;
        blocks.push(block);
        (block, place)
    }

    /// # Safety
    ///
    /// The block is one of these.
    unsafe fn realloc(&self, block: *mut Header, whole: Layout) -> *mut Header {
        // SAFETY: the block was allocated with the layout that its header tells; the list is told where it goes.
        unsafe {
            let place = (*block).place as usize;
            let moved: *mut Header = realloc(block.cast(), layout_of(block), whole.size()).cast();
            if !moved.is_null() {
                self.blocks.borrow_mut()[place] = moved;
            }
            moved
        }
    }

    /// # Safety
    ///
    /// The block is one of these, and is not used any more.
    unsafe fn dealloc(&self, block: *mut Header) {
        let mut blocks = self.blocks.borrow_mut();
        // SAFETY: the list holds exactly the blocks that are allocated, each at the place that its header tells.
        unsafe {
            let place = (*block).place;
            blocks.swap_remove(place as usize);
            if let Some(moved) = blocks.get(place as usize) {
                (**moved).place = place;
            }
            dealloc(block.cast(), layout_of(block));
        }
    }

    fn give_back(&self) {
        for block in self.blocks.borrow_mut().drain(..) {
            // SAFETY: as above; the block is in the list no longer.
            unsafe { dealloc(block.cast(), layout_of(block)) };
        }
    }
}

impl Drop for LargeBlocks {
    fn drop(&mut self) {
        self.give_back();
    }
}

/// # Safety
///
/// The block is one that is allocated.
unsafe fn layout_of(block: *mut Header) -> Layout {
    // SAFETY: `whole` has made the same layout of the same size.
    unsafe { Layout::from_size_align_unchecked(HEADER + (*block).size as usize, ALIGN) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fills a block with one byte, all of it.
    fn fill(block: *mut u8, byte: u8) {
        // SAFETY: the tests pass blocks of their own arena.
        unsafe { ptr::write_bytes(block, byte, Arena::size_of(block)) };
    }

    fn is_filled(block: *mut u8, length: usize, byte: u8) -> bool {
        // SAFETY: as above.
        unsafe { slice::from_raw_parts(block, length) }.iter().all(|found| *found == byte)
    }

    #[test]
    fn what_was_kept_is_put_back_as_often_as_one_likes() {
        let arena = Arena::new();
        let kept: Vec<*mut u8> = (1..200).map(|n| arena.alloc(n * ALIGN)).collect();
        kept.iter().for_each(|block| fill(*block, 1));
        let content = arena.content().unwrap();
        let mut first = None;
        for _ in 0..3 {
            // SAFETY: the blocks are the arena's own, and none of the new ones is used after `put_back`.
            unsafe {
                kept.iter().skip(1).step_by(2).for_each(|block| arena.dealloc(*block));
                kept.iter().step_by(2).for_each(|block| fill(*block, 2));
                let made: Vec<*mut u8> = (1..400).map(|n| arena.alloc(n * 1_000 * ALIGN)).collect();
                made.iter().for_each(|block| fill(*block, 3));
                // The same places again: nothing of what was done before has a part in it.
                assert_eq!(*first.get_or_insert(made[0]), made[0]);
                arena.put_back(&content);
            }
            assert!(kept.iter().zip(1..200).all(|(block, n)| is_filled(*block, n * ALIGN, 1)));
            assert_eq!(arena.chunks.taken.borrow().len(), content.chunks.len());
            assert!(arena.large.blocks.borrow().is_empty());
        }
    }

    #[test]
    fn a_block_keeps_its_bytes_whatever_size_it_gets() {
        let arena = Arena::new();
        let _kept = arena.content();
        let sizes = [8, LARGE - 8, 2 * LARGE, 16, LARGE, 64 * LARGE, LARGE, 800];
        let other = arena.alloc(LARGE);
        let mut block = arena.alloc(8);
        fill(block, 7);
        for size in sizes {
            // SAFETY: the blocks are the arena's own.
            unsafe {
                let before = Arena::size_of(block);
                block = arena.realloc(block, size);
                assert!(is_filled(block, before.min(size), 7), "{size}");
                assert_eq!(Arena::size_of(block), size);
                fill(block, 7);
            }
        }
        // SAFETY: as above.
        unsafe {
            arena.dealloc(other);
            arena.dealloc(block);
        }
    }

    #[test]
    fn large_blocks_are_freed_in_any_order() {
        let arena = Arena::new();
        let _kept = arena.content();
        let blocks: Vec<*mut u8> = (0..6).map(|n| arena.alloc(LARGE + n * ALIGN)).collect();
        for index in [0, 5, 2, 1, 4, 3] {
            // SAFETY: the blocks are the arena's own, and each is freed once.
            unsafe { arena.dealloc(blocks[index]) };
        }
        assert!(arena.large.blocks.borrow().is_empty());
    }

    #[test]
    fn sizes_that_there_cannot_be_are_refused() {
        let arena = Arena::new();
        assert!(arena.alloc(usize::MAX & !(ALIGN - 1)).is_null());
        assert!(arena.alloc((u32::MAX as usize + 1) & !(ALIGN - 1)).is_null() || usize::BITS == 32);
    }
}
