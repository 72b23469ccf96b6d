use super::*;
use crate::testing::{Running, component, forged, misses, no_host, refusal};

/// An engine with the allocators of Python: what they call stands at 100, and is the usual one, which adds 1, or another, which adds 2.
fn engine() -> String {
    let mut functions = r#"(func (export "put") (param i32) (i32.store (i32.const 100) (local.get 0)))"#.to_owned();
    for (kind, parameters, result) in
        [("Malloc", 1, "(result i32)"), ("Calloc", 2, "(result i32)"), ("Realloc", 2, "(result i32)"), ("Free", 1, "")]
    {
        let own = "i32 ".repeat(parameters);
        let arguments: String = (0..parameters).map(|number| format!("(local.get {number})")).collect();
        let (usual, other) = match result {
            "" => ("(i32.store (i32.const 200) (i32.const 1))", "(i32.store (i32.const 200) (i32.const 2))"),
            _ => ("(i32.add (local.get 1) (i32.const 1))", "(i32.add (local.get 1) (i32.const 2))"),
        };
        functions += &format!(
            r#"(type $of_{kind} (func (param i32 {own}) {result}))
            (func $_PyMem_Raw{kind} (type $of_{kind}) {usual})
            (func $other{kind} (type $of_{kind}) {other})"#
        );
        for domain in ["PyObject", "PyMem"] {
            functions += &format!(
                r#"(func ${domain}_{kind} (export "{domain}_{kind}") (param {own}) {result}
                    (call_indirect (type $of_{kind}) (i32.const 0) {arguments} (i32.load (i32.const 100))))"#
            );
        }
    }
    format!(
        r#"(module (memory (export "memory") 1) (table (export "__indirect_function_table") 16 funcref) {functions}
            (elem (i32.const 1) func $_PyMem_RawMalloc $otherMalloc $_PyMem_RawCalloc $otherCalloc)
            (elem (i32.const 5) func $_PyMem_RawRealloc $otherRealloc $_PyMem_RawFree $otherFree))"#
    )
}

fn running(slot: i32) -> Running {
    let mut running = Running::start(&mut forged(&[&engine()], apply), no_host);
    running.call::<_, ()>("put", slot);
    running
}

/// What the one in this slot notes when `name` calls it.
fn freed(slot: i32, name: &str) -> i32 {
    let mut running = running(slot);
    running.call::<_, ()>(name, 0);
    running.number(200)
}

#[test]
fn the_usual_one_is_called() {
    assert_eq!(running(1).call::<_, i32>("PyObject_Malloc", 40), 41);
    assert_eq!(running(1).call::<_, i32>("PyMem_Malloc", 40), 41);
    assert_eq!(running(3).call::<_, i32>("PyObject_Calloc", (40, 7)), 41);
    assert_eq!(running(5).call::<_, i32>("PyMem_Realloc", (40, 7)), 41);
    assert_eq!(freed(7, "PyObject_Free"), 1);
}

#[test]
fn another_one_is_called_while_it_is_in_its_place() {
    assert_eq!(running(2).call::<_, i32>("PyObject_Malloc", 40), 42);
    assert_eq!(running(4).call::<_, i32>("PyMem_Calloc", (40, 7)), 42);
    assert_eq!(freed(8, "PyMem_Free"), 2);
}

#[test]
fn what_is_called_by_its_name_is_seen_by_a_compiler() {
    let mut component = component(&[&engine()]);
    apply(&mut component).unwrap();
    let module = component.image().unwrap();
    let usual = module.find("_PyMem_RawMalloc").unwrap();
    let operators = module.function(module.find("PyObject_Malloc").unwrap()).operators().unwrap();
    let calls =
        operators.iter().filter(|(op, _)| matches!(op, Operator::Call { function_index } if *function_index == usual));
    assert_eq!(calls.count(), 1);
}

#[test]
fn what_is_missing_is_named() {
    misses(&["PyObject_Malloc", "PyMem_Free", "_PyMem_RawRealloc"], &[&engine()], apply);
}

#[test]
fn what_calls_no_address_or_what_has_none_is_refused() {
    let called = engine().replace(
        "(call_indirect (type $of_Malloc) (i32.const 0) (local.get 0) (i32.load (i32.const 100)))",
        "(i32.const 0)",
    );
    assert!(refusal(&[&called], apply).contains("`PyObject_Malloc`: it does not call one address"));
    let unknown = engine().replace("func $_PyMem_RawMalloc $other", "func $otherMalloc $other");
    assert!(refusal(&[&unknown], apply).contains("has no address"));
}
