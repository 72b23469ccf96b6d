//! The program's account: what it holds, what it may hold, and what it was refused.

use std::cell::{Cell, RefCell};

/// How much memory is set aside while a program runs. Where the host gives no more, a failed allocation in Rust would
/// abort the component; this is freed then, so that the report and the result can still be built. The number is several
/// times what an ordinary report takes.
const RESERVE_BYTES: usize = 8 << 20;

/// How much is lent at most beyond the allowance. The compiler stops at the next token or function, so that only the makers of
/// a huge one would get as far.
const LENT_BYTES: usize = 32 << 20;

/// How many allocations count as one step of work towards a look at the clock: what QuickJS does in C between two
/// interrupts, such as parsing a huge JSON text, is seen by what it allocates.
pub(super) const ALLOCATIONS_PER_STEP: u32 = 1_000;

/// How many allocated bytes count as much as one allocation.
const BYTES_PER_ALLOCATION: usize = 4 << 10;

/// The program's account.
pub(crate) struct Meter {
    used: Cell<usize>,
    charges: Cell<usize>,
    peak: Cell<usize>,
    baseline: Cell<usize>,
    limit: Cell<usize>,
    allowance: Cell<usize>,
    refused: Cell<bool>,
    reserve: RefCell<Option<Vec<u8>>>,
    allocations: Cell<u32>,
    overdue: Cell<Option<fn() -> bool>>,
}

impl Meter {
    /// An account without a limit: the idle runtime is built first.
    pub(crate) fn new() -> Self {
        Meter {
            used: Cell::new(0),
            charges: Cell::new(0),
            peak: Cell::new(0),
            baseline: Cell::new(0),
            limit: Cell::new(usize::MAX),
            allowance: Cell::new(usize::MAX),
            refused: Cell::new(false),
            reserve: RefCell::new(None),
            allocations: Cell::new(0),
            overdue: Cell::new(None),
        }
    }

    /// Another run begins, of which nothing is known yet.
    pub(crate) fn start_over(&self) {
        self.refused.set(false);
        self.allocations.set(0);
        self.baseline.set(self.used.get());
        self.peak.set(self.used.get());
    }

    /// From here on the program is charged, with a limit where there is one, and `overdue` is asked now and then whether
    /// its time is over.
    pub(crate) fn begin(&self, limit_bytes: Option<u64>, overdue: fn() -> bool) {
        let mut reserve = Vec::new();
        let reserved = reserve.try_reserve_exact(RESERVE_BYTES).is_ok();
        *self.reserve.borrow_mut() = reserved.then_some(reserve);
        self.start_over();
        let limit = limit_bytes.map_or(usize::MAX, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
        self.allowance.set(self.used.get().saturating_add(limit));
        self.limit.set(self.allowance.get());
        self.overdue.set(Some(overdue));
    }

    /// Ends the charging: what follows builds the report.
    pub(crate) fn finish(&self) {
        self.limit.set(usize::MAX);
        self.overdue.set(None);
        *self.reserve.borrow_mut() = None;
    }

    /// Everything that the program held is gone: what is left is the idle runtime.
    pub(crate) fn settle(&self, idle_bytes: usize) {
        self.used.set(idle_bytes);
    }

    /// Everything that is in use, the idle runtime included.
    pub(crate) fn total_bytes(&self) -> usize {
        self.used.get()
    }

    /// Lets the report of a program that is out of memory be written.
    pub(crate) fn grant_reserve(&self) {
        *self.reserve.borrow_mut() = None;
        self.limit.set(self.allowance.get().max(self.used.get()).saturating_add(RESERVE_BYTES));
    }

    /// The program goes on after all, with what it was allowed before.
    pub(crate) fn withdraw_reserve(&self) {
        self.limit.set(self.allowance.get());
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

    /// Takes memory from the allowance that is used outside QuickJS's heap, until it is refunded.
    pub(crate) fn charge(&self, bytes: usize) -> bool {
        let taken = self.take(bytes);
        self.charges.set(self.charges.get() + usize::from(taken));
        taken
    }

    /// Takes a charge back.
    pub(crate) fn refund(&self, bytes: usize) {
        self.charges.set(self.charges.get() - 1);
        self.give_back(bytes);
    }

    /// Whether anything is in use outside QuickJS's heap.
    pub(crate) fn has_charges(&self) -> bool {
        self.charges.get() > 0
    }

    /// Takes memory beyond the allowance, as far as that is bearable.
    pub(super) fn lend(&self, bytes: usize) -> bool {
        let used = self.used.get().saturating_add(bytes);
        if used > self.limit.get().saturating_add(LENT_BYTES) {
            return false;
        }
        self.used.set(used);
        true
    }

    /// Gives memory back.
    pub(crate) fn give_back(&self, bytes: usize) {
        self.used.set(self.used.get().saturating_sub(bytes));
    }

    /// The host has no more memory: what the program holds now is all it gets.
    pub(super) fn exhausted(&self) {
        self.refused.set(true);
        self.allowance.set(self.used.get());
        self.limit.set(self.used.get());
        *self.reserve.borrow_mut() = None;
    }

    /// Counts an allocation. True where the program's time is over: the allocation is refused then, which is what makes
    /// a loop in C come to an end.
    pub(super) fn must_stop(&self, bytes: usize) -> bool {
        let weight = u32::try_from(1 + bytes / BYTES_PER_ALLOCATION).unwrap_or(u32::MAX);
        let count = self.allocations.get().saturating_add(weight);
        if count < ALLOCATIONS_PER_STEP {
            self.allocations.set(count);
            return false;
        }
        self.allocations.set(0);
        self.overdue.get().is_some_and(|overdue| overdue())
    }
}
