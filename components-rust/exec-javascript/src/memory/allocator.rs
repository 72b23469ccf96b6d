//! QuickJS's allocator for one run. Every block has a header that links it to the others.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::Cell;
use std::ptr;
use std::rc::Rc;

use rquickjs::allocator::Allocator;

use super::compiler;
use super::meter::Meter;

/// What QuickJS may need at most: it stores 64-bit numbers in its blocks.
const ALIGN: usize = 8;

/// What stands before every block.
#[repr(C)]
struct Header {
    previous: *mut Header,
    next: *mut Header,
    size: usize,
}

/// A header is as long as keeps the block behind it aligned.
const HEADER: usize = size_of::<Header>().next_multiple_of(ALIGN);

/// QuickJS's allocator for one run.
pub(crate) struct MeteredAllocator {
    meter: Rc<Meter>,
    blocks: Rc<Blocks>,
}

/// Every block that is allocated.
pub(crate) struct Blocks {
    first: Cell<*mut Header>,
}

impl Drop for Blocks {
    fn drop(&mut self) {
        let mut block = self.first.get();
        while !block.is_null() {
            // SAFETY: the list holds exactly the blocks that were allocated and not freed, each with its own layout;
            // the runtime that used them is gone, as it holds the other reference to this list.
            unsafe {
                let next = (*block).next;
                dealloc(block.cast(), layout((*block).size));
                block = next;
            }
        }
    }
}

impl Blocks {
    fn insert(&self, block: *mut Header) {
        let first = self.first.replace(block);
        // SAFETY: `block` was just allocated with room for a header, and `first` is in the list or null.
        unsafe {
            (*block).previous = ptr::null_mut();
            (*block).next = first;
            if !first.is_null() {
                (*first).previous = block;
            }
        }
    }

    fn remove(&self, block: *mut Header) {
        // SAFETY: `block` is in the list, so its neighbours are headers in the list or null.
        unsafe {
            let Header { previous, next, .. } = *block;
            if previous.is_null() {
                self.first.set(next);
            } else {
                (*previous).next = next;
            }
            if !next.is_null() {
                (*next).previous = previous;
            }
        }
    }
}

impl MeteredAllocator {
    pub(crate) fn new(meter: Rc<Meter>) -> Self {
        MeteredAllocator { meter, blocks: Rc::new(Blocks { first: Cell::new(ptr::null_mut()) }) }
    }

    /// Asks for a block, which the allowance, the deadline and the host may each refuse.
    fn block(&self, size: usize, old: Option<*mut Header>) -> Option<*mut u8> {
        let size = size.checked_next_multiple_of(ALIGN).filter(|size| *size < isize::MAX as usize - HEADER)?;
        // SAFETY: `old` is a block of this allocator.
        let old_size = old.map_or(0, |old| unsafe { (*old).size });
        let (more, less) = (size.saturating_sub(old_size), old_size.saturating_sub(size));
        if self.meter.must_stop(size) || (more > 0 && !self.meter.take(more)) {
            compiler::count_refusal();
            if !compiler::is_at_work() || !self.meter.lend(more) {
                return None;
            }
        }
        if let Some(old) = old {
            self.blocks.remove(old);
        }
        // SAFETY: the layouts have a size above zero; a block that is reallocated has the layout it was made with, and
        // its header is out of the list while it moves.
        let block: *mut Header = unsafe {
            match old {
                Some(old) => realloc(old.cast(), layout(old_size), HEADER + size).cast(),
                None => alloc(layout(size)).cast(),
            }
        };
        if block.is_null() {
            compiler::count_refusal();
            old.inspect(|old| self.blocks.insert(*old));
            self.meter.give_back(more);
            self.meter.exhausted();
            return None;
        }
        self.meter.give_back(less);
        // SAFETY: the block is at least a header long.
        unsafe { (*block).size = size };
        self.blocks.insert(block);
        Some(payload(block))
    }
}

fn layout(size: usize) -> Layout {
    // SAFETY: `ALIGN` is a power of two, and `block` has checked that the sum does not overflow.
    unsafe { Layout::from_size_align_unchecked(HEADER + size, ALIGN) }
}

