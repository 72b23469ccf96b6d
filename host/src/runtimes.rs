//! The registered runtimes, and what they are asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use wasmtime::component::{Component, Linker};

use crate::built_in::{self, BUILT_IN, BuiltIn, Found};
use crate::cancel::Cancel;
use crate::catalog::{self, Catalog, Origin, Registered};
use crate::compiled::{self, Compiled, file_error};
use crate::contract;
use crate::error::{CatalogError, InstallError, RunError, SessionError};
use crate::live::Channel;
use crate::notice::Notice;
use crate::program::{Call, File, Language};
use crate::report::Report;
use crate::running::Running;
use crate::runtime::{self, Runtime};
use crate::session::Session;
use crate::settings::Settings;
use crate::waiting;
use crate::wasm::Wasm;
use crate::worker::Blueprint;

/// Everything that runs programs: an engine, the catalog, and instances that are ready.
///
/// ```no_run
/// use golem_exec::{Call, File, Runtimes, Settings};
///
/// let runtimes = Runtimes::open(Settings::from_environment()?)?;
/// runtimes.register_built_in(|notice| eprintln!("{notice}"))?;
/// let report = runtimes.run("python", &[File::new("main.py", "print(6 * 7)")], Call::default())?;
/// assert_eq!(report.run.unwrap().stdout, "42\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Runtimes {
    settings: Arc<Settings>,
    wasm: Wasm,
    linker: Linker<crate::state::State>,
    compiled: Compiled,
    catalog: Mutex<Catalog>,
    loaded: Mutex<BTreeMap<String, Arc<Runtime>>>,
    running: Arc<Running>,
}

impl Runtimes {
    /// Starts the engine and reads the catalog.
    pub fn open(settings: Settings) -> Result<Self, CatalogError> {
        fs::create_dir_all(&settings.home).map_err(|error| file_error("make", &settings.home, error))?;
        let wasm = Wasm::new().map_err(CatalogError::Engine)?;
        let mut linker = Linker::new(&wasm.engine);
        wasmtime_wasi::p2::add_to_linker_sync(&mut linker).map_err(CatalogError::Engine)?;
        waiting::add_to_linker(&mut linker).map_err(CatalogError::Engine)?;
        let compiled = Compiled::open(&settings.home, &wasm.engine)?;
        let catalog = Mutex::new(Catalog::read(&settings.home)?);
        let (settings, loaded, running) = (Arc::new(settings), Mutex::default(), Arc::default());
        Ok(Runtimes { settings, wasm, linker, compiled, catalog, loaded, running })
    }

    /// Registers the runtimes that belong to the program: those that are registered and compiled already are skipped, what is
    /// missing is said, and the others go on.
    pub fn register_built_in(&self, mut says: impl FnMut(Notice)) -> Result<(), CatalogError> {
        BUILT_IN.iter().try_for_each(|built_in| self.register_one(built_in, &mut says))
    }

    /// The same for one language: a command line needs no other.
    pub fn register_built_in_for(&self, language: Language, mut says: impl FnMut(Notice)) -> Result<(), CatalogError> {
        let wanted = BUILT_IN.iter().filter(|built_in| built_in.language == language);
        wanted.into_iter().try_for_each(|built_in| self.register_one(built_in, &mut says))
    }

    fn register_one(&self, built_in: &BuiltIn, says: &mut dyn FnMut(Notice)) -> Result<(), CatalogError> {
        let name = built_in.name();
        let path = match built_in.find() {
            Found::File(path) => path,
            Found::Sources(root) => {
                says(Notice::Building { name: name.to_owned(), root: root.clone() });
                if let Err(error) = built_in::build(&root, |line| says(Notice::Build(line.to_owned()))) {
                    says(Notice::Unbuilt { name: name.to_owned(), reason: error.to_string() });
                    return self.forget(name);
                }
                root.join("dist").join(built_in.file)
            }
            Found::Nothing(places) => {
                says(Notice::Missing { name: name.to_owned(), variable: built_in.variable, places });
                return self.forget(name);
            }
        };
        if self.is_registered(name, &path) {
            says(Notice::Skipped { name: name.to_owned() });
            return Ok(());
        }
        match self.register(name, &path, Origin::BuiltIn, says) {
            Ok(_) => Ok(()),
            Err(InstallError::Catalog(error)) => Err(error),
            Err(error) => {
                says(Notice::Unusable { name: name.to_owned(), error });
                self.forget(name)
            }
        }
    }

