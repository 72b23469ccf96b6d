use super::*;
use crate::layout::Cause;
use crate::testing::{FIRST_SLOT, IMAGE, LAYOUT, Running, STACK, forged, library, misses, no_host, refusal};

/// Its `run` writes 5 to 100 and takes some of the stack. What the other passes put into the table notes its calls: the
/// drop of handles in the control block.
fn shell() -> String {
    let exports = ["arm", "cut", "peak", "reset"].map(|name| {
        let (parameters, results) = match name {
            "arm" => ("(param i64 i64 i32)", ""),
            "cut" | "peak" => ("", "(result i64)"),
            _ => ("", ""),
        };
        format!(
            r#"(func (export "{0}#{name}") {parameters} {results} (unreachable))
            (func (export "cabi_post_{0}#{name}") (unreachable))"#,
            INTERFACE
        )
    });
    let handles = LAYOUT.address(Field::Kept);
    let definitions = format!(
        r#"(elem (i32.const 9) func $drop_handles)
        (elem (i32.const 11) func $lengthen)
        (func $lengthen (global.set $__stack_pointer (i32.const 96)))
        (func $drop_handles
            (i32.store (i32.const {handles}) (i32.add (i32.load (i32.const {handles})) (i32.const 1))))
        (func (export "{INTERFACE}#run")
            (i32.store (i32.const 100) (i32.const 5))
            (i32.store (i32.const 108) (global.get $__stack_pointer))
            (global.set $__stack_pointer (i32.sub (global.get $__stack_pointer) (i32.const 64))))
        (func (export "cabi_post_{INTERFACE}#run") (unreachable))
        {}"#,
        exports.concat()
    );
    library("shell", &definitions)
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT, FIRST_SLOT)
}

fn running() -> Running {
    Running::start(&mut forged(&[IMAGE, &shell()], pass), no_host)
}

fn dropped(running: &mut Running) -> i32 {
    running.field(Field::Kept)
}

#[test]
fn memory_and_table_have_room_for_what_the_forge_keeps() {
    let mut component = forged(&[IMAGE, &shell()], pass);
    let image = component.image().unwrap();
    assert_eq!(image.memory_pages().unwrap(), LAYOUT.heap_pages());
    assert_eq!(image.table_slots().unwrap(), FIRST_SLOT + SLOTS);
}

#[test]
fn before_it_is_armed_nothing_is_limited() {
    let mut running = running();
    assert_eq!(running.wide_field(Field::Deadline), -1, "the largest of the unsigned numbers");
    assert_eq!(running.wide_field(Field::UsedLimit), i64::MAX);
    assert_eq!(running.field(Field::HeapLimit), ALL_PAGES as i32);
    assert_eq!(running.field(Field::HeapEnd), LAYOUT.heap_pages() as i32);
    assert_eq!(running.field(Field::HeapDirty), LAYOUT.heap_pages() as i32);
}

#[test]
fn arming_sets_the_limits_and_forgets_the_run_before() {
    let mut running = running();
    let left = [Field::Cut, Field::Cause, Field::Code, Field::Receiving, Field::StepsLeft];
    left.iter().for_each(|field| running.set(*field, 7));
    [Field::Used, Field::UsedPeak, Field::LastLook].iter().for_each(|field| running.set_wide(*field, 7));
    running.call::<_, ()>(&export("arm"), (123_i64, 1_i64 << 20, 1_024));
    assert_eq!(running.wide_field(Field::Deadline), 123);
    assert_eq!(running.wide_field(Field::UsedLimit), 1 << 20);
    assert_eq!(running.field(Field::StackKib), 1_024);
    assert_eq!(running.field(Field::HeapLimit), (LAYOUT.heap_pages() + SPARE_PAGES + 32) as i32);
    assert_eq!(left.map(|field| running.field(field)), [0; 5]);
    assert_eq!([Field::Used, Field::UsedPeak, Field::LastLook].map(|field| running.wide_field(field)), [0; 3]);
    assert_eq!(running.field(Field::Pace), FIRST_PACE);
}

