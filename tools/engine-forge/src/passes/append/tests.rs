use super::*;
use crate::testing::{IMAGE, LAYOUT, Running, forged, library, misses, no_host, refusal};

/// The loop appends its argument to the text at 100; there is no memory for what is 0.
fn python() -> String {
    let definitions = format!(
        r#"(func ${APPEND} (param $place i32) (param $more i32) (i32.store (local.get $place) (local.get $more)))
        (func ${0} (export "{0}") (param $more i32) (result i32)
            (call ${APPEND} (i32.const 100) (local.get $more))
            (i32.const 1))"#,
        stack::LOOP
    );
    library("libpython3.14.so", &definitions)
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT)?;
    crate::passes::unwind::apply(component, LAYOUT)
}

#[test]
fn an_append_without_memory_ends_the_run() {
    let mut running = Running::start(&mut forged(&[IMAGE, &python()], pass), no_host);
    assert_eq!(running.call::<_, i32>(stack::LOOP, 7), 1);
    assert_eq!(running.ending(), (0, 0, 0));
    assert_eq!(running.call::<_, i32>(stack::LOOP, 0), 0);
    assert_eq!(running.ending(), (1, Cause::Memory as i32, 0));
}

#[test]
fn what_is_missing_is_named() {
    misses(&[stack::LOOP, APPEND], &[&python()], pass);
}

#[test]
fn a_loop_that_appends_elsewhere_is_refused() {
    let text = python().replace(&format!("(call ${APPEND} (i32.const 100) (local.get $more))"), "");
    let refusal = refusal(&[&text], pass);
    assert!(refusal.contains("it does not call `PyUnicode_Append`"), "{refusal}");
}
