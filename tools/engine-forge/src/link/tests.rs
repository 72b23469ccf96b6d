use wasmparser::Operator;

use super::*;
use crate::module::Module;

/// An engine of two libraries. What `parts` says stands between them and what the world sees.
fn engine(main: &str, first: &str, second: &str, wiring: &str) -> Vec<u8> {
    let text = format!(
        r#"(component
            (import "test:host/things@1.0.4" (instance $things (export "thing" (func (result u32)))))
            (core func $thing (canon lower (func $things "thing")))
            (core module $main
                (memory (export "memory") 1)
                (table (export "__indirect_function_table") 8 funcref)
                (global (export "__stack_pointer") (mut i32) (i32.const 32768))
                (global (export "first:memory_base") i32 (i32.const 1024))
                (global (export "first:table_base") i32 (i32.const 2))
                (global (export "first:number") (mut i32) (i32.const 1600))
                (type $late (func (param i32) (result i32)))
                (func $late (export "late") (param i32) (result i32)
                    (call_indirect (type $late) (local.get 0) (i32.const 5)))
                {main})
            (core module $first
                (import "env" "memory" (memory 1))
                (import "env" "__indirect_function_table" (table 1 funcref))
                (import "env" "__stack_pointer" (global $stack_pointer (mut i32)))
                (import "env" "__memory_base" (global $memory_base i32))
                (import "env" "__table_base" (global $table_base i32))
                (import "GOT.mem" "number" (global $number (mut i32)))
                {first})
            (core module $second
                (import "env" "memory" (memory 1))
                {second})
            (core instance $main (instantiate $main))
            {wiring}
            (func $run (result u32) (canon lift (core func $second "test:engine/control#run")))
            (instance $control (export "run" (func $run)))
            (export "test:engine/control" (instance $control)))"#
    );
    wat::parse_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The usual wiring: the second library has everything of the first, which has the addresses.
const WIRING: &str = r#"
    (core instance $first (instantiate $first
        (with "env" (instance
            (export "memory" (memory $main "memory"))
            (export "__indirect_function_table" (table $main "__indirect_function_table"))
            (export "__stack_pointer" (global $main "__stack_pointer"))
            (export "__memory_base" (global $main "first:memory_base"))
            (export "__table_base" (global $main "first:table_base"))
            (export "late" (func $main "late"))))
        (with "test:host/things@1.0.0" (instance (export "thing" (func $thing))))
        (with "GOT.mem" (instance (export "number" (global $main "first:number"))))))
    (core instance $second (instantiate $second
        (with "env" (instance
            (export "memory" (memory $main "memory"))
            (export "help" (func $first "help"))))
        (with "test:host/things@1.0.0" (instance (export "thing" (func $thing))))))"#;

fn linked(engine: &[u8]) -> Component {
    let link = || link(&mut Component::parse(engine).unwrap(), &Interfaces::read(engine).unwrap()).unwrap();
    let component = link();
    assert_eq!(component.encode(), link().encode(), "the bytes differ the second time");
    wasmparser::Validator::new().validate_all(&component.encode()).unwrap();
    component
}

fn refusal(engine: &[u8]) -> String {
    link(&mut Component::parse(engine).unwrap(), &Interfaces::read(engine).unwrap()).err().unwrap().to_string()
}

/// The instructions of the function of that name.
fn instructions(module: &Module, name: &str) -> Vec<String> {
    let function = module.function(module.find(name).unwrap());
    function.operators().unwrap().iter().map(|(operator, _)| format!("{operator:?}")).collect()
}

/// Runs it: gives what `run` gives, with a host whose thing is 7.
fn run(component: &Component) -> u32 {
    use wasmtime::component::{Component, Linker};
    let engine = wasmtime::Engine::default();
    let mut linker = Linker::new(&engine);
    let mut things = linker.instance("test:host/things@1.0.4").unwrap();
    things.func_wrap("thing", |_, (): ()| Ok((7_u32,))).unwrap();
    let mut store = wasmtime::Store::new(&engine, ());
    let component = Component::new(&engine, component.encode()).unwrap();
    let instance = linker.instantiate(&mut store, &component).unwrap();
    let control = instance.get_export_index(&mut store, None, "test:engine/control").unwrap();
    let run = instance.get_export_index(&mut store, Some(&control), "run").unwrap();
    let run = instance.get_typed_func::<(), (u32,)>(&mut store, run).unwrap();
    run.call(&mut store, ()).unwrap().0
}

#[test]
fn a_call_from_one_library_to_another_is_a_call() {
    let help = r#"(func $help (export "help") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))"#;
    let second = r#"(import "env" "help" (func $help (param i32) (result i32)))
        (func $run (export "test:engine/control#run") (result i32) (call $help (i32.const 41)))"#;
    let mut component = linked(&engine("", help, second, WIRING));
    assert_eq!(run(&component), 42);
    let module = component.image().unwrap();
    assert_eq!(module.imported_functions(), 0);
    let call = format!("{:?}", Operator::Call { function_index: module.find("help").unwrap() });
    assert!(instructions(module, "run").contains(&call));
}

