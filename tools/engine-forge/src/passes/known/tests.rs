use super::*;
use crate::testing::{component, library, refusal};

fn refused(instructions: &str) -> String {
    let text = format!(
        r#"(elem $later func $wrong)
        (data $bytes "bytes")
        (func $wrong {instructions})"#
    );
    refusal(&[&library("any", &text)], check)
}

#[test]
fn what_an_engine_has_today_is_known() {
    let text = library(
        "any",
        r#"(func (loop (br_if 0 (i32.const 0))) (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)) (call 0))"#,
    );
    check(&mut component(&[&text])).unwrap();
}

#[test]
fn a_memory_or_table_of_its_own_is_refused() {
    let expected = "core module `any`: it has a memory or a table other than those that all libraries share";
    assert_eq!(refusal(&[&library("any", "(table 1 funcref)")], check), expected);
    for (import, other) in [("(memory 1)", "(global i32)"), ("(table 8 funcref)", "(table 8 externref)")] {
        assert_eq!(refusal(&[&library("any", "").replace(import, other)], check), expected);
    }
}

#[test]
fn tail_calls_are_refused() {
    let expected = "core module `any`, function `wrong`: a call of a kind in which steps are not counted";
    assert_eq!(refused("(return_call $wrong)"), expected);
    assert_eq!(refused("(return_call_indirect (i32.const 0))"), expected);
}

#[test]
fn changes_of_tables_and_segments_are_refused() {
    let instructions = [
        "(table.set 0 (i32.const 0) (ref.null func))",
        "(drop (table.grow 0 (ref.null func) (i32.const 1)))",
        "(table.fill 0 (i32.const 0) (ref.null func) (i32.const 1))",
        "(table.copy 0 0 (i32.const 0) (i32.const 0) (i32.const 1))",
        "(table.init 0 $later (i32.const 0) (i32.const 0) (i32.const 1))",
        "(elem.drop $later)",
        "(data.drop $bytes)",
    ];
    for instruction in instructions {
        assert!(refused(instruction).ends_with("`wrong`: a change that a reset would not undo"), "{instruction}");
    }
}

#[test]
fn references_are_refused() {
    for function in [
        "(func $wrong (param funcref))",
        "(func $wrong (result externref) unreachable)",
        "(func $wrong (local funcref))",
    ] {
        let expected = "core module `any`, function `wrong`: references among its values";
        assert_eq!(refusal(&[&library("any", function)], check), expected);
    }
}

#[test]
fn exceptions_are_refused() {
    let expected = "an exception, which would go past the checks of the way out";
    for instruction in ["(throw_ref (ref.null exn))", "(try_table)"] {
        assert!(refused(instruction).ends_with(expected), "{instruction}");
    }
}

#[test]
fn instructions_for_threads_are_refused() {
    for instruction in [
        "(i32.atomic.store (i32.const 0) (i32.const 1))",
        "(drop (i64.atomic.rmw8.add_u (i32.const 0) (i64.const 1)))",
        "(drop (memory.atomic.notify (i32.const 0) (i32.const 1)))",
    ] {
        let expected = "`wrong`: an instruction for threads, whose writes are not marked";
        assert!(refused(instruction).ends_with(expected), "{instruction}");
    }
}
