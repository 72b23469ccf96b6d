//! The only place that configures wasmtime: its defaults and nothing else (512 KiB of wasm stack, no fuel, no epochs), since
//! the components must need no help of the host. And once more with a long stack, for what a host gains that has one.

use crate::bindings::{self, Exec, ExecResult, Limits};
use crate::clock::Clock;
use crate::language::Language;
use crate::replay::{self, Durable};
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use wasmtime::component::{Component, InstancePre, Linker, ResourceTable};
use wasmtime::error::Context;
use wasmtime::{Config, Engine, ResourceLimiter, Store};
use wasmtime::{Result, ensure};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::{FsPerms, WasiCtx, WasiCtxView, WasiView};

/// Bounds what one case may write to the component's own stdout or stderr: four times the default output cap, so that the
/// cap of the component is what a test meets.
const PIPE_BYTES: usize = 64 << 20;

/// The native stack of a host that has more of it than usual, and says so. As much as the host of this project has.
const DEEP_STACK_KIB: usize = 8 << 10;

/// What wasmtime wants besides for the host's own functions.
const HOST_STACK_BYTES: usize = 2 << 20;

/// The compiled components, shared by all tests.
pub struct Host {
    usual: Machine,
    deep: OnceLock<Machine>,
}

/// One configuration of wasmtime, with the components.
struct Machine {
    engine: Engine,
    linker: Linker<State>,
    components: BTreeMap<Language, Component>,
}

impl Host {
    /// Compiles what lies in `dist`.
    pub fn load(languages: &[Language]) -> Result<Host> {
        Ok(Host { usual: Machine::load(Engine::default(), languages)?, deep: OnceLock::new() })
    }

    /// The component of a language.
    pub fn component(&self, language: Language) -> Result<&Component> {
        self.usual.component(language)
    }

    /// The engine that compiled them.
    pub fn engine(&self) -> &Engine {
        &self.usual.engine
    }

    /// A component, linked and ready to be instantiated.
    pub fn prepare(&self, language: Language) -> Result<InstancePre<State>> {
        self.usual.linker.instantiate_pre(self.component(language)?)
    }

    /// A store of the usual configuration.
    pub fn store(&self, env: &BTreeMap<String, String>) -> Result<Store<State>> {
        self.usual.store(env)
    }

    /// A new instance.
    pub fn worker(&self, language: Language, env: &BTreeMap<String, String>) -> Result<Worker> {
        self.usual.worker(language, env)
    }

    /// A new instance on a host with a long stack, which says so.
    pub fn deep_worker(&self, language: Language, env: &BTreeMap<String, String>) -> Result<Worker> {
        let mut env = env.clone();
        env.insert("EXEC_STACK_KIB".to_owned(), DEEP_STACK_KIB.to_string());
        self.deep()?.worker(language, &env)
    }

    /// A new instance on a host that logs what it answers, or answers from such a log.
    pub fn durable_worker(&self, language: Language, durable: Durable) -> Result<Worker> {
        let mut linker = Linker::new(self.engine());
        replay::link(&mut linker)?;
        let mut store = self.store(&BTreeMap::new())?;
        store.data_mut().durable = durable;
        Worker::new(&linker, self.component(language)?, store)
    }

    fn deep(&self) -> Result<&Machine> {
        if self.deep.get().is_none() {
            let mut config = Config::new();
            config.max_wasm_stack(DEEP_STACK_KIB << 10);
            config.async_stack_size((DEEP_STACK_KIB << 10) + HOST_STACK_BYTES);
            let languages: Vec<_> = self.usual.components.keys().copied().collect();
            // Two tests may come here at once: then one of them has loaded in vain.
            let _ = self.deep.set(Machine::load(Engine::new(&config)?, &languages)?);
        }
        self.deep.get().context("it was just set")
    }
}

