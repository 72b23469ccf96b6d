use super::*;
use crate::testing::{ERRNO, IMAGE, LAYOUT, Running, forged, library, misses, no_host};

/// The allocator of libc, as far as the pass looks at it: blocks follow each other, the word before a block is its size
/// with two bits of the allocator's, and nothing is ever used again. `realloc` shrinks in place and moves what grows.
fn libc() -> String {
    library(
        "libc.so",
        r#"(global $top (mut i32) (i32.const 4096))
        (func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func $size_for (param $wanted i32) (result i32)
            (i32.and (i32.add (local.get $wanted) (i32.const 11)) (i32.const -8)))
        (func $size_of (param $block i32) (result i32)
            (i32.and (i32.load (i32.sub (local.get $block) (i32.const 4))) (i32.const -8)))
        (func $set_size (param $block i32) (param $size i32)
            (i32.store (i32.sub (local.get $block) (i32.const 4)) (i32.or (local.get $size) (i32.const 3))))
        (func $dlmalloc (export "malloc") (param $wanted i32) (result i32) (local $block i32)
            (local.set $block (i32.add (global.get $top) (i32.const 4)))
            (call $set_size (local.get $block) (call $size_for (local.get $wanted)))
            (global.set $top (i32.add (global.get $top) (call $size_for (local.get $wanted))))
            (local.get $block))
        (func $dlfree (export "free") (param $block i32))
        (func $realloc (export "realloc") (param $block i32) (param $wanted i32) (result i32) (local $new i32)
            (if (i32.eqz (local.get $block)) (then (return (call $dlmalloc (local.get $wanted)))))
            (if (i32.le_u (call $size_for (local.get $wanted)) (call $size_of (local.get $block)))
                (then
                    (call $set_size (local.get $block) (call $size_for (local.get $wanted)))
                    (return (local.get $block))))
            (local.set $new (call $dlmalloc (local.get $wanted)))
            (if (local.get $new) (then (call $dlfree (local.get $block))))
            (local.get $new))
        (func $internal_memalign (export "memalign") (param $align i32) (param $wanted i32) (result i32)
            (local $block i32)
            (local.set $block (call $dlmalloc (i32.add (local.get $align) (local.get $wanted))))
            (if (i32.eqz (local.get $block)) (then (return (i32.const 0))))
            (call $set_size (local.get $block) (call $size_for (local.get $wanted)))
            (local.get $block))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

fn running(limit: i64) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &libc()], pass), no_host);
    running.set_wide(Field::UsedLimit, limit);
    running
}

fn counted(running: &mut Running) -> (i64, i64) {
    (running.wide_field(Field::Used), running.wide_field(Field::UsedPeak))
}

#[test]
fn blocks_are_counted_while_they_are_held() {
    let mut running = running(1_000);
    let first: i32 = running.call("malloc", 100);
    let second: i32 = running.call("malloc", 52);
    assert_eq!(counted(&mut running), (152, 152));
    running.call::<_, ()>("free", first);
    assert_eq!(counted(&mut running), (52, 152));
    running.call::<_, ()>("free", second);
    running.call::<_, ()>("free", 0);
    assert_eq!(counted(&mut running), (0, 152));
}

#[test]
fn what_is_past_the_limit_is_refused() {
    const ANYTHING: i32 = -1;
    let mut running = running(200);
    assert_ne!(running.call::<_, i32>("malloc", 100), 0);
    assert_eq!(running.call::<_, i32>("malloc", 108), 0);
    assert_eq!(running.number(ERRNO), ENOMEM);
    assert_eq!(running.call::<_, i32>("malloc", ANYTHING), 0);
    assert_eq!(running.call::<_, i32>("realloc", (0, 108)), 0);
    assert_eq!(running.call::<_, i32>("memalign", (8, 108)), 0);
    assert_eq!(counted(&mut running), (100, 100));
    assert_ne!(running.call::<_, i32>("malloc", 100), 0);
}

#[test]
fn a_block_that_moves_is_held_twice_for_a_moment() {
    let mut running = running(1_000);
    let block: i32 = running.call("malloc", 100);
    let moved: i32 = running.call("realloc", (block, 204));
    assert_ne!(moved, block);
    assert_eq!(counted(&mut running), (204, 304));
}

#[test]
fn a_block_that_shrinks_gives_back_and_is_never_refused() {
    let mut running = running(100);
    let block: i32 = running.call("malloc", 100);
    running.set_wide(Field::UsedLimit, 10);
    assert_eq!(running.call::<_, i32>("realloc", (block, 52)), block);
    assert_eq!(counted(&mut running), (52, 100));
    assert_eq!(running.call::<_, i32>("realloc", (block, 500)), 0);
    assert_eq!(counted(&mut running), (52, 100));
}

#[test]
fn an_aligned_block_counts_as_what_is_left_of_it() {
    let mut running = running(1_000);
    assert_ne!(running.call::<_, i32>("memalign", (64, 100)), 0);
    assert_eq!(running.wide_field(Field::Used), 100);
}

#[test]
fn what_is_missing_is_named() {
    misses(&["sbrk", "errno", "dlmalloc", "dlfree", "realloc", "internal_memalign"], &[&libc()], pass);
}
