use wasm_encoder::MemArg;
use wasmparser::ValType;

use super::*;
use crate::function::Function;
use crate::layout::PAGE;
use crate::testing::{IMAGE, Running, assembled, component, library, no_host, validate};

/// One of everything that the forge keeps or adds to.
const EVERYTHING: &str = r#"(module $everything
    (@custom "dylink.0" (before first) "needs")
    (@custom "producers" "who")
    (type $pair (func (param i32) (result i32 i64)))
    (import "host" "f" (func $imported (param i32)))
    (import "host" "g" (global $given i32))
    (import "host" "t" (table $shared 1 funcref))
    (memory (export "memory") 2)
    (table $own 3 funcref)
    (global $constant (export "constant") i32 (i32.const 42))
    (global $computed (export "computed") i32 (global.get $given))
    (func $first (export "first") (type $pair) (local i64 i64) (i32.const 1) (i64.const 2))
    (func $twice (export "twice") (call $imported (i32.const 1)))
    (start $twice)
    (elem (table $own) (i32.const 0) func $first)
    (data (i32.const 0) "data")
)"#;

fn parse(text: &str) -> Module {
    Module::parse(&assembled(text)).expect("the module can be read")
}

/// What is written of it, read again.
fn again(module: &Module) -> Module {
    validate(&module.encode());
    Module::parse(&module.encode()).expect("what was written can be read")
}

fn sections(module: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let payloads = wasmparser::Parser::new(0).parse_all(module);
    let found = payloads.filter_map(|payload| payload.expect("the module can be read").as_section());
    found.map(|(id, range)| (id, module[range.start as usize..range.end as usize].to_vec())).collect()
}

#[test]
fn a_module_that_is_left_alone_keeps_its_sections() {
    let before = assembled(EVERYTHING);
    let after = parse(EVERYTHING).encode();
    validate(&after);
    let mut expected = sections(&before);
    // `wat` names local variables and more, which the forge does not.
    expected.retain(|(_, content)| !content.starts_with(b"\x04name"));
    let mut kept = sections(&after);
    kept.retain(|(_, content)| !content.starts_with(b"\x04name"));
    assert_eq!(kept.len(), expected.len());
    kept.iter().for_each(|section| assert!(expected.contains(section), "{section:?}"));
    assert_eq!(parse(EVERYTHING).encode(), after);
    assert_eq!(Module::parse(&after).unwrap().encode(), after);
}

#[test]
fn functions_are_found_by_their_names() {
    let module = parse(EVERYTHING);
    assert_eq!(module.name(), "everything");
    assert_eq!((module.find("first").unwrap(), module.exported("twice").unwrap()), (1, 2));
    assert_eq!((module.name_of(0), module.name_of(9)), ("imported", "?"));
    assert_eq!(module.type_of(0).params(), [ValType::I32]);
    assert_eq!(module.type_of(1).results(), [ValType::I32, ValType::I64]);
    assert_eq!(module.import("host", "f").ok(), Some(0));
    assert_eq!(module.import("host", "moved").ok(), None);
}

#[test]
fn a_name_of_what_is_not_there_is_no_harm() {
    let mut names = wasm_encoder::NameSection::new();
    let mut functions = wasm_encoder::NameMap::new();
    functions.append(0, "there");
    functions.append(1_000, "not there (forged)");
    names.functions(&functions);
    let plain = assembled("(module (func (nop)))");
    let mut sections = Module::parse(&plain).unwrap().encode();
    wasm_encoder::Section::append_to(&names, &mut sections);
    let module = Module::parse(&sections).unwrap();
    assert_eq!(module.find("there").unwrap(), 0);
    assert!(module.find("not there").is_err());
}

#[test]
fn an_import_is_not_found_as_a_function_of_the_module() {
    let error = parse(EVERYTHING).find("imported").unwrap_err();
    assert_eq!(error.to_string(), "core module `everything` has 0 functions named `imported`, one is expected");
}

