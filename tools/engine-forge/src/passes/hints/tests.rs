use wasm_encoder::InstructionSink;
use wasmparser::{KnownCustom, Operator, Parser, Payload};

use super::*;
use crate::code::unlikely;
use crate::function::{Edit, assemble};
use crate::testing::{IMAGE, Running, component, library, no_host};

/// A function with two locals of different types, so that its body does not begin with its instructions.
const FUNCTION: &str = r#"(func (export "other"))
    (func (export "answer") (param i32) (result i32) (local i32 i64)
        (if (local.get 0) (then (local.set 1 (i32.const 40))))
        (i32.add (local.get 1) (i32.const 2)))"#;

fn branch(code: &mut InstructionSink<'_>) {
    unlikely(code.local_get(0)).i32_const(60).local_set(1).end();
}

/// A library with a branch that the forge wrote before one of its own, and two after it.
fn marked() -> Component {
    let mut component = component(&[IMAGE, &library("answering", FUNCTION)]);
    let module = component.library("answer").unwrap();
    let number = module.exported("answer").unwrap();
    let end = module.function(number).operators().unwrap()[4].1.end;
    let edits = [(0, 1), (end, 2)]
        .map(|(at, count)| Edit { range: at..at, code: assemble(|code| (0..count).for_each(|_| branch(code))) });
    module.function_mut(number).edit(&edits);
    component
}

/// The hints of a module, as the function's number, the instruction there, and whether it is likely.
fn hints(module: &[u8]) -> Vec<(u32, bool, bool)> {
    let (mut sections, mut bodies, mut imported) = (Vec::new(), Vec::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        match payload.unwrap() {
            Payload::ImportSection(imports) => {
                let kinds = imports.into_imports().map(|import| import.unwrap().ty);
                imported = kinds.filter(|ty| matches!(ty, wasmparser::TypeRef::Func(_))).count() as u32;
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::BranchHints(reader) = section.as_known() {
                    assert!(bodies.is_empty(), "it must stand before the code");
                    sections.extend(reader.into_iter().map(Result::unwrap));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for function in sections {
        for hint in function.hints {
            let hint = hint.unwrap();
            let body = &bodies[(function.func - imported) as usize];
            let at = body.range().start + u64::from(hint.func_offset);
            let operators = body.get_operators_reader().unwrap().into_iter_with_offsets();
            let operator = operators.map(Result::unwrap).find(|(_, offset)| *offset == at).unwrap().0;
            found.push((function.func - imported, matches!(operator, Operator::If { .. }), hint.taken));
        }
    }
    found
}

#[test]
fn what_the_forge_marked_is_told_to_the_compiler() {
    let mut component = marked();
    apply(&mut component).unwrap();
    let module = component.library("answer").unwrap().encode();
    assert_eq!(hints(&module), [(1, true, false); 3]);
}

#[test]
fn the_marks_go_and_the_code_stays() {
    let mut component = marked();
    apply(&mut component).unwrap();
    let module = component.library("answer").unwrap();
    let function = module.function(module.exported("answer").unwrap());
    let operators = function.operators().unwrap();
    assert!(operators.iter().all(|(operator, _)| !matches!(operator, Operator::Nop)));
    let mut running = Running::start(&mut component, no_host);
    assert_eq!([0, 1].map(|argument| running.call::<_, i32>("answer", argument)), [2, 62]);
}

#[test]
fn without_marks_there_are_no_hints() {
    let mut component = component(&[IMAGE, &library("answering", FUNCTION)]);
    apply(&mut component).unwrap();
    assert_eq!(hints(&component.library("answer").unwrap().encode()), []);
}
