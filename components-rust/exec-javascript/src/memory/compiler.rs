//! QuickJS's compiler does not get along with refusals: it goes on without the memory, and later reads and frees what is not
//! there. So it says when it is at work (`quickjs/memory-errors.patch`), is lent what it asks for beyond the allowance, and
//! gives up by itself at the next token or function, since it sees that a refusal was counted.

pub(super) use quickjs::{count_refusal, is_at_work};

#[cfg(target_family = "wasm")]
mod quickjs {
    use std::ffi::c_int;

    unsafe extern "C" {
        static exec_memory_is_owed: c_int;
        static mut exec_memory_refusals: u32;
    }

    /// Whether a program is being compiled.
    pub fn is_at_work() -> bool {
        // SAFETY: an integer of QuickJS, which runs in this thread only.
        unsafe { (&raw const exec_memory_is_owed).read() > 0 }
    }

    /// Tells QuickJS that memory was refused or lent.
    pub fn count_refusal() {
        // SAFETY: as above.
        unsafe { exec_memory_refusals = exec_memory_refusals.wrapping_add(1) }
    }
}

/// The unit tests have QuickJS without its patches.
#[cfg(not(target_family = "wasm"))]
mod quickjs {
    pub fn is_at_work() -> bool {
        false
    }

    pub fn count_refusal() {}
}