#[test]
fn two_functions_of_one_name_are_refused() {
    let mut module = parse(EVERYTHING);
    module.add_function("first", Function::forged(0, &[], |_| {}));
    let error = module.find("first").unwrap_err();
    assert_eq!(error.to_string(), "core module `everything` has 2 functions named `first`, one is expected");
}

#[test]
fn what_is_no_function_is_not_an_export() {
    let error = parse(EVERYTHING).exported("memory").unwrap_err();
    assert_eq!(error.to_string(), "core module `everything` does not export the function `memory`");
}

#[test]
fn globals_are_found_by_their_names() {
    let module = parse(EVERYTHING);
    assert_eq!(module.imported_global("g").unwrap(), 0);
    assert_eq!(module.exported_constant("constant").unwrap(), 42);
    for missing in [module.imported_global("moved"), module.exported_constant("computed").map(|_| 0)] {
        assert!(missing.unwrap_err().to_string().contains("does not import the global `"));
    }
}

#[test]
fn a_library_is_known_by_what_its_linker_says() {
    assert!(parse(&library("any", "")).is_library());
    assert!(!parse(IMAGE).is_library());
    assert!(parse(IMAGE).defines_memory());
    assert!(!parse(&library("any", "")).defines_memory());
}

#[test]
fn a_type_is_added_only_where_there_is_none_like_it() {
    let mut module = parse(EVERYTHING);
    let known = module.add_type(&[ValType::I32], &[ValType::I32, ValType::I64]);
    assert_eq!(known, 0);
    let new = module.add_type(&[ValType::F64, ValType::V128], &[]);
    assert_eq!(new, module.add_type(&[ValType::F64, ValType::V128], &[]));
    assert_eq!(again(&module).types[new as usize].params(), [ValType::F64, ValType::V128]);
}

