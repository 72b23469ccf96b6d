use super::*;
use wasmtime::{Engine, Instance, Store};

/// Two libraries linked as componentize-py links them. The first reads what it imports; whether `main` moves one of its
/// globals, or the other library one of those that it imports, is for the test to say.
fn linked(in_main: &str, in_other: &str) -> Component {
    let text = format!(
        r#"(component
            (core module $main
                (global (export "here:memory_base") i32 (i32.const 4096))
                (global (export "here:errno") (mut i32) (i32.const 5000))
                (global $place (export "place") (mut i32) (i32.const 6000))
                (global (export "__stack_pointer") (mut i32) (i32.const 7000))
                (global (export "wide") i64 (i64.const 8000))
                {in_main})
            (core module $library
                (@custom "dylink.0" (before first) "")
                (import "env" "__memory_base" (global i32))
                (import "GOT.mem" "errno" (global (mut i32)))
                (import "GOT.mem" "place" (global (mut i32)))
                (import "env" "__stack_pointer" (global $sp (mut i32)))
                (import "env" "wide" (global i64))
                (func (export "sum") (result i32)
                    (global.set $sp (i32.const 1))
                    (i32.add (i32.add (global.get 0) (global.get 1)) (i32.add (global.get 2) (global.get 3)))))
            (core module $other
                (@custom "dylink.0" (before first) "")
                (import "GOT.mem" "place" (global $place (mut i32)))
                {in_other})
            (core instance $main (instantiate $main))
            (core instance (instantiate $library
                (with "env" (instance
                    (export "__memory_base" (global $main "here:memory_base"))
                    (export "__stack_pointer" (global $main "__stack_pointer"))
                    (export "wide" (global $main "wide"))))
                (with "GOT.mem" (instance
                    (export "errno" (global $main "here:errno"))
                    (export "place" (global $main "place"))))))
            (core instance (instantiate $other
                (with "GOT.mem" (instance (export "place" (global $main "place")))))))"#
    );
    Component::parse(&wat::parse_str(text).unwrap()).unwrap()
}

/// What is left of the globals in the library, by their numbers.
fn read(component: &mut Component) -> Vec<u32> {
    let library = component.library("sum").unwrap();
    let number = library.exported("sum").unwrap();
    let operators = library.function(number).operators().unwrap();
    let globals = operators.iter().filter_map(|(operator, _)| match operator {
        Operator::GlobalGet { global_index } => Some(*global_index),
        _ => None,
    });
    globals.collect()
}

#[test]
fn what_never_changes_is_written_down() {
    let mut component = linked("", "");
    assert_eq!(apply(&mut component).unwrap(), 3);
    assert_eq!(read(&mut component), [3]);
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let library = component.library("sum").unwrap().encode();
    crate::testing::validate(&library);
    let module = wasmtime::Module::new(&engine, library).unwrap();
    // Other values than those of `main` show that it does not look.
    let mut global =
        |ty: wasmtime::GlobalType, value: wasmtime::Val| wasmtime::Global::new(&mut store, ty, value).unwrap();
    let imports: Vec<wasmtime::Extern> = module
        .imports()
        .map(|import| {
            let ty = import.ty().unwrap_global().clone();
            let value = if ty.content().is_i64() { wasmtime::Val::I64(0) } else { wasmtime::Val::I32(0) };
            global(ty, value).into()
        })
        .collect();
    let instance = Instance::new(&mut store, &module, &imports).unwrap();
    let sum = instance.get_typed_func::<(), i32>(&mut store, "sum").unwrap();
    assert_eq!(sum.call(&mut store, ()).unwrap(), 4096 + 5000 + 6000 + 1);
}

#[test]
fn what_its_owner_sets_is_left() {
    let mut component = linked("(func (global.set $place (i32.const 1)))", "");
    apply(&mut component).unwrap();
    assert_eq!(read(&mut component), [2, 3]);
}

#[test]
fn what_another_library_sets_is_left() {
    let mut component = linked("", "(func (global.set $place (i32.const 1)))");
    apply(&mut component).unwrap();
    assert_eq!(read(&mut component), [2, 3]);
}

#[test]
fn the_same_again_gives_the_same_bytes() {
    let forged = || {
        let mut component = linked("", "");
        apply(&mut component).unwrap();
        component.encode()
    };
    assert_eq!(forged(), forged());
}
