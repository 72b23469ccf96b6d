use super::*;
use crate::testing::{IMAGE, LAYOUT, Running, STACK, forged, library, misses, no_host, refusal};

/// The state of Python is at 200, and has the limit at 48.
const LIMIT: usize = 248;

/// What the check was asked with is at 100. What recurses goes as deep as its argument says, and gives what it finds there.
fn python() -> String {
    let mut definitions = format!(
        r#"(func (export "{}"))
        (func $_Py_ReachedRecursionLimitWithMargin (param $state i32) (param i32) (result i32)
            (i32.lt_u (global.get $__stack_pointer) (i32.load (i32.add (local.get $state) (i32.const 48)))))
        (func ${STATE_OF} (result i32) (i32.const 200))
        (func ${CHECK} (param i32) (result i32)
            (i32.store (i32.const 100) (global.get $__stack_pointer))
            (i32.const -1))"#,
        stack::LOOP
    );
    for name in ENTRIES {
        definitions += &format!(r#"(func ${name} (export "{name}") (param i32) (result i32) (local.get 0))"#);
    }
    for (name, _) in DEEP {
        let depth = if name == "w_object" { MARSHAL_DEPTH } else { 7 };
        definitions += &format!(
            r#"(func ${name} (export "{name}") (param $depth i32) (result i32)
                (if (i32.eqz (local.get $depth)) (then (return (i32.const {depth}))))
                (call ${name} (i32.sub (local.get $depth) (i32.const 1))))"#
        );
    }
    library("libpython3.14.so", &definitions)
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

/// With a limit that is so many bytes below.
fn running(bytes: i32) -> Running {
    let mut running = Running::start(&mut forged(&[IMAGE, &python()], pass), no_host);
    running.write(LIMIT, &(STACK - bytes).to_le_bytes());
    running
}

#[test]
fn recursion_without_stack_ends_the_run() {
    for (name, bytes) in DEEP {
        let mut running = running(10 * bytes);
        let found = running.call::<_, i32>(name, 9);
        assert_eq!(found, if name == "w_object" { LESS_MARSHAL_DEPTH } else { 7 }, "{name}");
        assert_eq!(running.ending(), (0, 0, 0), "{name}");
        assert_eq!(running.call::<_, i32>(name, 10), 0, "{name}");
        assert_eq!(running.ending(), (1, Cause::Memory as i32, 0), "{name}");
    }
}

#[test]
fn an_entry_needs_room() {
    for name in ENTRIES {
        let mut running = running(ROOM_BYTES);
        assert_eq!(running.call::<_, i32>(name, 5), 5, "{name}");
        running.write(LIMIT, &(STACK - ROOM_BYTES + 16).to_le_bytes());
        assert_eq!(running.call::<_, i32>(name, 5), 0, "{name}");
        let asked_with = running.number(100);
        assert!((STACK - ROOM_BYTES - 128..STACK - ROOM_BYTES + 16).contains(&asked_with), "{name}: {asked_with}");
        assert_eq!(running.global("__stack_pointer"), STACK, "{name}");
        assert_eq!(running.ending(), (0, 0, 0), "{name}");
    }
}

#[test]
fn what_is_missing_is_named() {
    misses(&[STATE_OF, CHECK, ENTRIES[0], "w_object", "patternCompare", "__stack_pointer"], &[&python()], pass);
}

#[test]
fn another_depth_of_marshal_is_refused() {
    let refusal = refusal(&[&python().replace(&MARSHAL_DEPTH.to_string(), "2001")], pass);
    assert!(refusal.contains("`w_object`: it does not compare with 1501"), "{refusal}");
}
