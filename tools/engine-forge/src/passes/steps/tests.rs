use super::*;
use crate::testing::{FIRST_SLOT, IMAGE, LAYOUT, Running, clock, forged, library, misses};

/// The rounds of `spin` do nothing; those of `call` call.
fn libc() -> String {
    library(
        "libc.so",
        r#"(import "golem:exec-sandbox/job@0.1.0" "look" (func $look (result i64)))
        (func (export "golem:exec-engine/control@0.1.0#run"))
        (func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func $nothing)
        (func (export "spin") (param $rounds i32)
            (loop $again
                (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
        (func (export "call") (param $rounds i32)
            (loop $again
                (call $nothing)
                (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
        (func (export "nest") (param $rounds i32) (local $inner i32)
            (loop $outer
                (local.set $inner (i32.const 64))
                (loop $inner
                    (br_if $inner (local.tee $inner (i32.sub (local.get $inner) (i32.const 1)))))
                (br_if $outer (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
        (func (export "fill") (param $bytes i32)
            (memory.fill (i32.const 1024) (i32.const 0) (local.get $bytes)))
        (func (export "copy") (param $to i32) (param $from i32) (param $bytes i32)
            (memory.copy (local.get $to) (local.get $from) (local.get $bytes)))
        (func (export "fill_at") (param $at i32) (param $bytes i32)
            (memory.fill (local.get $at) (i32.const 0) (local.get $bytes)))
        (func (export "grow") (param $pages i32) (drop (memory.grow (local.get $pages))))
        (func (export "straight") (result i32) (i32.const 1))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    prepare(component, LAYOUT, FIRST_SLOT)?;
    apply(component, LAYOUT, FIRST_SLOT)
}

/// Armed as `control` does it. Looks give as many steps as are given: the clock goes on by what it should.
fn running(pace: i32) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &libc()], pass), clock);
    running.set_wide(Field::Deadline, i64::MAX);
    running.set(Field::Pace, pace);
    running.host().tick = LOOK_EVERY_NS as u64;
    running
}

fn looks(running: &mut Running) -> usize {
    running.host().calls.len()
}

#[test]
fn a_loop_that_calls_looks_every_so_many_rounds() {
    let mut running = running(100);
    running.call::<_, ()>("call", 1);
    assert_eq!(looks(&mut running), 1, "nothing is left at first");
    running.call::<_, ()>("call", 100);
    assert_eq!(looks(&mut running), 1);
    running.call::<_, ()>("call", 1);
    assert_eq!(looks(&mut running), 2);
    running.call::<_, ()>("call", 1_010);
    assert_eq!(looks(&mut running), 12);
}

#[test]
fn a_loop_around_a_loop_looks() {
    let mut running = running(100);
    running.call::<_, ()>("nest", 1_000);
    assert!(looks(&mut running) >= 10);
}

#[test]
fn cheap_rounds_are_seen_by_the_next_loop_that_looks() {
    let mut running = running(1_000);
    running.call::<_, ()>("call", 1);
    running.call::<_, ()>("spin", 100 * CHEAP_ROUNDS);
    running.call::<_, ()>("call", 1_000 - 100 * CHEAP_STEPS);
    assert_eq!(looks(&mut running), 1);
    running.call::<_, ()>("call", 1);
    assert_eq!(looks(&mut running), 2);
}

#[test]
fn filled_memory_is_seen_by_the_next_loop_that_looks() {
    const BYTES: i32 = 50 << BULK_BYTES_BITS;
    let mut running = running(100);
    running.call::<_, ()>("call", 1);
    running.call::<_, ()>("fill", BYTES);
    running.call::<_, ()>("call", 50);
    assert_eq!(looks(&mut running), 1);
    running.call::<_, ()>("call", 1);
    assert_eq!(looks(&mut running), 2);
}

#[test]
fn much_at_once_is_done_in_pieces() {
    const PLACE: i32 = 200_000;
    let mut running = running(1_000_000);
    running.call::<_, ()>("grow", 3 * BULK_BYTES / 65_536);
    running.call::<_, ()>("fill_at", (PLACE, BULK_BYTES));
    assert_eq!(looks(&mut running), 0);
    running.call::<_, ()>("fill_at", (PLACE, 2 * BULK_BYTES + 1));
    assert_eq!(looks(&mut running), 3, "after each piece");
    for (to, from) in [(PLACE + 1, PLACE), (PLACE, PLACE + 1)] {
        running.write(from as usize, &7_i32.to_le_bytes());
        let last = (from + 2 * BULK_BYTES) as usize;
        running.write(last, &9_i32.to_le_bytes());
        running.call::<_, ()>("copy", (to, from, 2 * BULK_BYTES + 4));
        assert_eq!(running.number(to as usize) & 0xff, 7);
        assert_eq!(running.number((to + 2 * BULK_BYTES) as usize), 9);
    }
    running.set_wide(Field::Deadline, 0);
    let last = (PLACE + 2 * BULK_BYTES) as usize;
    running.write(last, &5_i32.to_le_bytes());
    running.call::<_, ()>("fill_at", (PLACE, 2 * BULK_BYTES + 4));
    assert_eq!(running.number(last), 5, "nothing is filled after the deadline");
}

#[test]
fn long_rounds_slow_rounds_and_recursion_count_each() {
    let body = "(local.set $rounds (i32.add (local.get $rounds) (i32.const 0)))".repeat(30);
    let again = "(br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))";
    let other = library(
        "other",
        &format!(
            r#"(func (export "long") (param $rounds i32) (loop $again {body} {again}))
            (func $float_fromhex (export "slow") (param $rounds i32) (loop $again {again}))
            (func $recurse (export "recurse") (param i32)
                (if (local.get 0) (then (call $recurse (i32.sub (local.get 0) (i32.const 1))))))"#
        ),
    );
    let mut component = forged(&[IMAGE, &libc(), &other], |component| {
        let other = component.library("recurse")?;
        let number = other.exported("recurse")?;
        other.function_mut(number).recurses = true;
        pass(component)
    });
    for name in ["long", "slow", "recurse"] {
        let mut running = Running::start(&mut component, clock);
        running.set_wide(Field::Deadline, i64::MAX);
        running.set(Field::Pace, 100);
        running.host().tick = LOOK_EVERY_NS as u64;
        running.call::<_, ()>(name, 1_000);
        assert!((9..12).contains(&looks(&mut running)), "{name}: {}", looks(&mut running));
    }
}

#[test]
fn calls_of_the_file_system_count_as_much_as_they_take() {
    let other = library(
        "other",
        r#"(import "wasi:filesystem/types@0.2.0" "[method]descriptor.stat" (func $stat (param i32)))
        (func (export "stat") (call $stat (i32.const 0)))"#,
    );
    let define = |linker: &mut wasmtime::Linker<crate::testing::Host>| {
        clock(linker);
        linker.func_wrap("wasi:filesystem/types@0.2.0", "[method]descriptor.stat", |_: i32| {}).unwrap();
    };
    let mut running = Running::start(&mut forged(&[IMAGE, &libc(), &other], pass), define);
    running.set_wide(Field::Deadline, i64::MAX);
    running.set(Field::Pace, 10 * HOST_STEPS);
    running.host().tick = LOOK_EVERY_NS as u64;
    (0..100).for_each(|_| running.call::<_, ()>("stat", ()));
    assert_eq!(looks(&mut running), 10);
}

#[test]
fn rounds_that_a_variable_tells_are_counted_once() {
    let advance = |step: i32, more: &str| {
        format!(
            r#"(func (export "advance") (param $rounds i32) (local $at i32)
                (local.set $rounds (i32.mul (local.get $rounds) (i32.const {step})))
                (loop $again {more}
                    (local.set $at (i32.add (local.get $at) (i32.const {step})))
                    (br_if $again (i32.ne (local.get $at) (local.get $rounds)))))"#
        )
    };
    let other = "(local.set $rounds (local.get $rounds))";
    for (text, counted_once) in [
        (advance(8, ""), true),
        (advance(-3, ""), true),
        (advance(1, other), true),
        (advance(1, &format!("(block (br_if 0 (i32.const 0)) {other})")), true),
        // It may go on elsewhere, too; or end there.
        (advance(1, "(br_if $again (i32.const 0))"), false),
        (advance(1, "(local.set $at (i32.add (local.get $at) (i32.const 0)))"), false),
        (advance(1, "(if (i32.const 0) (then (return)))"), false),
        (advance(1, "(br_if 1 (i32.const 0))"), false),
        (advance(1, "(block (block (br_table 0 1 2 3 (i32.const 0))))"), false),
    ] {
        let module = library("other", &text);
        let mut component = forged(&[IMAGE, &libc(), &module], pass);
        let library = component.library("advance").unwrap();
        let operators = library.function(library.exported("advance").unwrap()).operators().unwrap();
        let within = operators.iter().skip_while(|(operator, _)| !matches!(operator, Operator::Loop { .. }));
        let end = within.clone().position(|(operator, _)| matches!(operator, Operator::BrIf { .. })).unwrap();
        let each = within.take(end).any(|(operator, _)| matches!(operator, Operator::I32And));
        assert_eq!(!each, counted_once, "{text}");
        let mut running = Running::start(&mut component, clock);
        running.set_wide(Field::Deadline, i64::MAX);
        running.set(Field::Pace, 1_000);
        running.host().tick = LOOK_EVERY_NS as u64;
        running.call::<_, ()>("call", 1);
        running.call::<_, ()>("advance", 100 * CHEAP_ROUNDS);
        running.call::<_, ()>("call", 1_000 - 100 * CHEAP_STEPS);
        assert_eq!(looks(&mut running), 1, "{text}");
        running.call::<_, ()>("call", 1);
        assert_eq!(looks(&mut running), 2, "{text}");
    }
}

#[test]
fn what_does_not_loop_costs_nothing() {
    let mut running = running(1);
    assert_eq!(running.call::<_, i32>("straight", ()), 1);
    assert_eq!(looks(&mut running), 0);
}

#[test]
fn the_deadline_cuts_the_run_short() {
    let mut running = running(1);
    running.set_wide(Field::Deadline, 3 * LOOK_EVERY_NS);
    assert_eq!(running.call_slot::<i32>(Slot::Look as u32), 1);
    assert_eq!(running.call_slot::<i32>(Slot::Look as u32), 1);
    assert_eq!(running.ending(), (0, 0, 0));
    assert_eq!(running.call_slot::<i32>(Slot::Look as u32), 0);
    assert_eq!(running.ending(), (1, Cause::Deadline as i32, 0));
}

#[test]
fn after_the_end_nobody_looks_at_the_clock() {
    let mut running = running(1);
    running.set(Field::Cut, 1);
    assert_eq!(running.call_slot::<i32>(Slot::Look as u32), 0);
    assert_eq!(looks(&mut running), 0);
}

#[test]
fn the_first_look_of_a_run_has_nothing_to_learn_from() {
    let mut running = running(1_000);
    running.host().now = 1 << 60;
    assert_eq!(running.call_slot::<i32>(Slot::Look as u32), 1_000);
}

#[test]
fn the_pace_is_learnt() {
    let mut running = running(1_000);
    running.call_slot::<i32>(Slot::Look as u32);
    running.host().tick = LOOK_EVERY_NS as u64 / 10;
    let look = Slot::Look as u32;
    assert_eq!([(); 3].map(|()| running.call_slot::<i32>(look)), [2_000, 4_000, 8_000]);
    running.host().tick = LOOK_EVERY_NS as u64 * 4;
    assert_eq!(running.call_slot::<i32>(look), 2_001);
    running.host().tick = LOOK_EVERY_NS as u64 * 2 / 3;
    assert_eq!(running.call_slot::<i32>(look), 3_002);
    running.host().tick = 0;
    assert_eq!([(); 10].map(|()| running.call_slot::<i32>(look))[9], MAX_PACE);
}

#[test]
fn a_loop_without_end_ends_at_the_deadline() {
    let forever = library(
        "other",
        r#"(func (export "forever") (param i32) (loop $again (br_if $again (call $id (i32.const 1)))))
        (func $id (param i32) (result i32) (local.get 0))"#,
    );
    let mut component = forged(&[IMAGE, &libc(), &forever], |component| {
        pass(component)?;
        crate::passes::unwind::apply(component, LAYOUT)
    });
    let mut running = Running::start(&mut component, clock);
    running.set_wide(Field::Deadline, 5 * LOOK_EVERY_NS);
    running.set(Field::Pace, 1_000);
    running.host().tick = LOOK_EVERY_NS as u64;
    running.call::<_, ()>("forever", 0);
    assert_eq!(running.ending(), (1, Cause::Deadline as i32, 0));
}

#[test]
fn what_is_missing_is_named() {
    misses(&["sbrk", "golem:exec-engine/control@0.1.0#run"], &[&libc()], pass);
    let without_clock = libc().replace("\"look\"", "\"moved\"");
    let refusal = crate::testing::refusal(&[&without_clock], pass);
    assert!(refusal.contains("`golem:exec-sandbox/job look`"), "{refusal}");
}
