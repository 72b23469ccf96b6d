use super::*;
use crate::testing::{IMAGE, Running, STACK, forged, library, misses, no_host, refusal};

/// A libc whose `nanosleep` notes at 100 what it is asked for.
fn libc() -> String {
    library(
        "libc.so",
        r#"(func (export "nanosleep") (param $time i32) (param i32) (result i32)
            (i64.store (i32.const 100) (i64.load (local.get $time)))
            (i32.store (i32.const 108) (i32.load offset=8 (local.get $time)))
            (i32.const 0))
        (func (export "pthread_cond_wait") (param i32 i32) (result i32) (unreachable))"#,
    )
}

fn python() -> String {
    let definitions = format!(
        r#"(import "env" "nanosleep" (func (param i32 i32) (result i32)))
        (func (export "{}"))
        (func ${WAITS} (export "{WAITS}") (param i32 i64 i32) (result i32) (unreachable))"#,
        stack::LOOP
    );
    library("libpython3.14.so", &definitions)
}

fn running() -> Running {
    Running::start(&mut forged(&[IMAGE, &libc(), &python()], apply), no_host)
}

#[test]
fn a_wait_with_a_timeout_takes_as_long() {
    let mut running = running();
    assert_eq!(running.call::<_, i32>(WAITS, (0, 2_500_000_000_i64, 1)), TIMED_OUT);
    assert_eq!((running.number(100), running.number(104), running.number(108)), (2, 0, 500_000_000));
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn a_wait_of_c_without_one_sleeps_for_ever() {
    let mut running = running();
    assert_eq!(running.call::<_, i32>("pthread_cond_wait", (0, 0)), 0);
    assert_eq!((running.number(100), running.number(108)), (FOR_EVER as i32, 0));
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn a_wait_without_one_sleeps_for_ever_and_then_looks_for_signals() {
    let mut running = running();
    assert_eq!(running.call::<_, i32>(WAITS, (0, -1_i64, 1)), INTERRUPTED);
    assert_eq!(i64::from(running.number(100)), FOR_EVER);
}

#[test]
fn what_is_missing_is_named() {
    misses(&["__stack_pointer", "nanosleep", WAITS, WAITS_FOR_EVER], &[&libc(), &python()], apply);
}

#[test]
fn another_kind_of_wait_is_refused() {
    let text = python().replace("(param i32 i64 i32)", "(param i32 i64)");
    let refusal = refusal(&[&libc(), &text], apply);
    assert!(refusal.contains("does not take a semaphore, nanoseconds and a flag"), "{refusal}");
}
