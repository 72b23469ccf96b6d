//! The whole forge on a small engine, which is then driven as the shell drives the real one.

use engine_forge::{Names, as_it_is, forge};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};
use wasmtime::component::{Component, Instance, Linker, Resource, ResourceType};
use wasmtime::{Engine, Store, StoreContextMut};

/// The programs of the small engine.
#[derive(Clone, Copy)]
enum Program {
    Nothing,
    LeaveMarks,
    FindMarks,
    CallForever,
    CountForever,
    Exit,
    Abort,
    Allocate,
    Recurse,
    OpenThree,
    Fail,
    Wrong,
}

/// The small engine.
const ENGINE: &str = include_str!("engine.wat");

/// What a program reports of itself when nothing cut it short.
const CAME_TO_ITS_END: u32 = 1_000;

/// The instant at which runs have to be over.
const DEADLINE: u64 = 1_000_000_000;

/// What runs may take.
const MEMORY: u64 = 1 << 20;

/// The native stack of a host that says nothing of it.
const STACK_KIB: u32 = 512;

fn raw() -> Vec<u8> {
    wat::parse_str(ENGINE).expect("the text is a component")
}

fn forged(names: Names) -> Vec<u8> {
    forge(&raw(), names, &as_it_is).expect("the forge knows the engine")
}

/// The host of a run.
#[derive(Default)]
struct Host {
    program: u32,
    now: u64,
    reports: Vec<u32>,
    opened: u32,
    dropped: Vec<u32>,
}

struct Thing;

/// The forged engine, reset once, as before the first run.
struct Driven {
    store: Store<Host>,
    instance: Instance,
}

impl Driven {
    fn new() -> Self {
        let engine = Engine::default();
        let component = Component::new(&engine, forged(Names::Strip)).expect("the component compiles");
        let mut store = Store::new(&engine, Host::default());
        let instance = linker(&engine).instantiate(&mut store, &component).expect("the component starts");
        let mut driven = Driven { store, instance };
        driven.call::<(), ()>("reset", ());
        driven
    }

    fn call<P, R>(&mut self, name: &str, parameters: P) -> R
    where
        P: wasmtime::component::ComponentNamedList + wasmtime::component::Lower,
        R: wasmtime::component::ComponentNamedList + wasmtime::component::Lift + 'static,
    {
        let store = &mut self.store;
        let control = self.instance.get_export_index(&mut *store, None, "golem:exec-engine/control@0.1.0");
        let function = self.instance.get_export_index(&mut *store, control.as_ref(), name).expect("it is exported");
        let function = self.instance.get_typed_func::<P, R>(&mut *store, function).expect("it has that type");
        function.call(store, parameters).expect("it does not trap")
    }

    /// Runs a program between two resets and gives how it was cut short, and what it reported.
    fn run(&mut self, program: Program) -> ((u32, u32), Vec<u32>) {
        self.run_on(STACK_KIB, program)
    }

    /// The same on a host with so much native stack.
    fn run_on(&mut self, stack_kib: u32, program: Program) -> ((u32, u32), Vec<u32>) {
        self.store.data_mut().program = program as u32;
        self.store.data_mut().now = 0;
        self.call::<_, ()>("arm", (DEADLINE, MEMORY, stack_kib));
        self.call::<(), ()>("run", ());
        let (cut,) = self.call::<(), (u64,)>("cut", ());
        self.call::<(), ()>("reset", ());
        (((cut >> 32) as u32, cut as u32), std::mem::take(&mut self.store.data_mut().reports))
    }
}

fn linker(engine: &Engine) -> Linker<Host> {
    let mut linker = Linker::new(engine);
    let define = |linker: &mut Linker<Host>| -> wasmtime::Result<()> {
        let mut job = linker.instance("golem:exec-sandbox/job@0.1.0")?;
        job.func_wrap("look", |mut store: StoreContextMut<'_, Host>, (): ()| {
            store.data_mut().now += 10_000_000;
            Ok((store.data().now,))
        })?;
        job.func_wrap("last-failure", |_: StoreContextMut<'_, Host>, (): ()| Ok((8_u8,)))?;
        job.func_wrap("program", |store: StoreContextMut<'_, Host>, (): ()| Ok((store.data().program,)))?;
        job.func_wrap("report", |mut store: StoreContextMut<'_, Host>, (number,): (u32,)| {
            store.data_mut().reports.push(number);
            Ok(())
        })?;
        let mut things = linker.instance("test:host/things@1.0.0")?;
        things.resource("thing", ResourceType::host::<Thing>(), |mut store, thing| {
            store.data_mut().dropped.push(thing);
            Ok(())
        })?;
        things.func_wrap("open", |mut store: StoreContextMut<'_, Host>, (): ()| {
            store.data_mut().opened += 1;
            Ok((Resource::<Thing>::new_own(store.data().opened),))
        })
    };
    define(&mut linker).expect("each name is defined once");
    linker
}