#[test]
fn what_is_added_is_there_when_it_runs() {
    let mut component = component(&[IMAGE, &library("any", r#"(func (export "call") (result i32) (i32.const 0))"#)]);
    component.image().unwrap().add_data(4, &7_i32.to_le_bytes());
    let module = component.library("call").unwrap();
    let ty = module.add_type(&[], &[ValType::I32]);
    let added = module.add_function(
        "added",
        Function::forged(ty, &[], |code| {
            let counter = MemArg { offset: 8, align: 2, memory_index: 0 };
            code.i32_const(0).i32_const(0).i32_load(counter).i32_const(1).i32_add().i32_store(counter);
            code.i32_const(0).i32_load(counter);
        }),
    );
    module.add_element(3, added);
    let call = module.exported("call").unwrap();
    *module.function_mut(call) = Function::forged(ty, &[], |code| _ = code.i32_const(3).call_indirect(0, ty));
    assert_eq!(again(module).find("added").unwrap(), added);
    let mut running = Running::start(&mut component, no_host);
    assert_eq!([running.call::<_, i32>("call", ()), running.call::<_, i32>("call", ())], [1, 2]);
    assert_eq!(running.number(4), 7);
}

#[test]
fn what_the_forge_wrote_and_the_stack_pointer_are_known_when_it_is_read_again() {
    let mut module = parse(
        r#"(module (memory 1) (global $other i32 (i32.const 1)) (global $__stack_pointer (mut i32) (i32.const 2))
            (func $theirs) (func $called) (func $ours (call $called)))"#,
    );
    let ours = module.find("ours").unwrap();
    module.function_mut(ours).trusted = true;
    let again = again(&module);
    assert_eq!(again.stack_pointer(), Some(1));
    let forged = |name| again.function(again.find(name).unwrap()).trusted;
    assert_eq!([forged("theirs"), forged("called"), forged("ours")], [false, false, true]);
    let bytes = module.encode();
    let named = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    assert!(named("called (forged calls)") && named("ours (forged)") && !named("theirs ("));
    assert_eq!(parse(&library("any", "")).stack_pointer(), Some(0));
}

#[test]
fn data_is_added_where_its_segments_are_counted() {
    let mut module = parse(
        r#"(module (memory 1) (data $later "later") (func (memory.init $later (i32.const 0) (i32.const 0) (i32.const 5))))"#,
    );
    module.add_data(PAGE - 1, &[1]);
    assert_eq!(again(&module).encode(), module.encode());
}

#[test]
fn the_sizes_of_memory_and_table_are_set() {
    let mut module = parse(IMAGE);
    assert_eq!((module.memory_pages().unwrap(), module.table_slots().unwrap()), (1, 8));
    module.set_memory_pages(300).unwrap();
    module.set_table_slots(200).unwrap();
    let again = again(&module);
    assert_eq!((again.memory_pages().unwrap(), again.table_slots().unwrap()), (300, 200));
}

#[test]
fn sizes_of_another_shape_are_refused() {
    for text in ["(module (memory 1 2))", "(module (memory 1) (memory 1))", "(module)"] {
        let refusal = parse(text).memory_pages().unwrap_err().to_string();
        assert!(refusal.contains("section 5 is not one definition with a minimum and no maximum"), "{refusal}");
    }
    assert!(parse("(module (table 1 externref))").table_slots().is_err());
    assert!(parse("(module (table 1 1 funcref))").set_table_slots(2).is_err());
}

#[test]
fn a_section_that_would_be_lost_is_refused() {
    let refusal = Module::parse(&assembled("(module $throws (tag))")).err().unwrap().to_string();
    assert!(refusal.contains("section 13 is none of WebAssembly 2.0"), "{refusal}");
}

#[test]
fn stripping_leaves_no_custom_section() {
    let mut module = parse(EVERYTHING);
    module.strip();
    let bytes = module.encode();
    validate(&bytes);
    assert!(sections(&bytes).iter().all(|(id, _)| *id != id::CUSTOM));
}

#[test]
fn the_image_is_what_the_data_makes_of_memory() {
    let image =
        parse(r#"(module (memory 1) (data (i32.const 4) "ab") (data (i32.const 5) "c"))"#).image_bytes().unwrap();
    assert_eq!((image.len(), &image[..8]), (PAGE as usize, &b"\0\0\0\0ac\0\0"[..]));
}

#[test]
fn an_image_that_is_not_constant_is_refused() {
    let problems = [
        (r#"(data "later")"#, "is not active"),
        (r#"(import "env" "base" (global i32)) (data (global.get 0) "a")"#, "is at no constant address"),
        (r#"(data (i32.const 65535) "ab")"#, "is outside of the memory"),
    ];
    for (data, problem) in problems {
        let text = if data.contains("import") {
            format!("(module {data} (memory 1))")
        } else {
            format!("(module (memory 1) {data})")
        };
        let refusal = parse(&text).image_bytes().unwrap_err().to_string();
        assert!(refusal.ends_with(problem), "{refusal}");
    }
}

#[test]
fn an_image_is_written_without_its_zeroes() {
    let mut module = parse(r#"(module (memory 1) (data (i32.const 4) "ab"))"#);
    let mut memory = vec![0; PAGE as usize];
    memory[7..9].copy_from_slice(b"cd");
    memory[80] = 1;
    memory[88] = 2;
    memory[60_000] = 2;
    module.set_image_bytes(&memory);
    assert_eq!(module.image_bytes().unwrap(), memory);
    let bytes = module.encode();
    validate(&bytes);
    let data = sections(&bytes).into_iter().find(|(id, _)| *id == id::DATA).unwrap().1;
    assert_eq!(data[0], 3, "how many segments there are");
    assert!(data.len() < 50, "{} bytes", data.len());
    module.set_image_bytes(&[0; 8]);
    assert!(sections(&module.encode()).iter().all(|(id, _)| *id != id::DATA));
}

#[test]
fn an_image_has_no_more_segments_than_a_module_may_have() {
    let mut module = parse("(module (memory 40))");
    let memory: Vec<u8> = (0..40 * PAGE).map(|at| u8::from(at % 12 == 0 || at % 24_000 == 1)).collect();
    module.set_image_bytes(&memory);
    validate(&module.encode());
    assert_eq!(module.image_bytes().unwrap(), memory);
}
