use super::*;
use crate::testing::{ERRNO, IMAGE, LAYOUT, Running, forged, library, misses, no_host};

/// The allocator of libc, as far as the pass looks at it: blocks follow each other, the word before a block is its size
/// with two bits of the allocator's, and nothing is ever used again, but there is only so much. `realloc` shrinks in place and
/// moves what grows.
fn libc() -> String {
    let refused = LAYOUT.address(Field::Refused).to_string();
    let text = r#"(global $top (mut i32) (i32.const 4096))
        (global $freed (mut i32) (i32.const 0))
        (global $room (mut i32) (i32.const 60000))
        (func (export "freed") (result i32) (global.get $freed))
        (func (export "make_room") (param i32) (global.set $room (local.get 0)))
        (func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func $size_for (param $wanted i32) (result i32)
            (i32.and (i32.add (local.get $wanted) (i32.const 19)) (i32.const -16)))
        (func $size_of (param $block i32) (result i32)
            (i32.and (i32.load (i32.sub (local.get $block) (i32.const 4))) (i32.const -8)))
        (func $set_size (param $block i32) (param $size i32)
            (i32.store (i32.sub (local.get $block) (i32.const 4)) (i32.or (local.get $size) (i32.const 3))))
        (func $dlmalloc (export "malloc") (param $wanted i32) (result i32) (local $block i32)
            (if (i32.gt_u (local.get $wanted) (global.get $room)) (then
                (i32.store (i32.const REFUSED) (i32.const 1))
                (return (i32.const 0))))
            (local.set $block (i32.add (global.get $top) (i32.const 4)))
            (call $set_size (local.get $block) (call $size_for (local.get $wanted)))
            (global.set $top (i32.add (global.get $top) (call $size_for (local.get $wanted))))
            (local.get $block))
        (func $dlfree (export "free") (param $block i32)
            (global.set $room (i32.add (global.get $room) (call $size_of (local.get $block))))
            (global.set $freed (i32.add (global.get $freed) (i32.const 1))))
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
            (local.get $block))"#;
    library("libc.so", &text.replace("REFUSED", &refused))
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
fn blocks_are_counted_while_they_are_held_or_kept() {
    let mut running = running(10_000);
    let large: i32 = running.call("malloc", 1_004);
    let small: i32 = running.call("malloc", 60);
    assert_eq!(counted(&mut running), (1_064, 1_064));
    running.call::<_, ()>("free", large);
    assert_eq!(counted(&mut running), (60, 1_064));
    running.call::<_, ()>("free", small);
    running.call::<_, ()>("free", 0);
    assert_eq!(counted(&mut running), (60, 1_064));
    assert_eq!(running.call::<_, i32>("malloc", 60), small);
    assert_eq!(counted(&mut running), (60, 1_064));
}

#[test]
fn what_is_past_the_limit_is_refused() {
    const ANYTHING: i32 = -1;
    let mut running = running(216);
    assert_ne!(running.call::<_, i32>("malloc", 108), 0);
    assert_eq!(running.call::<_, i32>("malloc", 116), 0);
    assert_eq!(running.number(ERRNO), ENOMEM);
    assert_eq!(running.call::<_, i32>("malloc", ANYTHING), 0);
    assert_eq!(running.call::<_, i32>("realloc", (0, 116)), 0);
    assert_eq!(running.call::<_, i32>("memalign", (8, 116)), 0);
    assert_eq!(counted(&mut running), (108, 108));
    assert_ne!(running.call::<_, i32>("malloc", 108), 0);
}

#[test]
fn a_block_that_moves_is_held_twice_for_a_moment() {
    let mut running = running(10_000);
    let block: i32 = running.call("malloc", 1_004);
    let moved: i32 = running.call("realloc", (block, 2_028));
    assert_ne!(moved, block);
    assert_eq!(counted(&mut running), (2_028, 3_032));
}

#[test]
fn a_block_that_shrinks_gives_back_and_is_never_refused() {
    let mut running = running(108);
    let block: i32 = running.call("malloc", 108);
    running.set_wide(Field::UsedLimit, 10);
    assert_eq!(running.call::<_, i32>("realloc", (block, 60)), block);
    assert_eq!(counted(&mut running), (60, 108));
    assert_eq!(running.call::<_, i32>("realloc", (block, 500)), 0);
    assert_eq!(counted(&mut running), (60, 108));
}

