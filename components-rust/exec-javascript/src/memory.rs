//! The program's memory: an allocator for QuickJS that counts, limits, and leaves nothing behind.
//!
//! Every block has a header that links it to the others. QuickJS frees what it allocated when its runtime is freed; but a
//! run may be cut off anywhere, and what a cut-off run has lost track of is freed here, by the list.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::{Cell, RefCell};
use std::ptr;
use std::rc::Rc;

use rquickjs::allocator::Allocator;

/// What QuickJS may need at most: it stores 64-bit numbers in its blocks.
const ALIGN: usize = 8;

/// How much memory is set aside while a program runs. Where the host gives no more, a failed allocation in Rust would
/// abort the component; this is freed then, so that the report and the result can still be built. The number is several
/// times what an ordinary report takes.
const RESERVE_BYTES: usize = 8 << 20;

/// How many allocations count as one step of work towards a look at the clock: what QuickJS does in C between two
/// interrupts, such as parsing a huge JSON text, is seen by what it allocates.
const ALLOCATIONS_PER_STEP: u32 = 1_000;

/// How many allocated bytes count as much as one allocation.
const BYTES_PER_ALLOCATION: usize = 4 << 10;

/// The program's account.
pub(crate) struct Meter {
    used: Cell<usize>,
    peak: Cell<usize>,
    baseline: Cell<usize>,
    limit: Cell<usize>,
    refused: Cell<bool>,
    reserve: RefCell<Option<Vec<u8>>>,
    allocations: Cell<u32>,
    overdue: RefCell<Option<Rc<dyn Fn() -> bool>>>,
}

impl Meter {
    /// An account without a limit yet: the idle runtime is built first.
    pub(crate) fn new() -> Self {
        let mut reserve = Vec::new();
        let reserved = reserve.try_reserve_exact(RESERVE_BYTES).is_ok();
        Meter {
            used: Cell::new(0),
            peak: Cell::new(0),
            baseline: Cell::new(0),
            limit: Cell::new(usize::MAX),
            refused: Cell::new(false),
            reserve: RefCell::new(reserved.then_some(reserve)),
            allocations: Cell::new(0),
            overdue: RefCell::new(None),
        }
    }

    /// From here on the program is charged, with a limit where there is one, and `overdue` is asked now and then whether
    /// its time is over.
    pub(crate) fn begin(&self, limit_bytes: Option<u64>, overdue: Rc<dyn Fn() -> bool>) {
        self.baseline.set(self.used.get());
        self.peak.set(self.used.get());
        let limit = limit_bytes.map_or(usize::MAX, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
        self.limit.set(self.used.get().saturating_add(limit));
        *self.overdue.borrow_mut() = Some(overdue);
    }

    /// Ends the charging: what follows builds the report and frees the runtime.
    pub(crate) fn finish(&self) {
        self.limit.set(usize::MAX);
        *self.overdue.borrow_mut() = None;
        *self.reserve.borrow_mut() = None;
    }

    /// Lets the report of a program that is out of memory be written.
    pub(crate) fn grant_reserve(&self) {
        *self.reserve.borrow_mut() = None;
        self.limit.set(self.limit.get().max(self.used.get()).saturating_add(RESERVE_BYTES));
    }

    /// Whether the program was ever refused memory.
    pub(crate) fn refused(&self) -> bool {
        self.refused.get()
    }

    /// The most that the program has held beyond the idle runtime.
    pub(crate) fn peak_bytes(&self) -> u64 {
        self.peak.get().saturating_sub(self.baseline.get()) as u64
    }

    /// What the program holds beyond the idle runtime.
    pub(crate) fn used_bytes(&self) -> u64 {
        self.used.get().saturating_sub(self.baseline.get()) as u64
    }

    /// Takes memory from the allowance, if it is there.
    pub(crate) fn take(&self, bytes: usize) -> bool {
        let used = self.used.get().saturating_add(bytes);
        if used > self.limit.get() {
            self.refused.set(true);
            return false;
        }
        self.used.set(used);
        self.peak.set(self.peak.get().max(used));
        true
    }

    /// Gives memory back.
    pub(crate) fn give_back(&self, bytes: usize) {
        self.used.set(self.used.get().saturating_sub(bytes));
    }

    /// The host has no more memory: what the program holds now is all it gets.
    fn exhausted(&self) {
        self.refused.set(true);
        self.limit.set(self.used.get());
        *self.reserve.borrow_mut() = None;
    }

    /// Counts an allocation. True where the program's time is over: the allocation is refused then, which is what makes
    /// a loop in C come to an end.
    fn must_stop(&self, bytes: usize) -> bool {
        let weight = u32::try_from(1 + bytes / BYTES_PER_ALLOCATION).unwrap_or(u32::MAX);
        let count = self.allocations.get().saturating_add(weight);
        if count < ALLOCATIONS_PER_STEP {
            self.allocations.set(count);
            return false;
        }
        self.allocations.set(0);
        let overdue = self.overdue.borrow().clone();
        overdue.is_some_and(|overdue| overdue())
    }
}

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
            return None;
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
        let refused = (0..3 * ALLOCATIONS_PER_STEP).filter(|_| allocator.alloc(8).is_null()).count();
        assert_eq!(refused, 3);
    }
}
