//! What the unit tests share: small engines written as text, forged and run.
//!
//! They are linked as componentize-py links its libraries: one module has the memory, the table and the stack pointer,
//! which the others import.

use wasmparser::{Validator, WasmFeatures};
use wasmtime::{Caller, Engine, Extern, Func, Linker, Memory, Module, Ref, Store, Table, WasmParams, WasmResults};

use crate::component::{Component, section};
use crate::error::Result;
use crate::layout::{Field, Layout, SLOTS};

/// The image of the small engines has one page.
pub const LAYOUT: Layout = Layout { image_pages: 1 };

/// How many slots their table has.
pub const FIRST_SLOT: u32 = 8;

/// Where their stack begins.
pub const STACK: i32 = 32_768;

/// Where their `errno` is.
pub const ERRNO: usize = 16;

/// Where the data of their libraries begins.
pub const MEMORY_BASE: usize = 1024;

/// The module with what the libraries share.
pub const IMAGE: &str = r#"(module $main
    (memory (export "memory") 1)
    (table (export "__indirect_function_table") 8 funcref)
    (global (export "__stack_pointer") (mut i32) (i32.const 32768))
    (global (export "errno") (mut i32) (i32.const 16))
    (global (export "__memory_base") i32 (i32.const 1024))
    (global (export "libc.so:memory_base") i32 (i32.const 1024))
)"#;

/// A library around definitions, which may begin with more imports.
pub fn library(name: &str, definitions: &str) -> String {
    format!(
        r#"(module ${name}
            (@custom "dylink.0" (before first) "")
            (import "env" "memory" (memory 1))
            (import "env" "__indirect_function_table" (table 8 funcref))
            (import "env" "__stack_pointer" (global $__stack_pointer (mut i32)))
            (import "env" "__memory_base" (global $__memory_base i32))
            (import "GOT.mem" "errno" (global $errno (mut i32)))
            {definitions}
        )"#
    )
}

/// Words as they are in memory.
pub fn in_memory(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Bytes as the text of a module has them.
pub fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\{byte:02x}")).collect()
}

/// A module as bytes.
pub fn assembled(module: &str) -> Vec<u8> {
    wat::parse_str(module).expect("the text is a module")
}

/// A component that has the modules and nothing else, which is all that most passes look at.
pub fn component(modules: &[&str]) -> Component {
    let mut bytes = wasm_encoder::Component::HEADER.to_vec();
    modules.iter().for_each(|module| section(&mut bytes, 1, &assembled(module)));
    Component::parse(&bytes).expect("a component can be parsed")
}

/// What a pass makes of the modules: valid, and the same again when it is made again.
pub fn forged(modules: &[&str], pass: impl Fn(&mut Component) -> Result<()>) -> Component {
    let forge = || {
        let mut component = component(modules);
        pass(&mut component).expect("the pass knows the modules");
        component
    };
    let mut component = forge();
    assert_eq!(component.encode(), forge().encode(), "the bytes differ the second time");
    component.modules().for_each(|module| validate(&module.encode()));
    component
}

/// What the pass has to say against the modules.
pub fn refusal(modules: &[&str], pass: impl Fn(&mut Component) -> Result<()>) -> String {
    pass(&mut component(modules)).expect_err("the pass refuses the modules").to_string()
}

/// Asserts that a pass refuses the modules, each time that one of `names` is called otherwise, and says the name.
pub fn misses(names: &[&str], modules: &[&str], pass: impl Fn(&mut Component) -> Result<()>) {
    for name in names {
        let renamed: Vec<_> = modules.iter().map(|module| module.replace(name, "moved")).collect();
        let renamed: Vec<_> = renamed.iter().map(String::as_str).collect();
        let refusal = refusal(&renamed, &pass);
        assert!(refusal.contains(&format!("`{name}`")), "{name}: {refusal}");
    }
}

/// Asserts that a module is one that every host can run: nothing beyond WebAssembly 2.0.
pub fn validate(module: &[u8]) {
    Validator::new_with_features(WasmFeatures::WASM2).validate_all(module).expect("the module is valid");
}

/// What the host sees of a run.
#[derive(Default)]
pub struct Host {
    /// What it was called with.
    pub calls: Vec<String>,
    /// What its clock says.
    pub now: u64,
    /// The memory of the modules.
    pub memory: Option<Memory>,
    /// By how much the clock goes on each time that it is looked at.
    pub tick: u64,
}

/// Modules that run.
pub struct Running {
    store: Store<Host>,
    linker: Linker<Host>,
}

impl Running {
    /// Starts the modules in their order, after `define` has said what the host has.
    pub fn start(component: &mut Component, define: impl FnOnce(&mut Linker<Host>)) -> Self {
        let engine = Engine::default();
        let mut running = Running { store: Store::new(&engine, Host::default()), linker: Linker::new(&engine) };
        running.linker.allow_shadowing(true);
        define(&mut running.linker);
        for module in component.modules() {
            running.add(&engine, &module.encode());
            if module.defines_memory() {
                running.make_room();
            }
        }
        running
    }