#[test]
fn an_aligned_block_counts_as_what_is_left_of_it() {
    let mut running = running(1_000);
    assert_ne!(running.call::<_, i32>("memalign", (64, 108)), 0);
    assert_eq!(running.wide_field(Field::Used), 108);
}

/// The blocks that the allocator itself has been given back.
fn given_back(running: &mut Running) -> i32 {
    running.call("freed", ())
}

#[test]
fn a_small_block_that_was_freed_is_the_next_one_of_its_size() {
    let mut running = running(10_000);
    let blocks: Vec<i32> = [1, 12, 13, 500].map(|wanted| running.call("malloc", wanted)).into();
    for block in &blocks {
        running.call::<_, ()>("free", *block);
    }
    assert_eq!((given_back(&mut running), running.wide_field(Field::Used)), (0, 12 + 12 + 28 + 508));
    let again = [510, 508, 28, 0, 12].map(|wanted| running.call::<_, i32>("malloc", wanted));
    assert!(!blocks.contains(&again[0]), "that one is too large for what was freed");
    assert_eq!(again[1..], [blocks[3], blocks[2], blocks[1], blocks[0]]);
    assert_eq!(counted(&mut running).0, 524 + 508 + 28 + 12 + 12);
}

#[test]
fn large_blocks_go_back_at_once() {
    let mut running = running(10_000);
    let [large, largest_kept] = [509, 508].map(|wanted| running.call::<_, i32>("malloc", wanted));
    running.call::<_, ()>("free", large);
    running.call::<_, ()>("free", largest_kept);
    assert_eq!(given_back(&mut running), 1);
}

#[test]
fn what_is_kept_is_given_back_where_it_would_be_past_the_limit() {
    let mut running = running(300);
    let first: i32 = running.call("malloc", 108);
    running.call::<_, ()>("free", first);
    let second: i32 = running.call("malloc", 204);
    assert_ne!(second, 0);
    assert_eq!((given_back(&mut running), counted(&mut running)), (1, (204, 204)));
    assert_eq!(running.call::<_, i32>("malloc", 108), 0);
    running.call::<_, ()>("free", second);
    assert_ne!(running.call::<_, i32>("memalign", (8, 284)), 0);
    assert_eq!((given_back(&mut running), counted(&mut running)), (2, (284, 284)));
}

#[test]
fn where_there_is_no_room_what_is_kept_is_given_back() {
    let mut running = running(10_000);
    let blocks = [12, 12, 500].map(|wanted| running.call::<_, i32>("malloc", wanted));
    blocks.iter().for_each(|block| running.call::<_, ()>("free", *block));
    running.call::<_, ()>("make_room", 0);
    running.set(Field::Refused, 0);
    assert_ne!(running.call::<_, i32>("malloc", 520), 0);
    assert_eq!((given_back(&mut running), running.field(Field::Refused)), (3, 0));
    assert_eq!(counted(&mut running).0, 524);
}

#[test]
fn where_there_is_none_then_either_it_is_said() {
    let mut running = running(10_000);
    running.call::<_, ()>("make_room", 0);
    assert_eq!(running.call::<_, i32>("malloc", 12), 0);
    assert_eq!(running.field(Field::Refused), 1);
    assert_eq!(counted(&mut running), (0, 0));
}

#[test]
fn a_block_of_any_size_is_found_in_its_list() {
    let mut running = running(1_000_000);
    for wanted in 0..=508 {
        let block: i32 = running.call("malloc", wanted);
        running.call::<_, ()>("free", block);
        assert_eq!(running.call::<_, i32>("malloc", wanted), block, "{wanted}");
        running.call::<_, ()>("free", block);
    }
    assert_eq!(given_back(&mut running), 0);
    running.call::<_, ()>("make_room", 0);
    assert_eq!(running.call::<_, i32>("malloc", 100_000), 0);
    assert_eq!((given_back(&mut running), running.wide_field(Field::Used)), (32, 0));
}

#[test]
fn what_is_missing_is_named() {
    misses(&["sbrk", "errno", "dlmalloc", "dlfree", "realloc", "internal_memalign"], &[&libc()], pass);
}