#[test]
fn a_reset_forgets_what_was_freed() {
    let mut running = running();
    running.set(Field::FreeLists, 7);
    running.set(Field::Kept, 7);
    running.call::<_, ()>(&export("reset"), ());
    assert_eq!((running.field(Field::FreeLists), dropped(&mut running)), (0, 7));
}

#[test]
fn a_limit_beyond_every_memory_is_that_of_memory() {
    let mut running = running();
    running.call::<_, ()>(&export("arm"), (0_i64, -1_i64, 512));
    assert_eq!(running.wide_field(Field::UsedLimit), i64::from(ALL_PAGES) * i64::from(PAGE));
    assert_eq!(running.field(Field::HeapLimit), ALL_PAGES as i32);
}

#[test]
fn the_ending_is_told_in_two_halves() {
    let mut running = running();
    running.set(Field::Cause, Cause::Exit as i32);
    running.set(Field::Code, -1);
    assert_eq!(running.call::<_, i64>(&export("cut"), ()), (2 << 32) + 0xffff_ffff);
}

#[test]
fn the_peak_is_told() {
    let mut running = running();
    running.set_wide(Field::UsedPeak, 5 << 32);
    assert_eq!(running.call::<_, i64>(&export("peak"), ()), 5 << 32);
}

#[test]
fn a_reset_puts_the_stack_and_the_heap_back() {
    let mut running = running();
    running.call::<_, ()>(&export("reset"), ());
    running.set(Field::HeapEnd, 1_000);
    running.set_global("__stack_pointer", 64);
    running.call::<_, ()>(&export("reset"), ());
    assert_eq!(running.global("__stack_pointer"), STACK);
    assert_eq!(running.field(Field::HeapEnd), LAYOUT.heap_pages() as i32);
}

#[test]
fn a_reset_drops_handles_unless_there_was_no_run() {
    let mut running = running();
    running.call::<_, ()>(&export("reset"), ());
    assert_eq!(dropped(&mut running), 0);
    running.call::<_, ()>(&export("reset"), ());
    running.call::<_, ()>(&export("reset"), ());
    assert_eq!(dropped(&mut running), 2);
}

#[test]
fn a_run_has_a_stack_of_its_own_if_it_may_have_a_longer_one() {
    let mut running = running();
    running.call::<_, ()>(&export("reset"), ());
    running.call::<_, ()>(&export("run"), ());
    assert_eq!((running.number(108), running.global("__stack_pointer")), (96, STACK));
}

#[test]
fn a_run_that_was_cut_short_leaves_the_stack_as_it_was() {
    let mut running = running();
    running.call::<_, ()>(&export("reset"), ());
    running.set(Field::Cut, 1);
    running.call::<_, ()>(&export("run"), ());
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn nothing_is_done_after_a_call() {
    let mut running = running();
    for name in ["arm", "run", "cut", "peak", "reset"] {
        running.call::<_, ()>(&format!("cabi_post_{}", export(name)), ());
    }
}

#[test]
fn a_global_that_a_reset_would_forget_is_refused() {
    let other =
        library("other", "(global $count (mut i32) (i32.const 0)) (func $counts (global.set $count (i32.const 1)))");
    let refusal = refusal(&[IMAGE, &shell(), &other], pass);
    assert_eq!(refusal, "core module `other`, function `counts`: global 3 is set, which a reset would not restore");
}

#[test]
fn what_is_missing_is_named() {
    let names = ["run", "arm", "cut", "peak", "reset"].map(export);
    let posts = ["run", "arm", "cut", "peak", "reset"].map(|name| format!("cabi_post_{}", export(name)));
    let names: Vec<_> = posts.iter().chain(&names).map(String::as_str).collect();
    for (post, name) in names.iter().zip(&names[5..]) {
        misses(&[post, name], &[IMAGE, &shell()], pass);
    }
    misses(&["__stack_pointer"], &[IMAGE, &shell().replace("global.set $__stack_pointer", "drop")], pass);
}
