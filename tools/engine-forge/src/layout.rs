//! Where the forge keeps what must survive a reset: in pages after the image, which no program has an address of.
//!
//! ```text
//! 0 ............ image ............ | control | handles | states of blocks | heap ...
//! ```
//!
//! Two fields are before everything else instead, where they need not survive: see [`NOTHING`].

/// A page of WebAssembly memory.
pub const PAGE: u32 = 65_536;

/// What the heap may grow to: a 32-bit memory but for its last page, whose end has no address. The allocator would take the
/// end for 0.
pub const ALL_PAGES: u32 = 65_535;

/// How many handles are tracked. The sandbox refuses a program more than a few hundred open files; the number leaves
/// room, and one that is past it counts as a fault.
pub const HANDLES: u32 = PAGE;

/// What is put back at once. Smaller ones hold less that was not written to, and need more marks, which compete with the
/// program's data for the fastest cache.
pub const BLOCK: u32 = 1 << BLOCK_BITS;

/// The same as a power of two.
pub const BLOCK_BITS: u32 = 11;

/// The states of all blocks that a memory can have, so that none needs to be looked for beyond the end.
pub const STATES: u32 = 1 << (32 - BLOCK_BITS);

/// The room for the lists of free blocks: one for every 16 bytes up to 512, and one that is never used.
pub const FREE_LISTS_BYTES: u32 = 4 * (512 / 16 + 1);

/// Where the engine has nothing, up to here: two fields are there that all of its code looks at, since a small address is a
/// short one.
pub const NOTHING: u32 = 1024;

/// The address of [`Field::Cut`], which takes one byte to write.
const CUT: i32 = 60;

/// The address of [`Field::StepsLeft`], as far as can be from what a pointer to nothing might reach.
const STEPS_LEFT: i32 = NOTHING as i32 - 8;

/// The addresses that follow from the size of the image.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How many pages the image has.
    pub image_pages: u32,
}

/// A field of the control block, as its offset from [`Layout::control`] but for the two that are elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Field {
    /// `i32`: not 0 once the run is cut short; every function returns then.
    Cut = 0,
    /// `i32`: why, as `control.cut` has it.
    Cause = 4,
    /// `i32`: the exit code or the signal.
    Code = 8,
    /// `i32`: the end of the heap, in pages.
    HeapEnd = 12,
    /// `i32`: where it must not go beyond, in pages.
    HeapLimit = 16,
    /// `i32`: not 0 once memory was refused.
    Refused = 20,
    /// `i32`: the furthest it ever was: below it, memory is not zero.
    HeapDirty = 24,
    /// `i32`: whether there was a reset before.
    Begun = 28,
    /// `i32`: the stack pointer that belongs to the image.
    StackPointer = 32,
    /// `i32`: the number after the largest handle.
    HandleEnd = 36,
    /// `i32`: how many steps there are between two looks at the clock.
    Pace = 40,
    /// `i32`: not 0 while the host asks for room for what it answers.
    Receiving = 44,
    /// `i64`: when the run has to be over.
    Deadline = 48,
    /// `i64`: when the clock was last looked at; 0 before the first look of a run.
    LastLook = 56,
    /// `i64`: the bytes that the program holds beyond what the idle interpreter does, and those that are kept for it.
    Used = 64,
    /// `i64`: what they must not exceed.
    UsedLimit = 72,
    /// `i64`: the most that they were.
    UsedPeak = 80,
    /// `u8`: the failure of a stream, for libc to translate.
    Failure = 88,
    /// `i32`: how much native stack the host has, in KiB.
    StackKib = 92,
    /// `i32`: how many steps are left until the next look at the clock.
    StepsLeft = 96,
    /// `i32` each, for every size of a block: the first of those that are free, see the pass `heap`.
    FreeLists = 100,
    /// `i32` each, as many as there are: handles that nothing drops, plus 1.
    Kept = Field::FreeLists as u32 + FREE_LISTS_BYTES,
}

impl Layout {
    /// Where the control block is.
    pub fn control(self) -> u32 {
        self.image_pages * PAGE
    }

    /// Where a field is.
    pub fn address(self, field: Field) -> i32 {
        match field {
            Field::Cut => CUT,
            Field::StepsLeft => STEPS_LEFT,
            _ => (self.control() + field as u32) as i32,
        }
    }

    /// Where the kinds of the handles are, a byte each.
    pub fn handles(self) -> i32 {
        (self.control() + PAGE) as i32
    }

    /// Where the states of the blocks are that memory consists of, a byte each.
    pub fn states(self) -> i32 {
        (self.control() + PAGE + HANDLES) as i32
    }

    /// How many blocks the image has.
    pub fn image_blocks(self) -> u32 {
        self.control() / BLOCK
    }

    /// Where the heap begins that the engine takes beyond its image, in pages.
    pub fn heap_pages(self) -> u32 {
        self.image_pages + 1 + (HANDLES + STATES) / PAGE
    }
}

/// Functions that are called from another library than the one they are in, as slots after the end of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Slot {
    /// `() -> i32`: looks at the clock and gives the number of steps until the next look.
    Look = 0,
    /// `()`: drops every handle that is left.
    DropHandles = 1,
    /// `() -> i32`: why a stream failed last.
    LastFailure = 2,
    /// `()`: gives the run a longer stack, where the host has one.
    LengthenStack = 3,
    /// `() -> i64`: the time, as the sandbox finds it.
    Clock = 4,
    /// `(address) -> v128, ...`: what the image holds there.
    Image = 5,
}

/// How many slots are added to the table.
pub const SLOTS: u32 = Slot::Image as u32 + 1;

/// Why a run was cut short, as `control.cut` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Cause {
    /// Its deadline passed.
    Deadline = 1,
    /// It left with a code.
    Exit = 2,
    /// It ended itself by a signal.
    Signal = 3,
    /// There was no memory where none can be refused.
    Memory = 4,
    /// The interpreter failed.
    Fault = 5,
    /// The sandbox lets it do nothing more.
    Sandbox = 6,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_follow_each_other_without_a_gap() {
        let layout = Layout { image_pages: 10 };
        assert_eq!(layout.control(), 10 * PAGE);
        assert_eq!(layout.handles() as u32, 11 * PAGE);
        assert_eq!(layout.states() as u32, 12 * PAGE);
        assert_eq!(layout.states() as u32 + STATES, layout.heap_pages() * PAGE);
    }

    #[test]
    fn the_end_of_the_largest_heap_is_an_address() {
        assert!(ALL_PAGES.checked_mul(PAGE).is_some());
    }
}
