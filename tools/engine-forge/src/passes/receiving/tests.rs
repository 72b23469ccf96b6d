use super::*;
use crate::layout::PAGE;
use crate::testing::{IMAGE, LAYOUT, Running, forged, library, no_host};

/// Its `cabi_realloc` gives the new size, or cuts the run short where that is 0. It notes, at 100, whether it was told that
/// the host asks, and at 104 how often it was called.
fn libc() -> String {
    let [flag, cut] = [Field::Receiving, Field::Cut].map(|field| LAYOUT.address(field));
    library(
        "libc.so",
        &format!(
            r#"(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (i32.store (i32.const 100) (i32.load (i32.const {flag})))
                (i32.store (i32.const 104) (i32.add (i32.load (i32.const 104)) (i32.const 1)))
                (if (i32.eqz (local.get 3)) (then (i32.store (i32.const {cut}) (i32.const 1))))
                (local.get 3))"#
        ),
    )
}

/// A library that hands on the `cabi_realloc` of another.
const HANDS_ON: &str = r#"(module $bindings
    (@custom "dylink.0" (before first) "")
    (import "env" "cabi_realloc" (func $cabi_realloc (param i32 i32 i32 i32) (result i32)))
    (export "cabi_realloc" (func $cabi_realloc)))"#;

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

#[test]
fn it_is_noted_while_the_host_asks_for_room() {
    let mut running = Running::start(&mut forged(&[IMAGE, &libc(), HANDS_ON], pass), no_host);
    assert_eq!(running.call::<_, i32>("cabi_realloc", (0, 0, 4, 77)), 77);
    assert_eq!(running.number(100), 1);
    assert_eq!(running.field(Field::Receiving), 0);
}

#[test]
fn once_the_run_is_cut_short_the_host_writes_where_the_next_run_has_its_heap() {
    let heap = (LAYOUT.heap_pages() * PAGE) as i32;
    let mut running = Running::start(&mut forged(&[IMAGE, &libc()], pass), no_host);
    running.set(Field::HeapDirty, LAYOUT.heap_pages() as i32);
    assert_eq!(running.call::<_, i32>("cabi_realloc", (0, 0, 4, 0)), heap);
    assert_eq!(running.call::<_, i32>("cabi_realloc", (0, 0, 4, 3 * PAGE as i32)), heap);
    assert_eq!(running.number(104), 1, "nothing of the run is called any more");
    running.write(heap as usize + 3 * PAGE as usize - 4, b"last");
    assert_eq!(running.field(Field::HeapDirty), LAYOUT.heap_pages() as i32 + 4);
    assert_eq!(running.call::<_, i32>("cabi_realloc", (0, 0, 4, 1)), heap);
    assert_eq!(running.field(Field::HeapDirty), LAYOUT.heap_pages() as i32 + 4);
}

#[test]
fn a_library_without_one_stays_as_it_is() {
    let other = library("other", "(func $other)");
    let before = crate::testing::component(&[&other]).encode();
    assert_eq!(forged(&[&other], pass).encode(), before);
}
