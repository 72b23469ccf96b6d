//! A worker, as Golem would have one: an instance of a component that was built for Golem, called by the names that users
//! write. Its host has what Golem's has beside WASI, which is a log.

mod name;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use golem_exec_tests::host::compile;
use golem_exec_tests::language::Language;
use tempfile::TempDir;
use wasmtime::component::{
    Component, ComponentType, Func, Instance, Lift, Linker, ResourceAny, ResourceTable, Type, Val,
};
use wasmtime::error::Context;
use wasmtime::{Engine, Result, Store, bail, ensure};
use wasmtime_wasi::{FsPerms, WasiCtx, WasiCtxView, WasiView};

use crate::application::root;
use crate::wave;
use name::{Called, Name};

/// How urgent a line of the log is.
#[derive(Clone, Copy, ComponentType, Debug, Lift, PartialEq, Eq)]
#[component(enum)]
#[repr(u8)]
pub enum Level {
    /// The values of variables.
    #[component(name = "trace")]
    Trace,
    /// For whoever looks for a fault.
    #[component(name = "debug")]
    Debug,
    /// For whoever watches.
    #[component(name = "info")]
    Info,
    /// Something is not as it should be.
    #[component(name = "warn")]
    Warn,
    /// It failed.
    #[component(name = "error")]
    Error,
    /// It cannot go on.
    #[component(name = "critical")]
    Critical,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How urgent it is.
    pub level: Level,
    /// What it is grouped by.
    pub context: String,
    /// What it says.
    pub message: String,
}

/// What a worker's store holds.
pub struct State {
    wasi: WasiCtx,
    table: ResourceTable,
    lines: Vec<Line>,
    // Held, so that it is removed with the worker.
    _folder: TempDir,
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}

/// A worker.
pub struct Worker {
    store: Store<State>,
    instance: Instance,
    /// Resources that are named by what they are made with.
    indexed: BTreeMap<String, ResourceAny>,
    /// Resources that calls have given, which only the REST interface can name.
    given: Vec<ResourceAny>,
}

/// The file of a language that is deployed.
pub fn built(language: Language) -> PathBuf {
    root().join("dist/golem").join(language.component())
}

/// The engine that runs all of them.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(Engine::default)
}

/// A host as Golem is one: WASI and the log.
pub fn linker() -> Result<Linker<State>> {
    let mut linker = Linker::new(engine());
    wasmtime_wasi::p2::add_to_linker_sync(&mut linker)?;
    let mut logging = linker.instance("wasi:logging/logging")?;
    logging.func_wrap("log", |mut store, (level, context, message): (Level, String, String)| {
        let state: &mut State = store.data_mut();
        state.lines.push(Line { level, context, message });
        Ok(())
    })?;
    Ok(linker)
}

/// What a worker has before anything is instantiated in it: a directory at `/`, and these variables.
pub fn store(env: &[(&str, &str)]) -> Result<Store<State>> {
    let folder = tempfile::Builder::new().prefix("golem-exec-").tempdir().context("cannot make a directory")?;
    let mut wasi = WasiCtx::builder();
    wasi.preopened_dir(folder.path(), "/", FsPerms::ReadWrite)?.envs(env);
    wasi.allow_blocking_current_thread(true);
    let state = State { wasi: wasi.build(), table: ResourceTable::new(), lines: Vec::new(), _folder: folder };
    Ok(Store::new(engine(), state))
}

/// The workers of a component, by name.
pub struct Workers {
    language: Language,
    named: BTreeMap<String, Worker>,
    unnamed: Option<Worker>,
}

impl Workers {
    /// None yet.
    pub fn of(language: Language) -> Self {
        Workers { language, named: BTreeMap::new(), unnamed: None }
    }

    /// The worker of a name, which is made when it is first named; a new one, where there is no name.
    pub fn get(&mut self, name: Option<&str>) -> Result<&mut Worker> {
        let Some(name) = name else { return Ok(self.unnamed.insert(Worker::new(self.language, &[])?)) };
        if !self.named.contains_key(name) {
            self.named.insert(name.to_owned(), Worker::new(self.language, &[])?);
        }
        self.named.get_mut(name).context("it was just made")
    }
}

impl Worker {
    /// A new worker of a language.
    pub fn new(language: Language, env: &[(&str, &str)]) -> Result<Self> {
        let path = built(language);
        ensure!(path.is_file(), "`{}` is not built: `cargo xtask build --golem`", path.display());
        Self::of(&compile(engine(), &path)?, env)
    }

    /// A new worker of a component.
    pub fn of(component: &Component, env: &[(&str, &str)]) -> Result<Self> {
        let mut store = store(env)?;
        let instance = linker()?.instantiate(&mut store, component)?;
        Ok(Worker { store, instance, indexed: BTreeMap::new(), given: Vec::new() })
    }

