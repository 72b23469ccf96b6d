use super::*;
use crate::testing::{IMAGE, LAYOUT, Running, forged, library, no_host};

/// Its `cabi_realloc` gives the new size and notes, at 100, whether it was told that the host asks.
fn libc() -> String {
    let flag = LAYOUT.address(Field::Receiving);
    library(
        "libc.so",
        &format!(
            r#"(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (i32.store (i32.const 100) (i32.load (i32.const {flag})))
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
fn a_library_without_one_stays_as_it_is() {
    let other = library("other", "(func $other)");
    let before = crate::testing::component(&[&other]).encode();
    assert_eq!(forged(&[&other], pass).encode(), before);
}
