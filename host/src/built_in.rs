//! The runtimes that belong to the program: where their files are, and how they come to be in a checkout of the sources.

use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::Language;

/// One of them.
pub(crate) struct BuiltIn {
    pub language: Language,
    /// The variable that names another file in its place.
    pub variable: &'static str,
    pub file: &'static str,
}

/// All of them.
pub(crate) const BUILT_IN: [BuiltIn; 2] = [
    BuiltIn { language: Language::Javascript, variable: "EXEC_JS_QUICKJS_PATH", file: "exec-javascript.wasm" },
    BuiltIn { language: Language::Python, variable: "EXEC_PYTHON_WASI_PATH", file: "exec-python.wasm" },
];

/// What was found of one.
pub(crate) enum Found {
    /// Its file.
    File(PathBuf),
    /// Nothing but sources.
    Sources(PathBuf),
    /// Nothing, with the places that were looked at.
    Nothing(Vec<PathBuf>),
}

impl BuiltIn {
    /// The name that it is registered under.
    pub(crate) fn name(&self) -> &'static str {
        self.language.name()
    }

    /// Looks for it: by its variable, next to the executable, in `dist/` there or of the sources that the executable was
    /// built in. What a variable names counts even if it is not there.
    pub(crate) fn find(&self) -> Found {
        if let Some(path) = std::env::var_os(self.variable).filter(|path| !path.is_empty()).map(PathBuf::from) {
            return if path.is_file() { Found::File(path) } else { Found::Nothing(vec![path]) };
        }
        let (places, sources) = self.places();
        match (places.iter().find(|path| path.is_file()), sources) {
            (Some(path), _) => Found::File(path.clone()),
            (None, Some(root)) => Found::Sources(root),
            (None, None) => Found::Nothing(places),
        }
    }

    /// Where it may be, and the root of the sources that the executable was built in.
    fn places(&self) -> (Vec<PathBuf>, Option<PathBuf>) {
        let executable = std::env::current_exe().ok();
        let beside = executable.as_deref().and_then(Path::parent);
        let sources = beside.and_then(sources);
        let folders = beside.iter().flat_map(|folder| [folder.to_path_buf(), folder.join("dist")]);
        let folders = folders.chain(sources.iter().map(|root| root.join("dist")));
        (folders.map(|folder| folder.join(self.file)).collect(), sources)
    }
}

/// Whether a file is in the place of a built-in runtime, and not elsewhere because a variable names it.
pub(crate) fn has(path: &Path) -> bool {
    BUILT_IN.iter().any(|built_in| built_in.places().0.iter().any(|place| place == path))
}

/// The root of the sources that a folder is in.
fn sources(folder: &Path) -> Option<PathBuf> {
    let is_root = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file() && folder.join("components-rust").is_dir();
    folder.ancestors().find(is_root).map(Path::to_path_buf)
}

/// Builds the components, and hands on what the build says, line by line.
pub(crate) fn build(root: &Path, mut says: impl FnMut(&str)) -> io::Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["xtask", "build"]).current_dir(root).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut build = cargo.spawn()?;
    if let Some(stderr) = build.stderr.take() {
        for line in BufReader::new(stderr).lines() {
            says(&line?);
        }
    }
    let status = build.wait()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("`cargo xtask build` ended with {status}"))) }
}