#[test]
fn addresses_are_constants_and_only_what_is_set_stays_a_global() {
    let first = r#"(global $sum i32 (i32.add (global.get $memory_base) (i32.const 500)))
        (global $count (mut i32) (i32.const 5))
        (func $help (export "help") (param i32) (result i32)
            (global.set $count (i32.add (global.get $count) (i32.const 1)))
            (global.set $stack_pointer (i32.sub (global.get $stack_pointer) (i32.const 16)))
            (i32.add (i32.add (global.get $sum) (global.get $number)) (i32.add (global.get $table_base) (global.get $count))))
        (func (export "set up") (global.set $number (i32.const 9)))"#;
    let second = r#"(import "env" "help" (func $help (param i32) (result i32)))
        (func (export "test:engine/control#run") (result i32) (call $help (i32.const 0)))"#;
    let mut component = linked(&engine("", first, second, WIRING));
    assert_eq!(run(&component), 1524 + 1600 + 2 + 6);
    let found = instructions(component.image().unwrap(), "help");
    let globals = found.iter().filter(|instruction| instruction.starts_with("GlobalGet"));
    assert_eq!(
        globals.count(),
        3,
        "the count, twice, and the stack pointer, as nobody calls what sets the number: {found:?}"
    );
}

#[test]
fn what_is_linked_later_through_the_table_is_called_at_once() {
    // `late` of the second library is not there yet when the first one gets its instance: main has a function that calls a slot.
    let first = r#"(import "env" "late" (func $late (param i32) (result i32)))
        (func $help (export "help") (param i32) (result i32) (call $late (local.get 0)))"#;
    let second = r#"(import "env" "help" (func $help (param i32) (result i32)))
        (import "env" "__indirect_function_table" (table 1 funcref))
        (elem (i32.const 5) func $double)
        (func $double (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
        (func (export "test:engine/control#run") (result i32) (call $help (i32.const 21)))"#;
    let help = r#"(export "help" (func $first "help"))"#;
    let table = r#"(export "__indirect_function_table" (table $main "__indirect_function_table"))"#;
    let wiring = WIRING.replacen(help, &format!("{help} {table}"), 1);
    let mut component = linked(&engine("", first, second, &wiring));
    assert_eq!(run(&component), 42);
    let module = component.image().unwrap();
    let call = format!("{:?}", Operator::Call { function_index: module.find("double").unwrap() });
    assert!(instructions(module, "help").contains(&call));
    assert!(module.find("late").is_err());
}

#[test]
fn tables_are_written_in_the_module_and_what_nobody_calls_is_left_out() {
    let first = r#"(elem (global.get $table_base) func $in_the_table)
        (func $in_the_table (result i32) (call $called_by_it))
        (func $called_by_it (result i32) (i32.const 9))
        (func $nobody (export "nobody") (result i32) (i32.const 1))
        (func $help (export "help") (param i32) (result i32) (call_indirect (result i32) (i32.const 2)))"#;
    let second = r#"(import "env" "help" (func $help (param i32) (result i32)))
        (func (export "test:engine/control#run") (result i32) (call $help (i32.const 0)))"#;
    let mut component = linked(&engine("", first, second, WIRING));
    assert_eq!(run(&component), 9);
    let module = component.image().unwrap();
    assert!(module.find("called_by_it").is_ok() && module.find("nobody").is_err());
}

#[test]
fn functions_of_the_host_are_imported_by_the_version_that_the_component_has() {
    let first = r#"(import "test:host/things@1.0.0" "thing" (func $thing (result i32)))
        (func $help (export "help") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))"#;
    let second = r#"(import "test:host/things@1.0.0" "thing" (func $thing (result i32)))
        (func (export "test:engine/control#run") (result i32) (call $thing))"#;
    let mut component = linked(&engine("", first, second, WIRING));
    assert_eq!(run(&component), 7);
    let module = component.image().unwrap();
    let imports: Vec<_> = module.function_imports().map(|(_, import, _)| (&*import.module, &*import.name)).collect();
    assert_eq!(imports, [("test:host/things@1.0.4", "thing")]);
}

#[test]
fn the_image_stays_what_it_is() {
    let help = r#"(func $help (export "help") (param i32) (result i32) (i32.load (i32.const 2000)))"#;
    let second = r#"(import "env" "help" (func $help (param i32) (result i32)))
        (func (export "test:engine/control#run") (result i32) (call $help (i32.const 0)))"#;
    let main = r#"(data (i32.const 2000) "\2a\00\00\00")"#;
    assert_eq!(run(&linked(&engine(main, help, second, WIRING))), 42);
}

#[test]
fn what_cannot_be_linked_is_named() {
    let second = r#"(func (export "test:engine/control#run") (result i32) (i32.const 0))"#;
    let first = r#"(func (export "help") (param i32) (result i32) (local.get 0))"#;
    let twice = format!("{WIRING} (core instance (instantiate $main))");
    assert_eq!(refusal(&engine("", first, second, &twice)), "core module `main`: it has two instances");
    let first = r#"(global $float (mut f32) (f32.const 1))
        (elem (i32.const 3) func $help)
        (func $help (export "help") (param i32) (result i32) (global.set $float (f32.const 0)) (local.get 0))"#;
    assert_eq!(refusal(&engine("", first, second, WIRING)), "core module `first`: `(global)` cannot be linked");
}
