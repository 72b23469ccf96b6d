//! The stack that a program runs on, and how much of it QuickJS may use.
//!
//! QuickJS measures the stack in linear memory, which its patches make as long as the native stack of the WebAssembly engine
//! at every place that recurses. The component cannot see the native one; its end is a trap. Where the host says that it has
//! more than usual, the stack in linear memory that the linker made is too short, and the run gets one of its own.

use std::alloc::{Layout, alloc, dealloc};
use std::ffi::c_void;

/// The native stack that hosts have who say nothing: wasmtime's default.
const USUAL_KIB: usize = 512;

/// What QuickJS may use of the stack on those; the difference is for the calls between two checks and for the component's
/// own.
const USUAL_BYTES: usize = 440_000;

/// What a stack has beyond what QuickJS may use, for what does not look at the limit: about what the linker's leaves.
const RESERVE_BYTES: usize = 512 << 10;

/// What WebAssembly's calling convention wants.
const ALIGN: usize = 16;

/// There is no memory for so long a stack.
pub(crate) struct NoMemory;

/// Does some work, which is told how many bytes of stack it may use, on a host with so much native stack.
pub(crate) fn with_stack<T>(native_kib: u32, work: impl FnOnce(usize) -> T) -> Result<T, NoMemory> {
    let bytes = usable_bytes(native_kib as usize);
    if bytes <= USUAL_BYTES {
        return Ok(work(bytes));
    }
    let stack = Stack::new(bytes + RESERVE_BYTES)?;
    Ok(stack.call(|| work(bytes)))
}

fn usable_bytes(native_kib: usize) -> usize {
    USUAL_BYTES / USUAL_KIB * native_kib + USUAL_BYTES % USUAL_KIB * native_kib / USUAL_KIB
}

/// Memory for a stack.
struct Stack {
    start: *mut u8,
    layout: Layout,
}

impl Stack {
    fn new(bytes: usize) -> Result<Self, NoMemory> {
        let layout = Layout::from_size_align(bytes.next_multiple_of(ALIGN), ALIGN).map_err(|_| NoMemory)?;
        // SAFETY: the size is not zero.
        let start = unsafe { alloc(layout) };
        if start.is_null() { Err(NoMemory) } else { Ok(Stack { start, layout }) }
    }

    /// Calls `work` with the stack pointer at the end of this memory.
    fn call<T, F: FnOnce() -> T>(&self, work: F) -> T {
        let mut errand = Errand { work: Some(work), done: None };
        // SAFETY: the stack is as long as its layout says and nothing else uses it; `perform` gets the errand that it is
        // compiled for, which outlives the call. Nothing unwinds through it, because a panic aborts.
        unsafe {
            let top = self.start.add(self.layout.size());
            exec_on_stack(top.cast(), perform::<T, F>, (&raw mut errand).cast());
        }
        errand.done.expect("the work was done before the call returned")
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: it was allocated with this layout, and nothing runs on it any more.
        unsafe { dealloc(self.start, self.layout) };
    }
}

/// A closure and what it has returned, behind a pointer.
struct Errand<T, F> {
    work: Option<F>,
    done: Option<T>,
}

extern "C" fn perform<T, F: FnOnce() -> T>(errand: *mut c_void) {
    // SAFETY: `Stack::call` passes its own errand, and waits.
    let errand = unsafe { &mut *errand.cast::<Errand<T, F>>() };
    errand.done = errand.work.take().map(|work| work());
}

#[cfg(target_family = "wasm")]
unsafe extern "C" {
    /// `stack/switch.c`
    fn exec_on_stack(top: *mut c_void, work: extern "C" fn(*mut c_void), argument: *mut c_void);
}

/// On the machine that builds it, for the unit tests: there is one stack, and it is long enough.
#[cfg(not(target_family = "wasm"))]
unsafe fn exec_on_stack(_top: *mut c_void, work: extern "C" fn(*mut c_void), argument: *mut c_void) {
    work(argument);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_used_grows_with_the_native_stack() {
        assert_eq!(usable_bytes(512), USUAL_BYTES);
        assert_eq!(usable_bytes(1024), 2 * USUAL_BYTES);
        assert_eq!(usable_bytes(64 << 10), 128 * USUAL_BYTES);
        assert!(usable_bytes(513) > USUAL_BYTES);
    }

    #[test]
    fn the_work_is_done_and_its_result_comes_back() {
        for kib in [512, 8 << 10] {
            let mut count = 0;
            let result = with_stack(kib, |bytes| {
                count += 1;
                (bytes, "done".to_owned())
            });
            assert!(result.is_ok_and(|result| result == (usable_bytes(kib as usize), "done".to_owned())));
            assert_eq!(count, 1);
        }
    }
}