fn payload(block: *mut Header) -> *mut u8 {
    block.cast::<u8>().wrapping_add(HEADER)
}

fn header(payload: *mut u8) -> *mut Header {
    payload.wrapping_sub(HEADER).cast()
}

// SAFETY: blocks are aligned to 8 bytes and at least as long as asked for; failure is null; the size that is told is the
// size that can be used.
unsafe impl Allocator for MeteredAllocator {
    fn alloc(&mut self, size: usize) -> *mut u8 {
        self.block(size, None).unwrap_or(ptr::null_mut())
    }

    fn calloc(&mut self, count: usize, size: usize) -> *mut u8 {
        let Some(block) = count.checked_mul(size).and_then(|size| self.block(size, None)) else {
            return ptr::null_mut();
        };
        // SAFETY: the block has room for `count * size` bytes.
        unsafe { ptr::write_bytes(block, 0, count * size) };
        block
    }

    unsafe fn dealloc(&mut self, ptr: *mut u8) {
        let block = header(ptr);
        self.blocks.remove(block);
        // SAFETY: the caller hands back a block of this allocator.
        unsafe {
            let size = (*block).size;
            self.meter.give_back(size);
            dealloc(block.cast(), layout(size));
        }
    }

    unsafe fn realloc(&mut self, ptr: *mut u8, new_size: usize) -> *mut u8 {
        self.block(new_size, Some(header(ptr))).unwrap_or(ptr::null_mut())
    }

    unsafe fn usable_size(ptr: *mut u8) -> usize {
        // SAFETY: the caller hands in a block of this allocator.
        unsafe { (*header(ptr)).size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(bytes: u64) -> (Rc<Meter>, MeteredAllocator) {
        let meter = Rc::new(Meter::new());
        meter.begin(Some(bytes), Rc::new(|| false));
        (Rc::clone(&meter), MeteredAllocator::new(meter))
    }

    #[test]
    fn what_is_allocated_counts_until_it_is_freed() {
        let (meter, mut allocator) = limited(1_000);
        let block = allocator.alloc(100);
        assert_eq!(meter.used_bytes(), 104);
        // SAFETY: the block is the allocator's own.
        unsafe { allocator.dealloc(block) };
        assert_eq!((meter.used_bytes(), meter.peak_bytes()), (0, 104));
    }

    #[test]
    fn the_limit_refuses_and_remembers() {
        let (meter, mut allocator) = limited(64);
        assert!(!allocator.alloc(64).is_null());
        assert!(!meter.refused());
        assert!(allocator.alloc(1).is_null());
        assert!(meter.refused());
    }

    #[test]
    fn growing_and_shrinking_keep_content_and_account() {
        let (meter, mut allocator) = limited(1_000);
        let block = allocator.calloc(4, 4);
        // SAFETY: the blocks are the allocator's own and as long as asked for.
        unsafe {
            block.write(7);
            let grown = allocator.realloc(block, 200);
            assert_eq!((grown.read(), MeteredAllocator::usable_size(grown), meter.used_bytes()), (7, 200, 200));
            let shrunk = allocator.realloc(grown, 8);
            assert_eq!((shrunk.read(), meter.used_bytes()), (7, 8));
            assert!(allocator.realloc(shrunk, 2_000).is_null());
            assert_eq!((shrunk.read(), meter.used_bytes()), (7, 8));
        }
    }

    #[test]
    fn sizes_that_overflow_are_refused() {
        let (_, mut allocator) = limited(1_000);
        assert!(allocator.alloc(usize::MAX).is_null());
        assert!(allocator.calloc(usize::MAX, 2).is_null());
    }

    #[test]
    fn an_overdue_program_is_refused_memory_now_and_then() {
        let meter = Rc::new(Meter::new());
        meter.begin(None, Rc::new(|| true));
        let mut allocator = MeteredAllocator::new(meter);
        let refused =
            (0..3 * super::super::meter::ALLOCATIONS_PER_STEP).filter(|_| allocator.alloc(8).is_null()).count();
        assert_eq!(refused, 3);
    }
}
