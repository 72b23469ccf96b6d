use super::*;
use crate::layout::Field;
use crate::testing::{IMAGE, LAYOUT, Running, STACK, forged, library, misses, no_host, refusal};

/// The state of Python is at 200, and has the limit at 48.
const STATE: usize = 200;
const LIMIT: usize = STATE + 48;

/// What recurses gives how deep it came.
fn python() -> String {
    library(
        "libpython3.14.so",
        r#"(func $_Py_ReachedRecursionLimitWithMargin (param $state i32) (param $margin i32) (result i32)
            (i32.lt_u (global.get $__stack_pointer)
                (i32.load (i32.add (local.get $state) (i32.const 48)))))
        (func $_Py_CheckRecursiveCall (param i32) (result i32) (i32.const 0))
        (func $Py_EnterRecursiveCall (param i32) (result i32) (i32.const 0))
        (func $calls_the_check (export "calls_the_check") (param $depth i32) (result i32)
            (if (call $_Py_ReachedRecursionLimitWithMargin (i32.const 200) (i32.const 1))
                (then (return (local.get $depth))))
            (call $calls_the_check (i32.add (local.get $depth) (i32.const 1))))
        (func $compares_itself (export "compares_itself") (param $state i32) (param $depth i32) (result i32)
            (if (i32.lt_u (global.get $__stack_pointer) (i32.load (i32.add (local.get $state) (i32.const 48))))
                (then (return (local.get $depth))))
            (call $compares_itself (local.get $state) (i32.add (local.get $depth) (i32.const 1))))
        (func $sum_rule (export "sum_rule") (result i32)
            (drop (call $_Py_CheckRecursiveCall (i32.const 0)))
            (global.get $__stack_pointer))
        (func $PyExpat_XML_ParseBuffer (export "PyExpat_XML_ParseBuffer") (result i32) (global.get $__stack_pointer))
        (func $encoder_listencode_dict (export "encoder_listencode_dict") (result i32) (global.get $__stack_pointer))
        (func $encoder_listencode_list)
        (func $odict_richcompare)
        (func $slot_tp_call)
        (func $tuple_dealloc (export "tuple_dealloc") (result i32) (global.get $__stack_pointer))
        (func $unrelated (export "unrelated") (result i32) (global.get $__stack_pointer))
        (func $_PyEval_EvalFrameDefault (export "_PyEval_EvalFrameDefault") (param i32 i32 i32) (result i32)
            (if (call $_Py_CheckRecursiveCall (i32.const 0)) (then (return (i32.const -1))))
            (global.get $__stack_pointer))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component).map(drop)
}

/// With a limit that leaves room for a number of frames.
fn running(component: &mut Component, frames: i32) -> Running {
    let mut running = Running::start(component, no_host);
    running.write(LIMIT, &(STACK - FRAME_BYTES * frames).to_le_bytes());
    running
}

fn with_pass() -> Component {
    forged(&[IMAGE, &python()], pass)
}

#[test]
fn recursion_ends_by_the_check_and_not_by_a_trap() {
    let mut running = running(&mut with_pass(), 20);
    assert_eq!(running.call::<_, i32>("calls_the_check", 0), 20);
    assert_eq!(running.call::<_, i32>("compares_itself", (STATE as i32, 0)), 20);
    assert_eq!(running.global("__stack_pointer"), STACK);
}

#[test]
fn without_the_pass_the_check_sees_nothing() {
    let mut running = running(&mut crate::testing::component(&[IMAGE, &python()]), 20);
    let trap = running.try_call::<_, i32>("calls_the_check", 0).unwrap_err();
    assert_eq!(trap.downcast_ref(), Some(&wasmtime::Trap::StackOverflow));
}

#[test]
fn frames_are_as_large_as_what_they_stand_for() {
    let mut running = running(&mut with_pass(), 20);
    assert_eq!(running.call::<_, i32>("_PyEval_EvalFrameDefault", (0, 0, 0)), STACK - WIDE_BYTES);
    assert_eq!(running.call::<_, i32>("PyExpat_XML_ParseBuffer", ()), STACK - WIDE_BYTES);
    assert_eq!(running.call::<_, i32>("sum_rule", ()), STACK - RULE_BYTES);
    assert_eq!(running.call::<_, i32>("tuple_dealloc", ()), STACK - FRAME_BYTES);
    assert_eq!(running.call::<_, i32>("encoder_listencode_dict", ()), STACK - FRAME_BYTES);
    assert_eq!(running.call::<_, i32>("unrelated", ()), STACK);
}

#[test]
fn what_it_enlarges_can_still_be_cut_short() {
    let cut = LAYOUT.address(Field::Cut);
    let other = library("other", &format!(r#"(func (export "leave") (i32.store (i32.const {cut}) (i32.const 1)))"#));
    let leaves = r#"(import "env" "leave" (func $leave))
        (func $list_dealloc (export "list_dealloc") (result i32) (call $leave) (i32.const 1))"#;
    let python = python().replacen("(func", &format!("{leaves} (func"), 1);
    let mut component = forged(&[IMAGE, &other, &python], |component| {
        pass(component)?;
        crate::passes::unwind::apply(component, LAYOUT)
    });
    assert_eq!(running(&mut component, 20).call::<_, i32>("list_dealloc", ()), 0);
}

#[test]
fn what_is_missing_is_named() {
    misses(&[LOOP, WIDE[1], "__stack_pointer", CHECKS[0], CHECKS[1], CHECKS[2]], &[&python()], pass);
    misses(&BETWEEN, &[&python()], pass);
}

#[test]
fn a_limit_kept_elsewhere_is_refused() {
    let text = python().replacen("(i32.add (local.get $state) (i32.const 48))", "(local.get $state)", 1);
    let refusal = refusal(&[&text], pass);
    assert!(refusal.contains("`_Py_ReachedRecursionLimitWithMargin`: it does not load the limit"), "{refusal}");
}