impl Machine {
    fn load(engine: Engine, languages: &[Language]) -> Result<Self> {
        let mut linker = Linker::new(&engine);
        wasmtime_wasi::p2::add_to_linker_sync(&mut linker)?;
        let mut components = BTreeMap::new();
        for language in languages {
            let path = dist().join(language.component());
            components.insert(*language, compile(&engine, &path)?);
        }
        Ok(Machine { engine, linker, components })
    }

    fn component(&self, language: Language) -> Result<&Component> {
        self.components.get(&language).with_context(|| format!("`{}` is not loaded", language.component()))
    }

    /// A store with a new, empty directory at `/` and nothing of the machine's environment.
    fn store(&self, env: &BTreeMap<String, String>) -> Result<Store<State>> {
        let root = tempfile::Builder::new().prefix("golem-exec-").tempdir().context("cannot make a directory")?;
        let (stdout, stderr) = (MemoryOutputPipe::new(PIPE_BYTES), MemoryOutputPipe::new(PIPE_BYTES));
        let mut wasi = WasiCtx::builder();
        wasi.stdout(stdout.clone()).stderr(stderr.clone());
        wasi.allow_blocking_current_thread(true);
        wasi.preopened_dir(root.path(), "/", FsPerms::ReadWrite)?;
        let clock = Clock::default();
        wasi.monotonic_clock(clock.clone()).wall_clock(clock.clone());
        for (name, value) in env {
            wasi.env(name, value);
        }
        let (wasi, table) = (wasi.build(), ResourceTable::new());
        let (grown, durable) = (Grown::default(), Durable::default());
        let mut store = Store::new(&self.engine, State { wasi, table, root, stdout, stderr, clock, grown, durable });
        store.limiter(|state| &mut state.grown);
        Ok(store)
    }

    fn worker(&self, language: Language, env: &BTreeMap<String, String>) -> Result<Worker> {
        Worker::new(&self.linker, self.component(language)?, self.store(env)?)
    }
}

/// What the host keeps for one instance.
pub struct State {
    wasi: WasiCtx,
    /// What the host and the component hold of each other.
    pub table: ResourceTable,
    root: TempDir,
    stdout: MemoryOutputPipe,
    stderr: MemoryOutputPipe,
    /// What it says of the time.
    pub clock: Clock,
    grown: Grown,
    /// What a durable host has of this instance; of no use on another.
    pub durable: Durable,
}

/// The bytes of all linear memories of an instance. It limits nothing: it is where wasmtime tells of growth.
#[derive(Default)]
struct Grown(usize);

impl ResourceLimiter for Grown {
    fn memory_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> Result<bool> {
        self.0 += desired - current;
        Ok(true)
    }

    fn table_growing(&mut self, _current: usize, _desired: usize, _maximum: Option<usize>) -> Result<bool> {
        Ok(true)
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}

/// One instance and its store.
pub struct Worker {
    /// The exported interfaces.
    pub exec: Exec,
    /// The store, which calls go through.
    pub store: Store<State>,
    read: (usize, usize),
}

impl Worker {
    fn new(linker: &Linker<State>, component: &Component, mut store: Store<State>) -> Result<Self> {
        let instance = linker.instantiate(&mut store, component).context("the component does not start")?;
        let exec = Exec::new(&mut store, &instance);
        Ok(Worker { exec: exec.context("the component does not export the contract")?, store, read: (0, 0) })
    }

    /// The directory that the component has at `/`.
    pub fn root(&self) -> &Path {
        self.store.data().root.path()
    }

    /// What lies in that directory, sorted, folders with a `/` at their end. A component may keep one empty folder for its next
    /// session, which does not count.
    pub fn directory(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        list(self.root(), "", &mut found)?;
        found.sort();
        if let Some(spare) = (0..found.len()).find(|index| is_empty_session(&found, *index)) {
            found.remove(spare);
        }
        Ok(found)
    }