fn custom_sections(component: &[u8]) -> Vec<String> {
    let payloads = Parser::new(0).parse_all(component).map(|payload| payload.expect("it can be read"));
    payloads
        .filter_map(|payload| match payload {
            Payload::CustomSection(custom) => Some(custom.name().to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_forged_is_valid_and_the_same_again() {
    for names in [Names::Keep, Names::Strip] {
        let bytes = forged(names);
        let features = WasmFeatures::WASM2 | WasmFeatures::COMPONENT_MODEL;
        Validator::new_with_features(features).validate_all(&bytes).expect("the component is valid");
        assert!(bytes == forged(names));
    }
}

#[test]
fn names_stay_until_they_are_stripped() {
    let named = |names| custom_sections(&forged(names)).iter().filter(|name| *name == "name").count();
    assert_eq!((named(Names::Keep), named(Names::Strip)), (1, 0));
    assert!(custom_sections(&forged(Names::Strip)).iter().all(|name| name == "metadata.code.branch_hint"));
}

#[test]
fn a_program_that_ends_is_not_cut_short() {
    assert_eq!(Driven::new().run(Program::Nothing), ((0, 0), vec![CAME_TO_ITS_END]));
}

#[test]
fn a_program_finds_nothing_of_another() {
    let mut driven = Driven::new();
    driven.run(Program::LeaveMarks);
    assert_eq!(driven.run(Program::FindMarks), ((0, 0), vec![0, 0, 0, CAME_TO_ITS_END]));
}

#[test]
fn a_program_that_never_ends_is_ended_by_its_deadline() {
    let mut driven = Driven::new();
    for program in [Program::CallForever, Program::CountForever] {
        assert_eq!(driven.run(program), ((1, 0), vec![]));
        assert!(driven.store.data().now >= DEADLINE);
    }
}

#[test]
fn a_program_that_leaves_is_gone_at_once() {
    assert_eq!(Driven::new().run(Program::Exit), ((2, 3), vec![]));
}

#[test]
fn a_program_that_aborts_ends_by_its_signal() {
    assert_eq!(Driven::new().run(Program::Abort), ((3, 6), vec![]));
}

#[test]
fn a_fault_of_the_interpreter_is_no_trap() {
    assert_eq!(Driven::new().run(Program::Wrong), ((5, 0), vec![1]));
}

#[test]
fn a_program_gets_no_more_memory_than_its_limit() {
    const BLOCK: u64 = 10_004;
    let mut driven = Driven::new();
    let blocks = MEMORY / BLOCK;
    for _ in 0..2 {
        assert_eq!(driven.run(Program::Allocate), ((0, 0), vec![blocks as u32, CAME_TO_ITS_END]));
        assert_eq!(driven.call::<(), (u64,)>("peak", ()), (blocks * BLOCK,));
    }
}

#[test]
fn recursion_ends_before_the_stack_does() {
    let ((cause, _), reports) = Driven::new().run(Program::Recurse);
    assert_eq!((cause, reports.len()), (0, 2));
    assert!((5..30).contains(&reports[0]), "{reports:?}");
}

#[test]
fn recursion_is_as_deep_as_the_hosts_stack_is_long() {
    let mut driven = Driven::new();
    let depth = |driven: &mut Driven, kib| driven.run_on(kib, Program::Recurse).1[0];
    let usual = depth(&mut driven, STACK_KIB);
    let deep = depth(&mut driven, 8 * STACK_KIB);
    assert!((7 * usual..12 * usual).contains(&deep), "{usual} and {deep}");
    assert_eq!(depth(&mut driven, STACK_KIB), usual);
}

#[test]
fn what_a_program_left_open_is_closed() {
    let mut driven = Driven::new();
    driven.run(Program::OpenThree);
    assert_eq!(driven.store.data().dropped, [2, 1, 3]);
}

#[test]
fn a_program_sees_why_a_stream_failed() {
    assert_eq!(Driven::new().run(Program::Fail), ((0, 0), vec![22, CAME_TO_ITS_END]));
}

#[test]
fn after_every_ending_the_engine_runs_again() {
    let mut driven = Driven::new();
    let programs =
        [Program::CallForever, Program::Exit, Program::Abort, Program::Wrong, Program::Allocate, Program::Recurse];
    for program in programs {
        driven.run(program);
        assert_eq!(driven.run(Program::FindMarks), ((0, 0), vec![0, 0, 0, CAME_TO_ITS_END]));
    }
}

#[test]
fn a_function_of_another_type_than_supposed_is_refused() {
    let text = ENGINE.replace(
        "(func $stop_handler (param i32) (unreachable))",
        "(func $stop_handler (param i32) (result i32) (unreachable))",
    );
    assert_ne!(text, ENGINE);
    let error = forge(&wat::parse_str(&text).unwrap(), Names::Keep, &as_it_is).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("what the forge makes of the engine is not valid"));
}

#[test]
fn a_damaged_engine_is_refused() {
    let engine = raw();
    for length in [0, 7, 100, engine.len() - 1] {
        let error = forge(&engine[..length], Names::Keep, &as_it_is).unwrap_err();
        assert_eq!(error.to_string(), "cannot parse the engine", "{length}");
    }
}

#[test]
fn an_engine_that_calls_something_otherwise_is_refused_with_its_name() {
    let text = ENGINE.replace("$dlmalloc", "$malloc_of_another_libc");
    let error = forge(&wat::parse_str(&text).unwrap(), Names::Keep, &as_it_is).unwrap_err();
    assert_eq!(error.to_string(), "core module `libc.so` has 0 functions named `dlmalloc`, one is expected");
}