    /// What is no longer there is no longer listed.
    fn forget(&self, name: &str) -> Result<(), CatalogError> {
        let mut catalog = self.catalog();
        match catalog.runtimes.get(name) {
            Some(registered) if registered.origin == Origin::BuiltIn => {
                catalog.runtimes.remove(name);
                catalog.write(&self.settings.home)
            }
            _ => Ok(()),
        }
    }

    fn is_registered(&self, name: &str, path: &Path) -> bool {
        let Some(known) = self.catalog().runtimes.get(name).cloned() else { return false };
        let same = match catalog::stamp(path) {
            Ok(stamp) if known.path == path && stamp == (known.bytes, known.modified_ns) => true,
            _ => fs::read(path).is_ok_and(|bytes| compiled::content_hash(&bytes) == known.sha256) && known.path == path,
        };
        same && self.compiled.has(&known.sha256)
    }

    /// Checks a component's file, compiles it, runs a first program in it, and registers it.
    pub fn install(&self, name: &str, path: &Path, mut says: impl FnMut(Notice)) -> Result<Registered, InstallError> {
        if !is_name(name) {
            return Err(InstallError::Name(name.to_owned()));
        }
        if BUILT_IN.iter().any(|built_in| built_in.name() == name) {
            return Err(InstallError::BuiltIn(name.to_owned()));
        }
        self.register(name, path, Origin::Installed, &mut says)
    }

    fn register(
        &self,
        name: &str,
        path: &Path,
        origin: Origin,
        says: &mut dyn FnMut(Notice),
    ) -> Result<Registered, InstallError> {
        let read = |source| InstallError::Read { path: path.to_owned(), source };
        let bytes = fs::read(path).map_err(read)?;
        let (_, modified_ns) = catalog::stamp(path).map_err(read)?;
        let sha256 = compiled::content_hash(&bytes);
        let component = match self.compiled.load(&self.wasm.engine, &sha256) {
            Some(component) => component,
            None => {
                says(Notice::Compiling { name: name.to_owned(), bytes: bytes.len() as u64 });
                contract::compile(&self.wasm.engine, path, &bytes)?
            }
        };
        let blueprint =
            self.blueprint(&component).map_err(|source| InstallError::Compile { path: path.to_owned(), source })?;
        let language = contract::probe(path, &blueprint)?;
        self.compiled.keep(&sha256, &component)?;
        let path = match origin {
            Origin::BuiltIn => path.to_owned(),
            Origin::Installed => self.keep_file(&sha256, &bytes)?,
        };
        let registered = Registered { language, origin, path, sha256, bytes: bytes.len() as u64, modified_ns };
        let mut catalog = self.catalog();
        catalog.runtimes.insert(name.to_owned(), registered.clone());
        catalog.write(&self.settings.home)?;
        self.loaded().insert(name.to_owned(), Arc::new(Runtime::new(language, blueprint, self.settings.stock)));
        says(Notice::Registered { name: name.to_owned() });
        Ok(registered)
    }

    /// An installed component is copied, so that it stays when the file does not.
    fn keep_file(&self, sha256: &str, bytes: &[u8]) -> Result<PathBuf, CatalogError> {
        let folder = self.settings.home.join("installed");
        fs::create_dir_all(&folder).map_err(|error| file_error("make", &folder, error))?;
        let path = folder.join(format!("{sha256}.wasm"));
        compiled::write_whole(&path, bytes)?;
        Ok(path)
    }

    /// Removes an installed runtime.
    pub fn remove(&self, name: &str) -> Result<(), CatalogError> {
        let mut catalog = self.catalog();
        match catalog.runtimes.get(name).map(|registered| registered.origin) {
            None => return Err(CatalogError::Unknown(name.to_owned())),
            Some(Origin::BuiltIn) => return Err(CatalogError::BuiltIn(name.to_owned())),
            Some(Origin::Installed) => {}
        }
        let removed = catalog.runtimes.remove(name);
        catalog.write(&self.settings.home)?;
        self.loaded().remove(name);
        if let Some(removed) = removed
            && !catalog.runtimes.values().any(|other| other.sha256 == removed.sha256)
        {
            self.compiled.forget(&removed.sha256);
            // A file too many does no harm.
            let _ = fs::remove_file(removed.path);
        }
        Ok(())
    }

