//! The registered runtimes, and what they are asked for.

mod installation;
mod registration;

use std::collections::BTreeMap;
use std::fs::{self, File as OpenFile};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use wasmtime::component::Component;
use wasmtime::ensure;
use wasmtime::error::Context as _;

use crate::cancel::Cancel;
use crate::catalog::{Catalog, Registered};
use crate::compiled::{Compiled, content_hash, file_error, remove_abandoned};
use crate::error::{CatalogError, RunError, SessionError};
use crate::instances::Instances;
use crate::live::Channel;
use crate::notice::Notice;
use crate::program::{Call, File, Language};
use crate::report::Report;
use crate::running::Running;
use crate::runtime::{self, Runtime};
use crate::session::Session;
use crate::settings::Settings;
use crate::tree;
use crate::worker::Blueprint;
use crate::workshop::{Workshop, Workshops};

/// Everything that runs programs: engines, the catalog, and instances that are ready.
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
    workshops: Workshops,
    compiled: Compiled,
    catalog: Mutex<Catalog>,
    loaded: Mutex<BTreeMap<String, Arc<Runtime>>>,
    running: Arc<Running>,
    instances: Arc<Instances>,
}

impl Runtimes {
    /// Reads the catalog.
    pub fn open(settings: Settings) -> Result<Self, CatalogError> {
        tree::make(&settings.home).map_err(|error| file_error("make", &settings.home, error))?;
        let compiled = Compiled::open(&settings.home)?;
        remove_abandoned(&settings.home);
        let instances = Instances::open().map_err(|error| file_error("make", &std::env::temp_dir(), error))?;
        let catalog = Mutex::new(Catalog::read(&settings.home)?);
        let (settings, loaded, running) = (Arc::new(settings), Mutex::default(), Arc::default());
        let (workshops, instances) = (Workshops::default(), Arc::new(instances));
        Ok(Runtimes { settings, workshops, compiled, catalog, loaded, running, instances })
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
    pub fn warm_up(&self, mut says: impl FnMut(Notice)) -> Result<(), RunError> {
        self.list().keys().try_for_each(|name| self.load_runtime(name, &mut says)?.fill())
    }

    /// How many instances of a runtime are ready.
    pub fn in_stock(&self, name: &str) -> usize {
        self.loaded().get(name).map_or(0, |runtime| runtime.in_stock())
    }

    /// Whether a registered runtime was compiled for this version of the program.
    pub fn is_compiled(&self, registered: &Registered) -> bool {
        let workshop = self.workshops.of(registered.fence());
        workshop.is_ok_and(|workshop| self.compiled.has(&workshop.engine, &registered.sha256))
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
        let report = self.running.run(runtime.language, worker.fence(), cancel, || work(&runtime, &worker));
        let is_good = report.is_ok() && runtime.give_back(worker);
        if !is_good && !self.running.has_stopped() {
            Runtime::replace_lost(&runtime);
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

    /// Loads a runtime, so that its first run does not wait for that, and tells its language. It is compiled again where what
    /// was compiled is gone, or another version of this program did it.
    pub fn prepare(&self, name: &str, mut says: impl FnMut(Notice)) -> Result<Language, RunError> {
        Ok(self.load_runtime(name, &mut says)?.language)
    }

    fn runtime(&self, name: &str) -> Result<Arc<Runtime>, RunError> {
        self.load_runtime(name, &mut |_| ())
    }

    fn load_runtime(&self, name: &str, says: &mut dyn FnMut(Notice)) -> Result<Arc<Runtime>, RunError> {
        if let Some(runtime) = self.loaded().get(name) {
            return Ok(Arc::clone(runtime));
        }
        let registered = self.registered(name).ok_or_else(|| RunError::NoRuntime(name.to_owned()))?;
        let workshop = self.workshops.of(registered.fence()).map_err(RunError::Start)?;
        let component = self.load(workshop, name, &registered, says)?;
        let blueprint = self.blueprint(workshop, &component).map_err(RunError::Start)?;
        let runtime = Arc::new(Runtime::new(registered.language, blueprint, self.settings.stock));
        // Whoever else has loaded it meanwhile was first.
        Ok(Arc::clone(self.loaded().entry(name.to_owned()).or_insert(runtime)))
    }

    /// What the catalog says of a name. Another process may have installed it meanwhile.
    fn registered(&self, name: &str) -> Option<Registered> {
        let mut known = self.catalog();
        if !known.runtimes.contains_key(name)
            && let Ok(now) = Catalog::read(&self.settings.home)
        {
            *known = now;
        }
        known.runtimes.get(name).cloned()
    }

    fn load(
        &self,
        workshop: &Workshop,
        name: &str,
        registered: &Registered,
        says: &mut dyn FnMut(Notice),
    ) -> Result<Component, RunError> {
        if let Some(component) = self.compiled.load(&workshop.engine, &registered.sha256) {
            return Ok(component);
        }
        says(Notice::Compiling { name: name.to_owned(), bytes: registered.bytes });
        let component = compile(workshop, registered).map_err(RunError::Start)?;
        // Without the copy the next start compiles again, which is slow and no harm.
        let _ = self.compiled.keep(&registered.sha256, &component);
        Ok(component)
    }

    fn blueprint(&self, workshop: &Workshop, component: &Component) -> wasmtime::Result<Blueprint> {
        let pre = workshop.linker.instantiate_pre(component)?;
        Ok(Blueprint {
            pre,
            variables: self.settings.variables.as_slice().into(),
            memory_bytes: self.settings.instance_bytes,
            instances: Arc::clone(&self.instances),
        })
    }

    /// Changes the catalog on disk, and what is known of it here. No other process changes it before the lock is dropped: what
    /// the files of a runtime are worth depends on what else is registered.
    fn change<T>(&self, change: impl FnOnce(&mut Catalog) -> T) -> Result<(T, OpenFile), CatalogError> {
        let mut known = self.catalog();
        let (catalog, answer, lock) = Catalog::change(&self.settings.home, change)?;
        *known = catalog;
        Ok((answer, lock))
    }

    fn catalog(&self) -> MutexGuard<'_, Catalog> {
        self.catalog.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn loaded(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Runtime>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Compiles what was registered, and nothing that lies in its place by now.
fn compile(workshop: &Workshop, registered: &Registered) -> wasmtime::Result<Component> {
    let path = registered.path.display();
    let bytes = fs::read(&registered.path).with_context(|| format!("cannot read `{path}`"))?;
    ensure!(
        content_hash(&bytes) == registered.sha256,
        "`{path}` has changed since it was registered: install it again"
    );
    Component::from_binary(&workshop.engine, &bytes)
}
