//! The runtime with faults, as a component in a home of its own.

use std::fs;
use std::path::{Path, PathBuf};

use golem_exec::{Call, File, InstallError, Limits, Registered, Report, RunError, Runtimes, Settings};
use tempfile::TempDir;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// What it is called.
pub const NAME: &str = "faulty";

/// A home that it is installed in.
pub struct Installed {
    pub folder: TempDir,
    pub runtimes: Runtimes,
}

impl Installed {
    pub fn new() -> Self {
        Installed::on(Settings::at(""))
    }

    /// On a host that is set up so, but for its home.
    pub fn on(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { stock: 1, home: folder.path().join("home"), ..settings };
        let installed = Installed { folder, runtimes: Runtimes::open(settings).unwrap() };
        installed.install(&component("")).unwrap();
        installed
    }

    /// Installs a component under its name.
    pub fn install(&self, bytes: &[u8]) -> Result<Registered, InstallError> {
        let file = self.folder.path().join("faulty.wasm");
        fs::write(&file, bytes).unwrap();
        self.runtimes.install(NAME, &file, |_| ())
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// How many files there are in a folder of the home that end so.
    pub fn files(&self, folder: &str, end: &str) -> usize {
        let names = fs::read_dir(self.home().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().ends_with(end)).count()
    }

    pub fn run(&self, program: &str) -> Result<Report, RunError> {
        let limits = Limits { time_ms: Some(100), ..Limits::default() };
        self.runtimes.run(NAME, &[File::new("main.js", program)], Call { limits, ..Call::default() })
    }

    /// How many runs the instance has had that serves a run now.
    pub fn runs_before(&self) -> i32 {
        self.exit_code("count")
    }

    pub fn exit_code(&self, program: &str) -> i32 {
        self.run(program).unwrap().run.unwrap().exit_code.unwrap()
    }
}

/// The runtime, with something more at the end of its module.
pub fn component(more: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let wit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wit");
    let (package, _) = resolve.push_dir(wit).unwrap();
    let world = resolve.select_world(&[package], Some("exec")).unwrap();
    let text = include_str!("runtime.wat").trim_end().strip_suffix(')').unwrap();
    let mut module = wat::parse_str(format!("{text}{more})")).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).unwrap();
    ComponentEncoder::default().module(&module).unwrap().encode().unwrap()
}