    /// How the host is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Every registered runtime, by name.
    pub fn list(&self) -> BTreeMap<String, Registered> {
        self.catalog().runtimes.clone()
    }

    /// Makes instances of every runtime until the stock is full.
    pub fn warm_up(&self) -> Result<(), RunError> {
        self.list().keys().try_for_each(|name| self.runtime(name)?.fill())
    }

    /// How many instances of a runtime are ready.
    pub fn in_stock(&self, name: &str) -> usize {
        self.loaded().get(name).map_or(0, |runtime| runtime.in_stock())
    }

    /// How many programs run at the moment.
    pub fn running(&self) -> usize {
        self.running.count()
    }

    /// Runs a program without a session.
    pub fn run(&self, name: &str, files: &[File], call: Call) -> Result<Report, RunError> {
        let (time, cancel) = (self.settings.time(call.limits.time_ms), call.cancel.clone());
        self.with_worker(name, &cancel, |runtime, worker| runtime::run(worker, runtime.language, files, call, time))
    }

    /// Runs a program without a session, and hands on its output while it is written.
    pub fn run_streaming(
        &self,
        name: &str,
        files: &[File],
        call: Call,
        hear: impl FnMut(Channel, Bytes) + Send + 'static,
    ) -> Result<Report, RunError> {
        let (time, cancel) = (self.settings.time(call.limits.time_ms), call.cancel.clone());
        let listener = runtime::listener(hear);
        self.with_worker(name, &cancel, |runtime, worker| {
            runtime::run_streaming(worker, runtime.language, files, call, time, listener)
        })
    }

    fn with_worker(
        &self,
        name: &str,
        cancel: &Cancel,
        work: impl FnOnce(&Runtime, &crate::worker::Worker) -> Result<Report, RunError>,
    ) -> Result<Report, RunError> {
        let runtime = self.runtime(name)?;
        let worker = runtime.take()?;
        let entry = self.running.enter(worker.fence(), cancel);
        let report = work(&runtime, &worker);
        drop(entry);
        match report {
            Ok(_) => runtime.give_back(worker),
            Err(_) => worker.end(),
        }
        report
    }

    /// Opens the session whose files are in `folder`, and locks it. A new one where the folder is empty or not there.
    pub fn session(&self, name: &str, folder: &Path) -> Result<Session, SessionError> {
        let runtime = self.runtime(name)?;
        Session::open(runtime, folder, Arc::clone(&self.settings), Arc::clone(&self.running))
    }

    /// Ends all that runs, for good: every run ends with [`RunError::Cancelled`].
    pub fn stop(&self) {
        self.running.stop();
    }

    fn runtime(&self, name: &str) -> Result<Arc<Runtime>, RunError> {
        if let Some(runtime) = self.loaded().get(name) {
            return Ok(Arc::clone(runtime));
        }
        let registered =
            self.catalog().runtimes.get(name).cloned().ok_or_else(|| RunError::NoRuntime(name.to_owned()))?;
        let component = self.load(&registered)?;
        let blueprint = self.blueprint(&component).map_err(RunError::Start)?;
        let runtime = Arc::new(Runtime::new(registered.language, blueprint, self.settings.stock));
        // Whoever else has loaded it meanwhile was first.
        Ok(Arc::clone(self.loaded().entry(name.to_owned()).or_insert(runtime)))
    }

    fn load(&self, registered: &Registered) -> Result<Component, RunError> {
        let engine = &self.wasm.engine;
        if let Some(component) = self.compiled.load(engine, &registered.sha256) {
            return Ok(component);
        }
        let component = Component::from_file(engine, &registered.path).map_err(RunError::Start)?;
        // Without the copy the next start compiles again, which is slow and no harm.
        let _ = self.compiled.keep(&registered.sha256, &component);
        Ok(component)
    }

    fn blueprint(&self, component: &Component) -> wasmtime::Result<Blueprint> {
        let pre = self.linker.instantiate_pre(component)?;
        Ok(Blueprint {
            pre,
            variables: self.settings.variables.as_slice().into(),
            memory_bytes: self.settings.instance_bytes,
        })
    }

    fn catalog(&self) -> MutexGuard<'_, Catalog> {
        self.catalog.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn loaded(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Runtime>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the name of a runtime may be at most. The number is arbitrary.
const NAME_BYTES: usize = 64;

fn is_name(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && name.len() <= NAME_BYTES && name.bytes().all(letter) && !name.starts_with('.')
}