    /// Invokes a function by its name, `golem:exec/executor.{run}`, with arguments in WAVE.
    pub fn invoke(&mut self, name: &str, arguments: &[impl AsRef<str>]) -> Result<Option<Val>> {
        let name = Name::read(name).map_err(wasmtime::Error::msg)?;
        match &name.called {
            Called::Function(function) => self.call_written(&name.interface, function, None, arguments),
            Called::Indexed { resource, made_with, method } => {
                let owner = self.written(&name.interface, resource, made_with)?;
                let function = format!("[method]{resource}.{method}");
                self.call_written(&name.interface, &function, Some(owner), arguments)
            }
        }
    }

    /// Invokes a method of a resource that a call has given, as the REST interface does.
    pub fn invoke_on_given(&mut self, name: &str, number: usize) -> Result<Option<Val>> {
        let name = Name::read(name).map_err(wasmtime::Error::msg)?;
        let Called::Function(function) = &name.called else { bail!("`{name:?}` names its resource already") };
        let owner = *self.given.get(number).with_context(|| format!("there is no resource number {number}"))?;
        self.call_written(&name.interface, function, Some(owner), &[] as &[&str])
    }

    /// The resource that is made with these values, once.
    pub fn made_once(&mut self, interface: &str, resource: &str, with: &[Val]) -> Result<ResourceAny> {
        let key = format!("{resource}({with:?})");
        if let Some(found) = self.indexed.get(&key) {
            return Ok(*found);
        }
        let made = self.call(interface, &format!("[constructor]{resource}"), with)?;
        let Some(Val::Resource(made)) = made else { bail!("`{resource}` is not made") };
        self.indexed.insert(key, made);
        Ok(made)
    }

    /// Calls a function with values.
    pub fn call(&mut self, interface: &str, function: &str, arguments: &[Val]) -> Result<Option<Val>> {
        let found = self.function(interface, function)?;
        self.finish(found, function, arguments)
    }

    /// Calls a function that the component exports outside of any interface.
    pub fn call_export(&mut self, function: &str, arguments: &[Val]) -> Result<Option<Val>> {
        let found = self.instance.get_func(&mut self.store, function);
        self.finish(found.with_context(|| format!("nothing exports `{function}`"))?, function, arguments)
    }

    /// The types of a function's parameters.
    pub fn parameters(&mut self, interface: &str, function: &str) -> Result<Vec<Type>> {
        let found = self.function(interface, function)?;
        Ok(found.ty(&self.store).params().map(|(_, ty)| ty).collect())
    }

    /// The lines of the log since the last look.
    pub fn log(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.store.data_mut().lines)
    }

    fn call_written(
        &mut self,
        interface: &str,
        function: &str,
        owner: Option<ResourceAny>,
        arguments: &[impl AsRef<str>],
    ) -> Result<Option<Val>> {
        let found = self.function(interface, function)?;
        let ty = found.ty(&self.store);
        let wanted: Vec<_> = ty.params().skip(usize::from(owner.is_some())).collect();
        ensure!(
            wanted.len() == arguments.len(),
            "`{function}` takes {} arguments and is given {}",
            wanted.len(),
            arguments.len()
        );
        let mut values: Vec<_> = owner.map(Val::Resource).into_iter().collect();
        for ((name, ty), text) in wanted.iter().zip(arguments) {
            let value = wave::read(text.as_ref(), ty);
            values.push(value.map_err(|error| wasmtime::format_err!("`{function}`, `{name}`: {error}"))?);
        }
        self.finish(found, function, &values)
    }

    fn finish(&mut self, function: Func, name: &str, arguments: &[Val]) -> Result<Option<Val>> {
        let mut results = vec![Val::Bool(false); function.ty(&self.store).results().len()];
        function.call(&mut self.store, arguments, &mut results).with_context(|| format!("`{name}`"))?;
        let result = results.pop();
        if let Some(Val::Resource(resource)) = &result {
            self.given.push(*resource);
        }
        Ok(result)
    }

    /// The resource that is made with what is written.
    fn written(&mut self, interface: &str, resource: &str, with: &str) -> Result<ResourceAny> {
        let types = self.parameters(interface, &format!("[constructor]{resource}"))?;
        let [ty] = types.as_slice() else { bail!("`{resource}` is not made with one value") };
        let value = wave::read(with, ty).map_err(wasmtime::Error::msg)?;
        self.made_once(interface, resource, &[value])
    }

    /// Golem finds a function by the name of its interface with or without the version.
    fn function(&mut self, interface: &str, function: &str) -> Result<Func> {
        let versions = [interface.to_owned(), format!("{interface}@1.0.0")];
        let found = versions.iter().find_map(|name| self.instance.get_export_index(&mut self.store, None, name));
        let found = found.with_context(|| format!("nothing exports `{interface}`"))?;
        let found = self.instance.get_export_index(&mut self.store, Some(&found), function);
        let found = found.with_context(|| format!("`{interface}` has no `{function}`"))?;
        self.instance.get_func(&mut self.store, found).with_context(|| format!("`{function}` is no function"))
    }
}
