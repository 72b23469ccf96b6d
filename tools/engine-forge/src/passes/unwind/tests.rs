use super::*;
use crate::testing::{IMAGE, LAYOUT, Running, component, forged, library, no_host};

/// What cuts a run short, in another library.
fn other() -> String {
    let cut = LAYOUT.address(Field::Cut);
    library("other", &format!(r#"(func (export "leave") (i32.store (i32.const {cut}) (i32.const 1)))"#))
}

/// What has it called by functions of its own.
fn caller(functions: &str) -> String {
    library("caller", &format!(r#"(import "env" "leave" (func $leave)) {functions}"#))
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)
}

fn running(functions: &str) -> Running {
    Running::start(&mut forged(&[IMAGE, &other(), &caller(functions)], pass), no_host)
}

#[test]
fn every_frame_returns_zeros_of_its_types() {
    let mut running = running(
        r#"(func $many (export "many") (result i32 i64 f32 f64)
            (call $leave)
            (i32.store (i32.const 100) (i32.const 1))
            (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4))
        (func (export "sum") (result f64) (local $number f64)
            (local.set $number (f64.const 9))
            (call $many) (local.set $number) (drop) (drop) (drop)
            (i32.store (i32.const 104) (i32.const 1))
            (local.get $number))"#,
    );
    assert_eq!(running.call::<_, (i32, i64, f32, f64)>("many", ()), (0, 0, 0.0, 0.0));
    assert_eq!(running.call::<_, f64>("sum", ()), 0.0);
    assert_eq!((running.number(100), running.number(104)), (0, 0));
}

#[test]
fn a_vector_is_zero_as_well() {
    let mut running = running(
        r#"(func $vector (result v128) (call $leave) (v128.const i32x4 1 2 3 4))
        (func (export "lane") (result i32) (i32x4.extract_lane 2 (call $vector)))"#,
    );
    assert_eq!(running.call::<_, i32>("lane", ()), 0);
}

#[test]
fn branches_out_of_a_function_and_the_interpreter_leave_as_well() {
    let mut running = running(
        r#"(func $out (export "out") (param $way i32) (result i32)
            (i32.const 1) (br_if 0 (i32.eqz (local.get $way))) (drop)
            (block (i32.const 2) (br_if 1 (i32.eq (local.get $way) (i32.const 1))) (drop))
            (block (block (i32.const 3) (br_table 2 2 (i32.const 7)))) (unreachable))
        (func $calls (export "calls") (param $way i32) (result i32)
            (if (i32.eq (local.get $way) (i32.const 3)) (then (call $leave) (i32.store (i32.const 100) (i32.const 1))))
            (call $out (local.get $way)) (br_if 0 (local.get $way)) (i32.add (i32.const 10)))
        (func $_PyEval_EvalFrameDefault (export "loop") (result i32)
            (i32.store (i32.const 104) (call $calls (i32.const 3)))
            (i32.store (i32.const 100) (i32.const 1)) (i32.const 5))"#,
    );
    assert_eq!([0, 1, 2].map(|way| running.call::<_, i32>("calls", way)), [11, 2, 3]);
    assert_eq!(running.call::<_, i32>("loop", ()), 0);
    assert_eq!((running.number(100), running.number(104)), (0, 0));
}

#[test]
fn what_stands_on_the_stack_is_left_there() {
    let mut running = running(
        r#"(func $four (result i32) (call $leave) (i32.const 4))
        (func (export "sum") (result i32)
            (i32.const 1) (f64.const 2) (block (result i32) (i32.const 3) (call $four) (i32.add)) (drop) (drop))"#,
    );
    assert_eq!(running.call::<_, i32>("sum", ()), 0);
}

#[test]
fn a_loop_without_end_is_left() {
    let mut running = running(
        r#"(func (export "forever") (param $way i32) (result i32)
            (loop $again (result i32)
                (block $out
                    (block $in (call $leave) (br_table $in $again $out (local.get $way)))
                    (br $again))
                (br $again)))"#,
    );
    assert_eq!(running.call::<_, i32>("forever", 1), 0);
}

#[test]
fn calls_through_the_table_are_left() {
    let mut running = running(
        r#"(type $nothing (func))
        (elem (i32.const 2) $leave)
        (func (export "through") (result i32) (call_indirect (type $nothing) (i32.const 2)) (i32.const 5))"#,
    );
    assert_eq!(running.call::<_, i32>("through", ()), 0);
}

#[test]
fn a_run_that_goes_on_is_not_disturbed() {
    let mut running = running(
        r#"(func $maybe (export "maybe") (param i32) (result i32)
            (if (local.get 0) (then (call $leave)))
            (i32.const 5))
        (func (export "twice") (param i32) (result i32) (i32.add (call $maybe (local.get 0)) (call $maybe (local.get 0))))"#,
    );
    assert_eq!(running.call::<_, i32>("twice", 0), 10);
    assert_eq!(running.call::<_, i32>("twice", 1), 0);
}

#[test]
fn a_last_call_needs_no_check() {
    let functions = r#"(func (export "a") (block (block (call $leave)))) (func (export "b") (call $leave) (return))"#;
    let modules = [IMAGE, &other(), &caller(functions)];
    assert_eq!(forged(&modules, pass).encode(), component(&modules).encode());
}

#[test]
fn what_cannot_be_cut_short_is_not_checked() {
    let functions = "(func $leaf (result i32) (i32.const 1)) (func (result i32) (i32.add (call $leaf) (call $leaf)))";
    let modules = [IMAGE, &other(), &caller(functions)];
    assert_eq!(forged(&modules, pass).encode(), component(&modules).encode());
}

#[test]
fn what_the_forge_wrote_may_cut_and_is_not_checked() {
    let functions = r#"(func $forged (export "forged") (call $leave) (call $leave))
        (func (export "caller") (result i32) (call $forged) (i32.const 1))"#;
    let mut component = forged(&[IMAGE, &other(), &caller(functions)], |component| {
        let library = component.library("forged")?;
        let number = library.find("forged")?;
        library.function_mut(number).trusted = true;
        pass(component)
    });
    let library = component.library("forged").unwrap();
    let number = library.find("forged").unwrap();
    assert_eq!(library.function(number).operators().unwrap().len(), 3);
    assert_eq!(Running::start(&mut component, no_host).call::<_, i32>("caller", ()), 0);
}
