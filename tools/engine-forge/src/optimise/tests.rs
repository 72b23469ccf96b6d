use wasmparser::{KnownCustom, Parser, Payload};

use super::*;
use crate::component::Component;
use crate::testing::{Running, component, no_host};

/// Four bytes of data, and a function that reads them and has a branch of which the forge knows.
const LINKED: &str = r#"(module
    (memory (export "memory") 1)
    (table (export "__indirect_function_table") 1 funcref)
    (func (export "answer") (param i32) (result i32) (local i64)
        local.get 0 nop if i32.const 1 return end
        (i32.load (i32.const 8)))
    (data (i32.const 8) "\2a\00\00\00"))"#;

fn marked() -> Component {
    let mut component = component(&[LINKED]);
    crate::passes::hints::apply(&mut component).unwrap();
    component
}

fn has_hints(module: &[u8]) -> bool {
    let payloads = Parser::new(0).parse_all(module).map(Result::unwrap);
    payloads.into_iter().any(|payload| match payload {
        Payload::CustomSection(section) => matches!(section.as_known(), KnownCustom::BranchHints(_)),
        _ => false,
    })
}

fn has_data(module: &[u8]) -> bool {
    Parser::new(0).parse_all(module).any(|payload| matches!(payload.unwrap(), Payload::DataSection(_)))
}

#[test]
fn the_optimiser_sees_the_code_and_the_hints_but_no_image() {
    apply(&mut marked(), &|module| {
        assert!(!has_data(module));
        assert!(has_hints(module));
        Ok(module.to_vec())
    })
    .unwrap();
}

#[test]
fn what_comes_back_takes_the_place_and_has_the_image() {
    let mut component = marked();
    let other = wat::parse_str(
        r#"(module (memory (export "memory") 1) (table (export "__indirect_function_table") 1 funcref)
            (func (export "answer") (param i32) (result i32) (i32.add (i32.const 100) (i32.load (i32.const 8)))))"#,
    )
    .unwrap();
    apply(&mut component, &|_| Ok(other.clone())).unwrap();
    assert_eq!(Running::start(&mut component, no_host).call::<_, i32>("answer", 0), 142);
}

#[test]
fn one_that_changes_nothing_leaves_the_same_bytes() {
    let before = marked().encode();
    let mut component = marked();
    apply(&mut component, &as_it_is).unwrap();
    assert_eq!(component.encode(), before);
}

#[test]
fn what_it_fails_with_is_said() {
    let error = apply(&mut marked(), &|_| Err("out of ideas".into())).unwrap_err();
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "out of ideas");
}

#[test]
fn what_is_no_module_is_refused() {
    assert!(matches!(apply(&mut marked(), &|_| Ok(b"nothing".to_vec())), Err(ForgeError::Parse(_))));
}
