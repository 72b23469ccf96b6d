use super::*;
use crate::layout::{Cause, HANDLES};
use crate::testing::{FIRST_SLOT, Host, IMAGE, LAYOUT, Running, assembled, forged, library, misses, refusal};
use wasmtime::{Caller, Linker};

/// The interfaces of the engine, as a component has them: `open` gives a handle; `pair` two, or none; `listing` a list of
/// them, each with a name; `network` one that libc has no way to drop.
const INTERFACES: &str = r#"(component
    (import "test:host/things@1.0.0" (instance
        (export "thing" (type $thing (sub resource)))
        (export "tool" (type $tool (sub resource)))
        (export "open" (func (result (own $thing))))
        (type $pair (tuple u8 (own $thing) (own $tool)))
        (export "pair" (func (param "fails" bool) (result (result $pair (error u32)))))
        (type $entry (tuple (own $thing) string))
        (export "listing" (func (result (list $entry))))
        (export "[method]thing.size" (func (param "self" (borrow $thing)) (result u32)))
    ))
    (import "test:host/net@1.0.0" (instance
        (export "network" (type $network (sub resource)))
        (export "network-of-all" (func (result (own $network))))
    ))
)"#;

/// What libc imports of them, in another version, and hands on.
fn libc() -> String {
    library(
        "libc.so",
        r#"(import "test:host/things@1.0.7" "[resource-drop]thing" (func $drop_thing (param i32)))
        (import "test:host/things@1.0.7" "[resource-drop]tool" (func $drop_tool (param i32)))
        (import "test:host/things@1.0.7" "open" (func $open (result i32)))
        (import "test:host/things@1.0.7" "pair" (func $pair (param i32 i32)))
        (import "test:host/things@1.0.7" "listing" (func $listing (param i32)))
        (import "test:host/things@1.0.7" "[method]thing.size" (func $size (param i32) (result i32)))
        (import "test:host/net@1.0.7" "network-of-all" (func $network (result i32)))
        (func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func (export "open") (result i32) (call $open))
        (func (export "pair") (param i32) (call $pair (local.get 0) (i32.const 64)))
        (func (export "listing") (call $listing (i32.const 64)))
        (func (export "network") (result i32) (call $network))
        (func (export "drop") (param i32) (call $drop_thing (local.get 0)))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, &Interfaces::read(&assembled(INTERFACES))?, LAYOUT, FIRST_SLOT)
}

/// Notes a call.
fn note(caller: &mut Caller<'_, Host>, call: String) {
    caller.data_mut().calls.push(call);
}

fn write(caller: &mut Caller<'_, Host>, address: usize, numbers: &[u32]) {
    let memory = caller.data().memory.expect("there is memory");
    let bytes: Vec<_> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    memory.write(caller, address, &bytes).expect("the address is in memory");
}

/// `open` gives 5; `pair` 6 and 7; `listing` 8 and 9; `network` 3.
fn host(linker: &mut Linker<Host>) {
    let things = "test:host/things@1.0.7";
    linker
        .func_wrap(things, "[resource-drop]thing", |mut caller: Caller<'_, Host>, handle: i32| {
            note(&mut caller, format!("thing {handle}"));
        })
        .unwrap();
    linker
        .func_wrap(things, "[resource-drop]tool", |mut caller: Caller<'_, Host>, handle: i32| {
            note(&mut caller, format!("tool {handle}"));
        })
        .unwrap();
    linker.func_wrap(things, "open", || 5).unwrap();
    linker
        .func_wrap(things, "pair", |mut caller: Caller<'_, Host>, fails: i32, result: i32| {
            write(&mut caller, result as usize, &[fails as u32, 0, 6, 7]);
        })
        .unwrap();
    linker
        .func_wrap(things, "listing", |mut caller: Caller<'_, Host>, result: i32| {
            write(&mut caller, result as usize, &[128, 2]);
            write(&mut caller, 128, &[8, 200, 1, 9, 201, 1]);
        })
        .unwrap();
    linker.func_wrap(things, "[method]thing.size", |_: i32| 0).unwrap();
    linker
        .func_wrap("test:host/net@1.0.7", "network-of-all", |mut caller: Caller<'_, Host>| {
            note(&mut caller, "network".into());
            3
        })
        .unwrap();
}

fn running() -> Running {
    Running::start(&mut forged(&[IMAGE, &libc()], pass), host)
}

/// What a reset drops.
fn dropped(running: &mut Running) -> Vec<String> {
    running.host().calls.clear();
    running.call_slot::<()>(Slot::DropHandles as u32);
    std::mem::take(&mut running.host().calls)
}

#[test]
fn a_handle_that_is_left_is_dropped_once() {
    let mut running = running();
    assert_eq!(running.call::<_, i32>("open", ()), 5);
    assert_eq!(dropped(&mut running), ["thing 5"]);
    assert!(dropped(&mut running).is_empty());
}

