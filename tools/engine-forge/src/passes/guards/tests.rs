use super::*;
use crate::testing::{IMAGE, Running, STACK, forged, library, misses, no_host, refusal};

/// What is guarded calls itself as often as its argument says; each call but the innermost adds 1.
fn python() -> String {
    let mut definitions = format!(
        r#"(func (export "{}"))
        (func $Py_EnterRecursiveCall (export "{CHECK}") (param $text i32) (result i32)
            (i32.lt_u (global.get $__stack_pointer) (i32.load (i32.const 200))))"#,
        stack::LOOP
    );
    for (name, _) in GUARDED {
        definitions += &format!(
            r#"(func ${name} (export "{name}") (param $depth i32) (result i32) (local $found i32)
                (if (i32.eqz (local.get $depth)) (then (return (i32.const 100))))
                (local.set $found (call ${name} (i32.sub (local.get $depth) (i32.const 1))))
                (if (i32.le_s (local.get $found) (i32.const 0)) (then (return (local.get $found))))
                (i32.add (local.get $found) (i32.const 1)))"#
        );
    }
    library("libpython3.14.so", &definitions)
}

/// With a limit that leaves room for a number of frames.
fn running(frames: i32) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &python()], apply), no_host);
    running.write(200, &(STACK - stack::FRAME_BYTES * frames).to_le_bytes());
    running
}

#[test]
fn recursion_beyond_the_limit_is_an_error() {
    let mut running = running(10);
    for (name, answer) in GUARDED {
        assert_eq!(running.call::<_, i32>(name, 9), 109, "{name}");
        assert_eq!(running.call::<_, i32>(name, 10), answer, "{name}");
    }
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn what_is_missing_is_named() {
    misses(&["__stack_pointer", CHECK, "tuple_hash", "map_next", "zip_next"], &[&python()], apply);
}

#[test]
fn what_cannot_say_that_there_is_an_error_is_refused() {
    let text = python().replacen("(param $depth i32) (result i32)", "(param $depth i32) (result i64)", 1);
    let text = text.replacen("(return (i32.const 100))", "(return (i64.const 100))", 1);
    assert!(wat::parse_str(&text).is_ok());
    let refusal = refusal(&[&text], apply);
    assert!(refusal.contains("`tuple_hash`: it does not give an object or a number"), "{refusal}");
}
