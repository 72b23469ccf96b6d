use std::ops::Range;

use super::*;
use crate::layout::PAGE;
use crate::passes::immortal::LEAST;
use crate::testing::{IMAGE, LAYOUT, Running, STACK, forged, library, no_host, refusal};

/// The control functions, without which there is no stack to be marked.
const CONTROL: &str = r#"(func (export "golem:exec-engine/control@0.1.0#run"))
    (func (export "golem:exec-engine/control@0.1.0#reset"))"#;

fn running(definitions: &str) -> Running {
    Running::start(
        &mut forged(&[IMAGE, &library("writing", definitions)], |component| mark(component, LAYOUT, 200)),
        no_host,
    )
}

/// The blocks that are marked.
fn marked(running: &mut Running) -> Vec<usize> {
    let states = LAYOUT.states() as usize;
    let blocks = (LAYOUT.heap_pages() * PAGE / BLOCK) as usize;
    let is_marked = |block: &usize| running.number(states + block) as u8 != 0;
    (0..blocks).filter(is_marked).collect()
}

/// The blocks that are marked by a function with these instructions.
fn marked_by(code: &str) -> Vec<usize> {
    let mut running = running(&format!(r#"(func (export "write") (param $at i32) (local $frame i32) {code})"#));
    running.call::<_, ()>("write", 5_000);
    marked(&mut running)
}

/// The blocks that these addresses are in.
fn blocks(addresses: Range<u32>) -> Vec<usize> {
    ((addresses.start / BLOCK)..=((addresses.end - 1) / BLOCK)).map(|block| block as usize).collect()
}

/// How many stores of a function get a mark.
fn marks(code: &str) -> usize {
    let definitions =
        format!(r#"(func (export "write") (param $at i32) (param $other i32) (local $frame i32) {code})"#);
    let mut component = crate::testing::component(&[IMAGE, &library("writing", &definitions)]);
    let module = component.library("write").unwrap();
    let number = module.exported("write").unwrap();
    let known = Known { near: u64::from(OVERLAP), beyond: LAYOUT.control(), stack_pointer: module.stack_pointer() };
    let found = stores::find(module, number, known).unwrap();
    found.changes.len() + found.stores.iter().filter(|store| !matches!(store.written, Written::Answer(_))).count()
}

#[test]
fn every_kind_of_store_marks_its_block() {
    let stores = [
        ("i32.store", "i32.const 1"),
        ("i32.store8", "i32.const 1"),
        ("i32.store16", "i32.const 1"),
        ("i64.store", "i64.const 1"),
        ("i64.store8", "i64.const 1"),
        ("i64.store16", "i64.const 1"),
        ("i64.store32", "i64.const 1"),
        ("f32.store", "f32.const 1"),
        ("f64.store", "f64.const 1"),
        ("v128.store", "v128.const i64x2 1 1"),
    ];
    for (store, value) in stores {
        assert_eq!(marked_by(&format!("({store} (i32.const 9000) ({value}))")), blocks(9_000..9_001), "{store}");
    }
    assert_eq!(marked_by("(v128.store8_lane 3 (i32.const 9000) (v128.const i64x2 1 1))"), blocks(9_000..9_001));
}

#[test]
fn the_value_is_stored_as_before() {
    let mut running = running(
        r#"(func (export "write") (param i32 i64) (i64.store offset=4 (local.get 0) (i64.add (local.get 1) (i64.const 1))))"#,
    );
    running.call::<_, ()>("write", (8_190, 6_i64));
    assert_eq!((running.number(8_194), running.number(8_198)), (7, 0));
    assert_eq!(marked(&mut running), blocks(8_190..8_191), "what is so near to its address is put back with it");
}

#[test]
fn the_address_is_marked_wherever_it_and_the_value_come_from() {
    let addresses =
        ["(local.get $at)", "(local.tee $frame (local.get $at))", "(i32.add (local.get $at) (i32.const 0))"];
    let values = ["(local.get $at)", "(i32.const 3)", "(i32.add (local.get $at) (i32.const 1))"];
    for address in addresses {
        for value in values {
            for (offset, at) in [(0, 5_000), (4_000, 9_000)] {
                let code = format!("(i32.store offset={offset} {address} {value})");
                assert_eq!(marked_by(&code), blocks(at..at + 1), "{code}");
            }
        }
    }
}

#[test]
fn what_lies_far_from_its_address_is_marked_where_it_is() {
    assert_eq!(marked_by("(i32.store offset=508 (local.get $at) (i32.const 1))"), blocks(5_000..5_001));
    assert_eq!(marked_by("(i32.store offset=1200 (local.get $at) (i32.const 1))"), blocks(6_200..6_201));
    assert_eq!(marked_by("(i32.store offset=4000 (local.get $at) (i32.const 1))"), blocks(9_000..9_001));
}

#[test]
fn many_bytes_mark_every_block_of_theirs() {
    assert_eq!(marked_by("(memory.fill (i32.const 4096) (i32.const 1) (i32.const 4096))"), blocks(4_096..8_192));
    assert_eq!(marked_by("(memory.fill (i32.const 4095) (i32.const 1) (i32.const 4098))"), blocks(4_095..8_193));
    assert_eq!(marked_by("(memory.copy (i32.const 8192) (i32.const 0) (i32.const 5000))"), blocks(8_192..13_192));
    assert_eq!(marked_by("(memory.fill (i32.const 4096) (i32.const 1) (i32.const 0))"), [0; 0]);
}

#[test]
fn bytes_beyond_the_end_of_memory_are_still_refused() {
    let mut running = running(r#"(func (export "write") (memory.fill (i32.const -10) (i32.const 1) (i32.const 20)))"#);
    assert!(running.try_call::<_, ()>("write", ()).is_err());
    assert_eq!(marked(&mut running), [0; 0]);
}

#[test]
fn a_second_store_beside_the_first_needs_no_mark() {
    let store = "(i32.store offset=8 (local.get $at) (i32.const 1))";
    let set = "(local.set $at (i32.const 9000))";
    for (code, count) in [
        (format!("{store} {store}"), 1),
        (format!("{store} (i32.store offset=600 (local.get $at) (i32.const 1))"), 2),
        (format!("{store} {set} {store}"), 2),
        (
            "(i32.store offset=600 (local.get $at) (i32.const 1)) (i32.store offset=700 (local.get $at) (i32.const 1))"
                .into(),
            1,
        ),
        (format!("(i32.store (local.get $other) (i32.const 1)) {store}"), 2),
        // The address is what the variable was before.
        (format!("{store} (local.get $at) {set} (i32.const 1) (i32.store) {store}"), 2),
        (format!("(i32.store (local.tee $at (i32.const 9000)) (i32.const 1)) {store}"), 1),
        (format!("{store} (loop $again {store} (br_if $again (local.get $other)))"), 1),
        (format!("{store} (loop $again {store} {set} (br_if $again (local.get $other)))"), 2),
        (format!("{store} (block {store}) {store}"), 1),
        (format!("(block {store}) {store}"), 1),
        (format!("(block (br_if 0 (local.get $other)) {store}) {store}"), 2),
        (format!("(block {store} (br_if 0 (local.get $other)) {store}) {store}"), 1),
        (format!("(block {store} (br 0)) {store}"), 1),
        (format!("(block (block (br_table 0 1 (local.get $other))) {store} (return)) {store}"), 2),
        (format!("(if (local.get $other) (then {store})) {store}"), 2),
        (format!("(if (local.get $other) (then {store}) (else (return))) {store}"), 1),
        (format!("(if (local.get $other) (then {store}) (else {store})) {store}"), 2),
        (format!("(if (local.get $other) (then (unreachable)) (else {store})) {store}"), 1),
        (format!("(unreachable) {store} {store}"), 1),
    ] {
        assert_eq!(marks(&code), count, "{code}");
    }
}

#[test]
fn sums_with_an_address_are_known_by_it() {
    let store = |sum: &str| format!("(i32.store {sum} (i32.const 1))");
    let at = |beyond: i32| store(&format!("(i32.add (local.get $at) (i32.const {beyond}))"));
    for (code, count) in [
        (format!("{}{}", at(0), at(8)), 1),
        (format!("{}{}", at(-8), at(500)), 1),
        (format!("{}{}", at(-8), at(504)), 2),
        (format!("{}{}", at(8), at(4)), 2),
        (
            format!(
                "(local.set $other (i32.sub (local.get $at) (i32.const 4))) {}{}",
                store("(local.get $other)"),
                at(0)
            ),
            1,
        ),
        (format!("{}(local.set $at (i32.add (local.get $at) (i32.const 4))) {}", at(0), at(0)), 1),
        (format!("{}(if (local.get $other) (then (local.set $at (i32.const 4))) (else {}))", at(0), at(4)), 1),
        (format!("{}(if (local.get $other) (then (local.set $at (i32.const 4)))) {}", at(0), at(4)), 2),
    ] {
        assert_eq!(marks(&code), count, "{code}");
    }
}

#[test]
fn a_variable_that_many_stores_go_by_is_marked_where_it_changes() {
    let block = "(block (br_if 0 (local.get $other)) (i32.store (local.get $at) (i32.const 1)))".repeat(8);
    assert_eq!(marks(&block), 1);
    assert_eq!(marks(&format!("(local.set $at (i32.load (local.get $at))) {block}")), 2);
    let others: String =
        (1..9).map(|number| block.replace("(local.get $at)", &format!("(local.get {number})"))).collect();
    let many = format!(
        r#"(func (param $at i32) (param i32 i32 i32 i32 i32 i32 i32 i32) (local $other i32) {block} {others})"#
    );
    forged(&[IMAGE, &library("writing", &many)], |component| mark(component, LAYOUT, 200));
    let often = "(local.set $at (i32.load (local.get $at)))".repeat(4);
    assert_eq!(marks(&format!("{often} {block}")), 8);
    let block = block.replace("(local.get $other)", "(i32.const 0)");
    assert_eq!(marked_by(&format!("{block} (local.set $at (i32.const 9000)) {block}")), [2, 4]);
}

#[test]
fn the_count_of_what_is_not_immortal_needs_no_mark() {
    let store = "(i32.store (local.get $at) (i32.add (local.get $frame) (i32.const 1)))";
    let count = "(local.tee $frame (i32.load (local.get $at)))";
    let less = |test: &str, least: i64| format!("({test} {count} (i32.const {least}))");
    let (le, lt, gt, ge) = ("i32.le_s", "i32.lt_s", "i32.gt_s", "i32.ge_s");
    let (last, least) = (i64::from(LEAST - 1), i64::from(LEAST));
    for (code, counted) in [
        (format!("(if {} (then {store}))", less(le, last)), 0),
        (format!("(if {} (then {store}))", less(lt, least)), 0),
        (format!("(if {} (then) (else {store}))", less(gt, last)), 0),
        (format!("(if {} (then) (else {store}))", less(ge, least)), 0),
        (format!("(if (i32.eqz {}) (then {store}))", less(gt, last)), 0),
        (format!("(block (br_if 0 {}) {store})", less(gt, last)), 0),
        (format!("(block (br_if 0 {}) (return)) {store}", less(le, last)), 0),
        (format!("(if {} (then (return))) {store}", less(gt, last)), 0),
        // The other way, with another number, another word, or something else there.
        (format!("(if {} (then) (else {store}))", less(le, last)), 1),
        (format!("(if {} (then {store})) {store}", less(le, last)), 1),
        (format!("(if {} (then {store}))", less(le, least)), 1),
        (format!("(if {} (then {store}))", less("i32.le_u", last)), 1),
        (format!("(block (br_if 0 {}) (br 0)) {store}", less(gt, last)), 1),
        (format!("(if {} (then {}))", less(le, last), store.replace("i32.store", "i32.store offset=4")), 1),
        (format!("(if {} (then {}))", less(le, last), "(i64.store (local.get $at) (i64.const 1))"), 1),
        (format!("(if {} (then (local.set $at (local.get $other)) {store}))", less(le, last)), 1),
        (format!("(if (i32.eqz (i32.sub {} (i32.const 1))) (then {store}))", less(gt, last)), 1),
        (format!("(if (i32.le_s (local.get $at) (i32.const {last})) (then {store}))"), 1),
        (format!("(if (i32.le_s (i32.add {count} (i32.const 1)) (i32.const {last})) (then {store}))"), 1),
    ] {
        assert_eq!(marks(&code), counted, "{code}");
    }
    let offset = "(i32.load offset=8 (local.get $at))";
    let there = format!(
        "(if (i32.le_s {offset} (i32.const {last})) (then (i32.store offset=8 (local.get $at) (i32.const 1))))"
    );
    assert_eq!(marks(&there), 1);
}

#[test]
fn counts_are_put_back_that_have_changed() {
    let counts = [(4_096, 7), (30_000, 1)].map(|(at, is)| Count { at, is });
    let put_back = |component: &mut Component| {
        let library = component.library("reset")?;
        let reset = library.exported("reset")?;
        library.replace(reset, &[], |code| put_back_counts(code, &counts));
        Ok(())
    };
    let text = library("counting", r#"(func (export "reset"))"#);
    let mut running = Running::start(&mut forged(&[IMAGE, &text], put_back), no_host);
    running.write(4_096, &7_i32.to_le_bytes());
    running.write(30_000, &9_i32.to_le_bytes());
    running.call::<_, ()>("reset", ());
    assert_eq!([4_096, 30_000, 4_100].map(|at| running.number(at)), [7, 1, 0]);
}

#[test]
fn the_frame_of_a_function_needs_no_marks() {
    let frame =
        "(global.set $__stack_pointer (local.tee $frame (i32.sub (global.get $__stack_pointer) (i32.const 32))))";
    let store = |offset| format!("(i64.store offset={offset} (local.get $frame) (i64.const 1))");
    assert_eq!(marks(&format!("{frame} {} {}", store(0), store(24))), 0);
    assert_eq!(marks(&format!("{frame} {}", store(25))), 1);
    assert_eq!(marks(&format!("{frame} (local.set $frame (local.get $at)) {}", store(0))), 1);
    // That of a function whose code was put into another.
    let again = frame.replace("$frame", "$other");
    assert_eq!(marks(&format!("{frame} {again} {} {}", store(0), store(24).replace("$frame", "$other"))), 0);
    assert_eq!(marks(&format!("(loop $more {frame} {} (br_if $more (local.get $at)))", store(8))), 0);
}

#[test]
fn what_is_not_of_the_image_needs_no_marks() {
    assert_eq!(marks(&format!("(i32.store (i32.const {}) (i32.const 1))", LAYOUT.control())), 0);
    assert_eq!(marks(&format!("(i32.store (i32.const {}) (i32.const 1))", LAYOUT.control() - 4)), 1);
    assert_eq!(marks(&format!("(i32.store offset={} (local.get $at) (i32.const 1))", LAYOUT.control())), 0);
    assert_eq!(marks(&format!("(i32.store offset={} (local.get $at) (i32.const 1))", LAYOUT.control() - 4)), 1);
}

#[test]
fn what_another_component_answers_is_marked() {
    let definitions = |more: &str| {
        format!(
            r#"(import "test:host/things" "get" (func $get (param i64 i32)))
            (func (export "call") (call $get (i64.const 1) (i32.const 8000))) {more}"#
        )
    };
    let start = |component: &mut Component| {
        Running::start(component, |linker| {
            linker.func_wrap("test:host/things", "get", |_: i64, _: i32| {}).unwrap();
        })
    };
    let mut component =
        forged(&[IMAGE, &library("asking", &definitions(""))], |component| mark(component, LAYOUT, 200));
    let mut running = start(&mut component);
    running.call::<_, ()>("call", ());
    assert_eq!(marked(&mut running), blocks(8_000..8_200));
    let refused = definitions("(elem (i32.const 1) func $get)");
    let refusal = refusal(&[IMAGE, &library("asking", &refused)], |component| mark(component, LAYOUT, 200));
    assert_eq!(refusal, "core module `asking`: `test:host/things get` can be called without a mark");
}

#[test]
fn the_room_for_an_answer_is_marked() {
    let mut running =
        running(r#"(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 4000))"#);
    assert_eq!(running.call::<_, i32>("cabi_realloc", (0, 0, 1, 5_000)), 4_000);
    assert_eq!(marked(&mut running), blocks(4_000..9_000));
}

#[test]
fn the_stack_is_marked_where_it_is_the_programs() {
    let mut running = running(CONTROL);
    running.set(Field::StackKib, USUAL_KIB);
    running.call::<_, ()>("golem:exec-engine/control@0.1.0#run", ());
    let stack: Vec<_> = (0..(STACK as u32 / BLOCK) as usize).collect();
    assert_eq!(marked(&mut running), stack);
}

#[test]
fn what_a_reset_leaves_of_the_stack_is_marked_after_it() {
    let mut running = running(CONTROL);
    running.set(Field::StackKib, 2 * USUAL_KIB);
    running.call::<_, ()>("golem:exec-engine/control@0.1.0#run", ());
    assert_eq!(marked(&mut running), [0; 0]);
    running.call::<_, ()>("golem:exec-engine/control@0.1.0#reset", ());
    let end = (STACK as u32 / BLOCK) as usize;
    assert_eq!(marked(&mut running), Vec::from_iter(end - IDLE_STACK as usize / BLOCK as usize..end));
}
