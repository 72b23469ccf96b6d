use super::*;
use crate::testing::{ERRNO, LAYOUT, Running, forged, library, misses, no_host};

fn libc() -> String {
    library(
        "libc.so",
        r#"(func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func $_Exit (export "_Exit") (param i32) (unreachable))
        (func $abort (export "abort") (unreachable))
        (func (export "is_even") (param $number i32) (result i64 f32)
            (if (i32.and (local.get $number) (i32.const 1)) (then (unreachable)))
            (i64.const 7) (f32.const 0.5))"#,
    )
}

fn signals() -> String {
    library(
        "libwasi-emulated-signal.so",
        r#"(type $handler (func (param i32)))
        (func (export "raise") (param i32) (result i32)
            (if (i32.lt_u (i32.sub (local.get 0) (i32.const 1)) (i32.const 31))
                (then (call $core_handler (local.get 0)))
                (else (call_indirect (type $handler) (local.get 0) (i32.const 0))))
            (i32.const 0))
        (func $terminate_handler (param i32) (unreachable))
        (func $core_handler (param i32) (unreachable))
        (func $stop_handler (param i32) (unreachable))"#,
    )
}

fn python() -> String {
    let definitions = format!(
        r#"(import "env" "abort" (func $abort))
        (func (export "{}"))
        (func $os_abort (export "os_abort") (param i32 i32) (result i32) (call $abort) (i32.const 0))
        (func $faulthandler_sigabrt (export "faulthandler_sigabrt") (param i32 i32) (result i32)
            (call $abort) (i32.const 0))
        (func $faulthandler_sigfpe (export "faulthandler_sigfpe") (param i32 i32) (result i32)
            (i32.div_s (i32.const 1) (local.get 0)))"#,
        stack::LOOP
    );
    library("libpython3.14.so", &definitions)
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

fn running() -> Running {
    Running::start(&mut forged(&[crate::testing::IMAGE, &libc(), &signals(), &python()], pass), no_host)
}

#[test]
fn leaving_notes_the_code_and_returns() {
    let mut running = running();
    running.call::<_, ()>("_Exit", 3);
    assert_eq!(running.ending(), (1, Cause::Exit as i32, 3));
}

#[test]
fn an_abort_is_its_signal() {
    let mut running = running();
    running.call::<_, ()>("abort", ());
    assert_eq!(running.ending(), (1, Cause::Signal as i32, SIGABRT));
}

#[test]
fn an_abort_while_the_host_asks_for_room_is_want_of_memory() {
    let mut running = running();
    running.set(Field::Receiving, 1);
    running.call::<_, ()>("abort", ());
    assert_eq!(running.ending(), (1, Cause::Memory as i32, 0));
}

#[test]
fn an_abort_after_memory_was_refused_is_want_of_memory() {
    let mut running = running();
    running.set(Field::Refused, 1);
    running.call::<_, ()>("abort", ());
    assert_eq!(running.ending(), (1, Cause::Memory as i32, 0));
}

#[test]
fn what_the_program_says_itself_is_a_signal_whatever_was_refused() {
    for (name, signal) in [(ABORTS[0], SIGABRT), (ABORTS[1], SIGABRT), (DIVIDES, SIGFPE)] {
        let mut running = running();
        running.set(Field::Refused, 1);
        assert_eq!(running.call::<_, i32>(name, (0, 0)), 0);
        assert_eq!(running.ending(), (1, Cause::Signal as i32, signal), "{name}");
    }
}

#[test]
fn a_signal_left_at_its_default_is_noted() {
    const SIGTERM: i32 = 15;
    let mut running = running();
    assert_eq!(running.call::<_, i32>("raise", SIGTERM), 0);
    assert_eq!(running.ending(), (1, Cause::Signal as i32, SIGTERM));
}

#[test]
fn a_signal_without_a_default_is_refused() {
    let mut running = running();
    assert_eq!(running.call::<_, i32>("raise", 40), -1);
    assert_eq!(running.number(ERRNO), EINVAL);
    assert_eq!(running.call::<_, i32>("raise", 0), 0);
    assert_eq!(running.ending(), (0, 0, 0));
}

#[test]
fn the_first_ending_counts() {
    let mut running = running();
    running.call::<_, ()>("_Exit", 3);
    running.call::<_, ()>("abort", ());
    assert_eq!(running.ending(), (1, Cause::Exit as i32, 3));
}

#[test]
fn the_unreachable_is_a_fault_that_gives_zeros() {
    let mut running = running();
    assert_eq!(running.call::<_, (i64, f32)>("is_even", 2), (7, 0.5));
    assert_eq!(running.ending(), (0, 0, 0));
    assert_eq!(running.call::<_, (i64, f32)>("is_even", 3), (0, 0.0));
    assert_eq!(running.ending(), (1, Cause::Fault as i32, 0));
}

#[test]
fn what_is_missing_is_named() {
    let names = ["sbrk", "_Exit", "abort", "raise", "terminate_handler", "core_handler", "stop_handler"];
    misses(&names, &[&libc(), &signals(), &python()], pass);
    misses(&[stack::LOOP, ABORTS[0], ABORTS[1], DIVIDES], &[&libc(), &signals(), &python()], pass);
}
