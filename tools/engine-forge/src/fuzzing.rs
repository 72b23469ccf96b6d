//! What must hold of the forge whatever it is given, for the fuzz target of `fuzz/`: it refuses, or what it makes is valid
//! and the same a second time. It panics where that does not hold.

use std::ops::Range;
use std::sync::OnceLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use wasm_encoder::{CustomSection, Encode};
use wasm_smith::{Config, Module};
use wasmparser::{Parser, Payload, Validator};

use crate::{ForgeError, Names, as_it_is, forge};

/// The small engine, which the forge knows in full.
const ENGINE: &str = include_str!("../tests/engine.wat");

/// What libraries import, in the form that the generator takes.
const IMPORTS: &str = r#"(module
    (import "env" "memory" (memory 1))
    (import "env" "__indirect_function_table" (table 1 funcref))
    (import "env" "__stack_pointer" (global (mut i32)))
    (import "env" "__memory_base" (global i32))
    (import "env" "__table_base" (global i32))
    (import "GOT.mem" "errno" (global (mut i32)))
    (import "env" "malloc" (func (param i32) (result i32)))
    (import "env" "PyErr_Occurred" (func (result i32))))"#;

/// An engine with one library more, or one that is damaged.
pub fn engine(data: &[u8]) {
    // Bytes that do not suffice are no finding.
    let _ = engine_of(&mut Unstructured::new(data));
}

fn engine_of(bytes: &mut Unstructured<'_>) -> Result<()> {
    let engine = small_engine();
    if bytes.ratio(1, 4)? {
        return damaged(engine.to_vec(), bytes);
    }
    let library = library(bytes)?;
    let mut extended = engine.to_vec();
    extended.push(wasm_encoder::ComponentSectionId::CoreModule.into());
    library.as_slice().encode(&mut extended);
    // The generator knows more than any engine may have.
    if Validator::new().validate_all(&extended).is_ok() {
        forge_twice(&extended, Engine::Whole);
    }
    Ok(())
}

/// A library of any code that WebAssembly knows, often with more than our engines have.
fn library(bytes: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut config = Config::arbitrary(bytes)?;
    config.available_imports = Some(assembled(IMPORTS));
    // What no engine is made with yet is not only refused here but also unknown to the encoder of components.
    config.shared_everything_threads_enabled = false;
    config.custom_descriptors_enabled = false;
    config.custom_page_sizes_enabled = false;
    config.compact_imports_enabled = false;
    config.allow_invalid_funcs = false;
    let plain = bytes.ratio(3, 4)?;
    if plain {
        config.gc_enabled = false;
        config.exceptions_enabled = false;
        config.threads_enabled = false;
        config.memory64_enabled = false;
        config.tail_call_enabled = false;
        config.wide_arithmetic_enabled = false;
        config.relaxed_simd_enabled = false;
        config.max_memories = 1;
    }
    let module = Module::new(config, bytes)?.to_bytes();
    let mut library = module[..8].to_vec();
    let mark = CustomSection { name: "dylink.0".into(), data: [].as_slice().into() };
    wasm_encoder::Section::append_to(&mark, &mut library);
    library.extend_from_slice(&module[8..]);
    Ok(library)
}

/// A good engine with some bytes of its core modules changed, which may make them anything. (What stands around them is read by
/// `wit-parser`, which takes for granted that a compiler wrote it.)
fn damaged(mut engine: Vec<u8>, bytes: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..bytes.int_in_range(1..=8)? {
        let modules = modules(&engine);
        let module = &modules[bytes.choose_index(modules.len())?];
        let at = bytes.int_in_range(module.start..=module.end - 1)?;
        engine[at] = bytes.arbitrary()?;
        if Validator::new().validate_all(&engine).is_err() {
            break;
        }
    }
    forge_twice(&engine, Engine::Damaged);
    Ok(())
}

/// Where the core modules are.
fn modules(engine: &[u8]) -> Vec<Range<usize>> {
    let modules = Parser::new(0).parse_all(engine).filter_map(|payload| match payload {
        Ok(Payload::ModuleSection { unchecked_range, .. }) => {
            Some(unchecked_range.start as usize..unchecked_range.end as usize)
        }
        _ => None,
    });
    modules.collect()
}

/// What the forge is given.
#[derive(PartialEq, Eq)]
enum Engine {
    /// Everything in it is as it is in ours, and more.
    Whole,
    /// Anything may be in it.
    Damaged,
}

fn forge_twice(engine: &[u8], kind: Engine) {
    let forged = match forge(engine, Names::Strip, &as_it_is) {
        Ok(forged) => forged,
        Err(ForgeError::Invalid(error)) if kind == Engine::Whole => panic!("what is forged is not valid: {error}"),
        Err(_) => return,
    };
    let again = forge(engine, Names::Strip, &as_it_is).expect("it was forged before");
    assert!(forged == again, "the bytes differ the second time");
}

fn small_engine() -> &'static [u8] {
    static ASSEMBLED: OnceLock<Vec<u8>> = OnceLock::new();
    ASSEMBLED.get_or_init(|| assembled(ENGINE))
}

fn assembled(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("the text is valid")
}