#[test]
fn a_handle_that_the_run_dropped_is_not_dropped_again() {
    let mut running = running();
    running.call::<_, i32>("open", ());
    running.call::<_, ()>("drop", 5);
    assert_eq!(running.host().calls, ["thing 5"]);
    assert!(dropped(&mut running).is_empty());
}

#[test]
fn handles_inside_of_results_are_dropped_each_as_its_kind() {
    let mut running = running();
    running.call::<_, ()>("pair", 0);
    assert_eq!(dropped(&mut running), ["thing 6", "tool 7"]);
}

#[test]
fn an_error_has_no_handles() {
    let mut running = running();
    running.call::<_, ()>("pair", 1);
    assert!(dropped(&mut running).is_empty());
}

#[test]
fn handles_in_a_list_are_dropped() {
    let mut running = running();
    running.call::<_, ()>("listing", ());
    assert_eq!(dropped(&mut running), ["thing 8", "thing 9"]);
}

#[test]
fn a_handle_that_nothing_drops_is_asked_for_once_in_all_runs() {
    let mut running = running();
    assert_eq!([running.call::<_, i32>("network", ()), running.call::<_, i32>("network", ())], [3, 3]);
    assert_eq!(running.host().calls, ["network"]);
    assert!(dropped(&mut running).is_empty());
}

#[test]
fn a_handle_past_what_is_tracked_is_a_fault() {
    let mut running = running();
    running.call::<_, ()>("drop", HANDLES as i32);
    assert_eq!(running.ending(), (1, Cause::Fault as i32, 0));
}

#[test]
fn what_is_missing_is_named() {
    misses(&["sbrk"], &[&library("libc.so", r#"(func (export "sbrk"))"#)], pass);
    let refusal = refusal(&[&libc().replace("[resource-drop]tool", "tool")], pass);
    assert_eq!(
        refusal,
        "`test:host/things@1.0.7 pair` gives a handle of `test:host/things#tool`, but nothing drops one"
    );
}

#[test]
fn a_library_that_is_given_handles_besides_libc_is_refused() {
    let other = library("other", r#"(import "test:host/things@1.0.7" "open" (func (result i32)))"#);
    let refusal = refusal(&[&libc(), &other], pass);
    assert_eq!(
        refusal,
        "core module `other`: `test:host/things@1.0.7 open` gives handles; only those of libc are tracked"
    );
}

#[test]
fn an_import_that_can_be_called_past_its_wrapper_is_refused() {
    let others = [
        "(elem (i32.const 1) func $open)",
        "(elem (i32.const 1) funcref (ref.func $open))",
        "(global funcref (ref.func $open))",
        r#"(export "given" (func $open))"#,
    ];
    for other in others {
        let text = libc().replace("(func (export \"sbrk\")", &format!("{other} (func (export \"sbrk\")"));
        let refusal = refusal(&[&text], pass);
        assert_eq!(refusal, "core module `libc.so`: `open` can be called without being noted", "{other}");
    }
}

#[test]
fn an_import_that_takes_handles_away_is_refused() {
    let text = libc().replace(
        "(func (export \"sbrk\")",
        r#"(import "test:host/things@1.0.7" "give-away" (func (param i32))) (func (export "sbrk")"#,
    );
    let interfaces = INTERFACES
        .replace(r#"(export "open" "#, r#"(export "give-away" (func (param "thing" (own $thing)))) (export "open" "#);
    let refusal = refusal(&[&text], |component| {
        apply(component, &Interfaces::read(&assembled(&interfaces))?, LAYOUT, FIRST_SLOT)
    });
    assert!(refusal.contains("`test:host/things@1.0.7 give-away` takes handles away"), "{refusal}");
}

#[test]
fn a_handle_inside_of_a_value_that_is_not_in_memory_is_refused() {
    let interfaces = INTERFACES.replace(
        r#"(export "open" (func (result (own $thing))))"#,
        r#"(type $one (tuple (own $thing))) (export "open" (func (result $one)))"#,
    );
    let refusal = refusal(&[&libc()], |component| {
        apply(component, &Interfaces::read(&assembled(&interfaces))?, LAYOUT, FIRST_SLOT)
    });
    assert!(refusal.contains("`test:host/things@1.0.7 open` gives a handle inside of another value"), "{refusal}");
}

#[test]
fn what_a_run_that_was_cut_short_seems_to_have_been_given_is_not_dropped() {
    let mut running = running();
    running.set(Field::Cut, 1);
    running.call::<_, ()>("listing", ());
    assert!(dropped(&mut running).is_empty());
}

#[test]
fn what_is_no_component_is_refused() {
    let refusal = refusal(&[&libc()], |component| apply(component, &Interfaces::read(b"nothing")?, LAYOUT, FIRST_SLOT));
    assert!(refusal.starts_with("cannot read the interfaces of the engine: "), "{refusal}");
}