    /// What the component wrote to its own stdout and stderr since the last look.
    pub fn output(&mut self) -> (Vec<u8>, Vec<u8>) {
        let (stdout, stderr) = (self.store.data().stdout.contents(), self.store.data().stderr.contents());
        let fresh = (stdout[self.read.0..].to_vec(), stderr[self.read.1..].to_vec());
        self.read = (stdout.len(), stderr.len());
        fresh
    }

    /// The bytes of linear memory that the instance has by now.
    pub fn memory(&self) -> usize {
        self.store.data().grown.0
    }

    /// How many resources of the host it holds: descriptors, streams, pollables.
    pub fn handles(&mut self) -> usize {
        self.store.data_mut().table.iter_mut().count()
    }

    /// How often the component has read a clock since it was started.
    pub fn clock_reads(&self) -> u64 {
        self.store.data().clock.reads()
    }

    /// Runs a hello-world, which must succeed whatever was run before.
    pub fn hello(&mut self, language: Language) -> Result<()> {
        let printed = self.run(language, language.hello())?;
        ensure!(printed == "hello\n", "it prints {printed:?}");
        Ok(())
    }

    /// Runs a program of one file in a stateless call.
    pub fn execute(
        &mut self,
        language: Language,
        program: &str,
        limits: Limits,
    ) -> Result<Result<ExecResult, bindings::Error>> {
        let lang = bindings::Language { kind: language.kind(), version: None };
        let name = format!("main.{}", language.extension());
        let file = bindings::File { name, content: program.into(), encoding: None };
        let executor = self.exec.golem_exec_executor();
        executor.call_run(&mut self.store, &lang, &[file], None, &[], &[], Some(limits))
    }

    /// Runs a program of one file and gives what it prints. It must end well.
    pub fn run(&mut self, language: Language, program: &str) -> Result<String> {
        let limits = Limits { time_ms: Some(60_000), memory_bytes: None, file_size_bytes: None, max_processes: None };
        let result = self.execute(language, program, limits)?;
        let result = result.map_err(|error| wasmtime::format_err!("it ends with {error:?}"))?;
        ensure!(result.run.exit_code == Some(0), "it prints {:?} and {:?}", result.run.stdout, result.run.stderr);
        Ok(result.run.stdout)
    }
}

/// Whether a place in a sorted listing is the folder of a session with nothing in it.
fn is_empty_session(found: &[String], index: usize) -> bool {
    let is_session = found[index].starts_with("golem-exec-") && found[index].matches('/').count() == 1;
    is_session
        && found[index].ends_with('/')
        && found.get(index + 1).is_none_or(|next| !next.starts_with(&found[index]))
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), found)?;
            found.push(name + "/");
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// Where the built components lie: `dist/` of the project, or the folder named by `EXEC_TESTS_DIST`.
pub fn dist() -> PathBuf {
    match std::env::var_os("EXEC_TESTS_DIST") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"),
    }
}

/// Compiles a component, or takes what an earlier run of the same build compiled: the Python component takes a minute.
pub fn compile(engine: &Engine, path: &Path) -> Result<Component> {
    let wasm = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let kept = kept_at(&wasm)?;
    // SAFETY: the file was written below by this program into its own build folder; wasmtime refuses it where it was made by
    // another version or for another configuration.
    if let Ok(component) = unsafe { Component::deserialize_file(engine, &kept) } {
        return Ok(component);
    }
    let component = Component::new(engine, &wasm);
    let component = component.with_context(|| format!("`{}` is not a component", path.display()))?;
    keep(&component, &kept).context("cannot keep the compiled component")?;
    Ok(component)
}

fn kept_at(wasm: &[u8]) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    let folder = std::env::current_exe()?.parent().context("the test program has no folder")?.join("compiled");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{:016x}-{}.cwasm", hasher.finish(), wasm.len())))
}

fn keep(component: &Component, path: &Path) -> Result<()> {
    let folder = path.parent().context("no folder")?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    std::io::Write::write_all(&mut file, &component.serialize()?)?;
    file.persist(path)?;
    Ok(())
}
