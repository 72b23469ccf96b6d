use super::*;
use crate::testing::{FIRST_SLOT, IMAGE, LAYOUT, Running, STACK, forged, library, misses, no_host};

/// The state of Python is at 200. From 44 on it has the beginning of the stack and the two limits.
const STATE: usize = 200;
const LIMITS: usize = STATE + 44;

fn python() -> String {
    library(
        "libpython3.14.so",
        r#"(func $_Py_ReachedRecursionLimitWithMargin (param $state i32) (param i32) (result i32)
            (i32.lt_u (global.get $__stack_pointer) (i32.load (i32.add (local.get $state) (i32.const 48)))))
        (func $PyGILState_GetThisThreadState (result i32) (i32.const 200))
        (func $_PyEval_EvalFrameDefault (export "_PyEval_EvalFrameDefault") (param i32 i32 i32) (result i32)
            (global.set $__stack_pointer (i32.const 1))
            (i32.const 0))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT, FIRST_SLOT)
}

/// A run of a host with so much native stack, whose usual limits are 20,000 and 22,000 bytes below the beginning.
fn running(kib: i32) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &python()], pass), no_host);
    for (number, value) in [STACK, STACK - 20_000, STACK - 22_000].into_iter().enumerate() {
        running.write(LIMITS + 4 * number, &value.to_le_bytes());
    }
    let heap = LAYOUT.heap_pages() as i32;
    running.set(Field::HeapEnd, heap);
    running.set(Field::HeapDirty, heap + 1);
    running.set(Field::HeapLimit, heap + 10);
    running.set(Field::StackKib, kib);
    running.call_slot::<()>(Slot::LengthenStack as u32);
    running
}

fn limits(running: &mut Running) -> [i32; 3] {
    [0, 4, 8].map(|offset| running.number(LIMITS + offset))
}

#[test]
fn with_the_usual_stack_nothing_changes() {
    let mut running = running(USUAL_KIB);
    assert_eq!(limits(&mut running), [STACK, STACK - 20_000, STACK - 22_000]);
    assert_eq!(running.global("__stack_pointer"), STACK);
    assert_eq!(running.field(Field::HeapEnd), LAYOUT.heap_pages() as i32);
}

#[test]
fn with_more_the_limits_move_apart_in_proportion() {
    let mut running = running(8 * USUAL_KIB);
    // 160,000 bytes are two pages and a part of another, which the reserve has room for.
    let pages = 2 + RESERVE_PAGES;
    let top = (LAYOUT.heap_pages() as i32 + pages) * PAGE as i32;
    assert_eq!(limits(&mut running), [top, top - 160_000, top - 162_000]);
    assert_eq!(running.global("__stack_pointer"), top);
}

#[test]
fn what_the_stack_takes_of_the_heap_is_not_the_programs() {
    let mut running = running(8 * USUAL_KIB);
    let (heap, pages) = (LAYOUT.heap_pages() as i32, 2 + RESERVE_PAGES);
    assert_eq!(running.field(Field::HeapEnd), heap + pages);
    assert_eq!(running.field(Field::HeapDirty), heap + pages);
    assert_eq!(running.field(Field::HeapLimit), heap + 10 + pages);
    running.write(((heap + pages) * PAGE as i32) as usize - 4, b"room");
}

#[test]
fn a_stack_that_memory_has_no_room_for_cuts_the_run_short() {
    let mut running = running(USUAL_KIB);
    running.set(Field::StackKib, i32::MAX);
    running.call_slot::<()>(Slot::LengthenStack as u32);
    assert_eq!(running.ending(), (1, Cause::Memory as i32, 0));
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn what_is_missing_is_named() {
    misses(&[STATE_OF, stack::LOOP, "__stack_pointer"], &[IMAGE, &python()], pass);
}