    /// Links a module as libraries are: what it exports is in `env`, and the addresses of data in `GOT.mem`.
    fn add(&mut self, engine: &Engine, module: &[u8]) {
        let module = Module::new(engine, module).expect("the module compiles");
        let instance = self.linker.instantiate(&mut self.store, &module).expect("the module starts");
        let exports: Vec<_> =
            instance.exports(&mut self.store).map(|export| (export.name().to_owned(), export.into_extern())).collect();
        for (name, item) in exports {
            for namespace in ["env", "GOT.mem"] {
                self.linker.define(&self.store, namespace, &name, item.clone()).expect("names may be defined again");
            }
        }
    }

    /// What is `control`'s to make: the pages and slots after the image's own.
    fn make_room(&mut self) {
        let memory = self.memory();
        self.host().memory = Some(memory);
        let pages = u64::from(LAYOUT.heap_pages()).saturating_sub(memory.size(&self.store));
        memory.grow(&mut self.store, pages).expect("memory grows");
        let table = self.table();
        let slots = u64::from(FIRST_SLOT + SLOTS).saturating_sub(table.size(&self.store));
        table.grow(&mut self.store, slots, Ref::Func(None)).expect("the table grows");
    }

    fn item(&mut self, name: &str) -> Extern {
        self.linker.get(&mut self.store, "env", name).unwrap_or_else(|_| panic!("nothing is called {name}"))
    }

    /// The memory of all.
    pub fn memory(&mut self) -> Memory {
        self.item("memory").into_memory().expect("`memory` is one")
    }

    fn table(&mut self) -> Table {
        self.item("__indirect_function_table").into_table().expect("`__indirect_function_table` is one")
    }

    /// Calls what a library exports by that name.
    pub fn call<P: WasmParams, R: WasmResults>(&mut self, name: &str, parameters: P) -> R {
        self.try_call(name, parameters).unwrap_or_else(|trap| panic!("{name} traps: {trap:?}"))
    }

    /// The same, of what may trap.
    pub fn try_call<P: WasmParams, R: WasmResults>(&mut self, name: &str, parameters: P) -> wasmtime::Result<R> {
        let function = self.item(name).into_func().expect("it is a function");
        call(&mut self.store, function, parameters)
    }

    /// Calls what stands in a slot after the image's own.
    pub fn call_slot<R: WasmResults>(&mut self, slot: u32) -> R {
        let found = self.table().get(&mut self.store, u64::from(FIRST_SLOT + slot)).expect("there is such a slot");
        let function = *found.unwrap_func().expect("the slot is taken");
        call(&mut self.store, function, ()).expect("it does not trap")
    }

    /// What the host saw.
    pub fn host(&mut self) -> &mut Host {
        self.store.data_mut()
    }

    /// What a field of the control block holds.
    pub fn field(&mut self, field: Field) -> i32 {
        self.number(LAYOUT.address(field) as usize)
    }

    /// Changes a field.
    pub fn set(&mut self, field: Field, value: i32) {
        self.write(LAYOUT.address(field) as usize, &value.to_le_bytes());
    }

    /// What a field of the control block holds that has 64 bits.
    pub fn wide_field(&mut self, field: Field) -> i64 {
        let mut bytes = [0; 8];
        self.read(LAYOUT.address(field) as usize, &mut bytes);
        i64::from_le_bytes(bytes)
    }

    /// Changes such a field.
    pub fn set_wide(&mut self, field: Field, value: i64) {
        self.write(LAYOUT.address(field) as usize, &value.to_le_bytes());
    }

    /// What the memory holds at an address.
    pub fn number(&mut self, address: usize) -> i32 {
        let mut bytes = [0; 4];
        self.read(address, &mut bytes);
        i32::from_le_bytes(bytes)
    }

    fn read(&mut self, address: usize, bytes: &mut [u8]) {
        self.memory().read(&self.store, address, bytes).expect("the address is in memory");
    }

    /// Changes the memory.
    pub fn write(&mut self, address: usize, bytes: &[u8]) {
        self.memory().write(&mut self.store, address, bytes).expect("the address is in memory");
    }

    /// What a global variable holds.
    pub fn global(&mut self, name: &str) -> i32 {
        let global = self.item(name).into_global().expect("it is a global");
        global.get(&mut self.store).unwrap_i32()
    }

    /// Changes a global variable.
    pub fn set_global(&mut self, name: &str, value: i32) {
        let global = self.item(name).into_global().expect("it is a global");
        global.set(&mut self.store, value.into()).expect("it can be changed");
    }

    /// How the run was cut short: whether, why and with which code.
    pub fn ending(&mut self) -> (i32, i32, i32) {
        (self.field(Field::Cut), self.field(Field::Cause), self.field(Field::Code))
    }
}

fn call<P: WasmParams, R: WasmResults>(store: &mut Store<Host>, function: Func, parameters: P) -> wasmtime::Result<R> {
    let function = function.typed::<P, R>(&*store).expect("the function has that type");
    function.call(store, parameters)
}

/// Nothing, for engines that need no host.
pub fn no_host(_: &mut Linker<Host>) {}

/// Gives the host a clock that goes on with every look.
pub fn clock(linker: &mut Linker<Host>) {
    let look = |mut caller: Caller<'_, Host>| {
        let host = caller.data_mut();
        host.calls.push("look".into());
        host.now += host.tick;
        host.now as i64
    };
    linker.func_wrap("golem:exec-sandbox/job@0.1.0", "look", look).expect("the clock is defined once");
}
