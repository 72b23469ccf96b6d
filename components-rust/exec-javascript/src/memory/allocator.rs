//! QuickJS's allocator: blocks of an arena, each of them charged to the program.

use std::ptr;
use std::rc::Rc;

use rquickjs::allocator::Allocator;

use super::arena::{ALIGN, Arena};
use super::compiler;
use super::meter::Meter;

/// QuickJS's allocator.
pub(crate) struct MeteredAllocator {
    meter: Rc<Meter>,
    arena: Rc<Arena>,
}

impl MeteredAllocator {
    pub(crate) fn new(meter: Rc<Meter>, arena: Rc<Arena>) -> Self {
        MeteredAllocator { meter, arena }
    }

    /// Asks for a block, which the allowance, the deadline and the host may each refuse.
    fn block(&self, size: usize, old: Option<*mut u8>) -> Option<*mut u8> {
        let size = size.checked_next_multiple_of(ALIGN)?;
        // SAFETY: `old` is a block of this allocator.
        let old_size = old.map_or(0, |old| unsafe { Arena::size_of(old) });
        let (more, less) = (size.saturating_sub(old_size), old_size.saturating_sub(size));
        if self.meter.must_stop(size) || (more > 0 && !self.meter.take(more)) {
            compiler::count_refusal();
            if !compiler::is_at_work() || !self.meter.lend(more) {
                return None;
            }
        }
        let block = match old {
            // SAFETY: as above.
            Some(old) => unsafe { self.arena.realloc(old, size) },
            None => self.arena.alloc(size),
        };
        if block.is_null() {
            // What becomes shorter can stay where it is.
            if let Some(old) = old.filter(|_| more == 0) {
                return Some(old);
            }
            compiler::count_refusal();
            self.meter.give_back(more);
            self.meter.exhausted();
            return None;
        }
        self.meter.give_back(less);
        Some(block)
    }
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
        // SAFETY: the caller hands back a block of this allocator.
        unsafe {
            self.meter.give_back(Arena::size_of(ptr));
            self.arena.dealloc(ptr);
        }
    }

    unsafe fn realloc(&mut self, ptr: *mut u8, new_size: usize) -> *mut u8 {
        self.block(new_size, Some(ptr)).unwrap_or(ptr::null_mut())
    }

    unsafe fn usable_size(ptr: *mut u8) -> usize {
        // SAFETY: the caller hands in a block of this allocator.
        unsafe { Arena::size_of(ptr) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(bytes: u64) -> (Rc<Meter>, MeteredAllocator) {
        let meter = Rc::new(Meter::new());
        meter.begin(Some(bytes), || false);
        (Rc::clone(&meter), MeteredAllocator::new(meter, Arena::new()))
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
        meter.begin(None, || true);
        let mut allocator = MeteredAllocator::new(meter, Arena::new());
        let refused =
            (0..3 * super::super::meter::ALLOCATIONS_PER_STEP).filter(|_| allocator.alloc(8).is_null()).count();
        assert_eq!(refused, 3);
    }
}
