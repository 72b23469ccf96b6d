use super::*;
use crate::layout::ALL_PAGES;
use crate::testing::{IMAGE, LAYOUT, Running, forged, library, misses, no_host, refusal};

/// `sbrk` takes pages here.
fn libc() -> String {
    library(
        "libc.so",
        r#"(func $sbrk (export "sbrk") (param $pages i32) (result i32)
            (if (result i32) (local.get $pages)
                (then (memory.grow (local.get $pages)))
                (else (memory.size))))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

/// With as many pages left as are given.
fn running(left: u32) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &libc()], pass), no_host);
    let end = LAYOUT.heap_pages();
    running.set(Field::HeapEnd, end as i32);
    running.set(Field::HeapDirty, end as i32);
    running.set(Field::HeapLimit, (end + left).min(ALL_PAGES) as i32);
    running
}

#[test]
fn the_heap_grows_up_to_its_limit() {
    let mut running = running(3);
    let end = LAYOUT.heap_pages() as i32;
    assert_eq!(running.call::<_, i32>("sbrk", 2), end);
    assert_eq!(running.call::<_, i32>("sbrk", 2), -1);
    assert_eq!(running.call::<_, i32>("sbrk", 1), end + 2);
    assert_eq!(running.call::<_, i32>("sbrk", 0), end + 3);
}

#[test]
fn what_the_host_refuses_is_refused() {
    let mut running = running(ALL_PAGES);
    assert_eq!(running.call::<_, i32>("sbrk", ALL_PAGES as i32 / 2), LAYOUT.heap_pages() as i32);
    assert_eq!(running.call::<_, i32>("sbrk", ALL_PAGES as i32 / 2), -1);
}

#[test]
fn a_run_does_not_see_how_far_another_got() {
    let mut running = running(3);
    let end = LAYOUT.heap_pages();
    running.call::<_, i32>("sbrk", 3);
    running.set(Field::HeapEnd, end as i32);
    assert_eq!(running.call::<_, i32>("sbrk", 0), end as i32);
}

#[test]
fn what_another_run_wrote_is_gone() {
    let mut running = running(4);
    let end = LAYOUT.heap_pages();
    let places = [end * PAGE, (end + 2) * PAGE - 4].map(|address| address as usize);
    running.call::<_, i32>("sbrk", 2);
    places.iter().for_each(|place| running.write(*place, b"left"));
    running.set(Field::HeapEnd, end as i32);
    running.call::<_, i32>("sbrk", 1);
    running.call::<_, i32>("sbrk", 3);
    assert_eq!(places.map(|place| running.number(place)), [0, 0]);
    assert_eq!(running.field(Field::HeapDirty), end as i32 + 4);
}

#[test]
fn nothing_else_may_grow_memory_or_see_its_size() {
    for asks in ["(memory.grow (i32.const 1))", "(memory.size)"] {
        let other = library("other", &format!("(func $asks (drop {asks}))"));
        let refusal = refusal(&[IMAGE, &libc(), &other], pass);
        assert!(refusal.ends_with("`asks`: a `memory.grow` or `memory.size` outside of `sbrk`"), "{refusal}");
    }
}

#[test]
fn what_is_missing_is_named() {
    misses(&["sbrk"], &[&libc()], pass);
    let refusal = refusal(&[&libc().replace("memory.size", "i32.const 0")], pass);
    assert!(refusal.contains("`sbrk`: 0 `memory.size` and 1 `memory.grow`"), "{refusal}");
}
