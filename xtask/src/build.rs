//! Building the components, and putting them into `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{self, cargo, step};
use crate::project::{COMPONENTS, Component, EXAMPLES, PYTHON, Project};
use crate::python;
use crate::setup::TARGET;
use crate::size;
use crate::stamp::{Inputs, Stamp};

/// How cargo optimises.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What is shipped and tested.
    Release,
    /// Quick to build, slow, large.
    Debug,
}

/// What a component may import beside WASI.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Nothing: it runs on any host.
    Portable,
    /// `wasi:logging`, which Golem has.
    Golem,
}

impl Flavour {
    /// The features that the crate with the exports is built with.
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Flavour::Portable => &[],
            Flavour::Golem => &["wasi-logging"],
        }
    }
}

/// Builds every component into its folder below `dist/`, or those of the crates that are named.
pub fn run(project: &Project, profile: Profile, flavour: Flavour, only: &[String]) -> Result<()> {
    let wanted = wanted(only)?;
    let folder = folder(project, profile, flavour);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    for component in wanted {
        let built = step(component.package, || build(project, component, profile, flavour, &project.target))?;
        let placed = folder.join(component.file);
        // Not copied: cargo-component gives its file to its owner alone.
        let bytes = fs::read(&built).with_context(|| format!("cannot read `{}`", built.display()))?;
        fs::write(&placed, bytes).with_context(|| format!("cannot write `{}`", placed.display()))?;
    }
    let with_budgets = profile == Profile::Release && flavour == Flavour::Portable && only.is_empty();
    if with_budgets { size::report(project) } else { Ok(()) }
}

/// Every component, or those of the crates that are named, which may be examples too.
fn wanted(only: &[String]) -> Result<Vec<&'static Component>> {
    let known: Vec<_> = COMPONENTS.iter().chain(EXAMPLES).collect();
    if let Some(unknown) = only.iter().find(|name| known.iter().all(|component| component.package != **name)) {
        let known: Vec<_> = known.iter().map(|component| component.package).collect();
        bail!("`{unknown}` is no component: `{}` are", known.join("`, `"));
    }
    let named = |component: &&Component| only.iter().any(|name| name == component.package);
    Ok(if only.is_empty() { COMPONENTS.iter().collect() } else { known.into_iter().filter(named).collect() })
}

/// Where finished components go.
pub fn folder(project: &Project, profile: Profile, flavour: Flavour) -> PathBuf {
    let folder = match flavour {
        Flavour::Portable => project.dist(),
        Flavour::Golem => project.dist().join("golem"),
    };
    match profile {
        Profile::Release => folder,
        Profile::Debug => folder.join("debug"),
    }
}

/// Builds one component below `target` and gives the path of the file.
pub fn build(
    project: &Project,
    component: &Component,
    profile: Profile,
    flavour: Flavour,
    target: &Path,
) -> Result<PathBuf> {
    match component.package {
        PYTHON => python::build(project, profile, flavour, target),
        package => build_crate(project, package, profile, flavour, target),
    }
}

/// Builds one crate as a component.
pub fn build_crate(
    project: &Project,
    package: &str,
    profile: Profile,
    flavour: Flavour,
    target: &Path,
) -> Result<PathBuf> {
    forget_older_quickjs(project, target)?;
    let flavoured = forget_other_flavour(project, package, profile, flavour, target)?;
    let mut cargo = cargo(project);
    cargo.args(["component", "build", "--quiet", "--package", package]);
    cargo.env("CARGO_TARGET_DIR", target).env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(project, target));
    let folder = match profile {
        Profile::Release => {
            cargo.arg("--release");
            "release"
        }
        Profile::Debug => "debug",
    };
    if !flavour.features().is_empty() {
        cargo.arg("--features").args(flavour.features());
    }
    command::run(&mut cargo)?;
    flavoured.set()?;
    Ok(target.join(TARGET).join(folder).join(format!("{}.wasm", package.replace('-', "_"))))
}

/// Cargo does not know that QuickJS is compiled by `tools/wasm-cc` with patches: where either changed, what was
/// compiled before is removed. (A plain `cargo component build` fails to link then, and names the remedy.)
fn forget_older_quickjs(project: &Project, target: &Path) -> Result<()> {
    let inputs = Inputs::new().files(project, &["tools/wasm-cc", "components-rust/exec-javascript/quickjs"])?;
    let stamp = Stamp::at(target.join("quickjs.stamp"), inputs);
    if stamp.is_set() {
        return Ok(());
    }
    forget(project, "rquickjs-sys", target)?;
    stamp.set()
}

/// Both flavours of a crate have the same file names, and cargo takes one for the other: where the last build was of the
/// other flavour, what it made of this crate is removed. Its dependencies stay. Gives the stamp to be set after the build.
fn forget_other_flavour(
    project: &Project,
    package: &str,
    profile: Profile,
    flavour: Flavour,
    target: &Path,
) -> Result<Stamp> {
    let (profile, flavour) = match (profile, flavour) {
        (Profile::Release, Flavour::Portable) => ("release", "portable"),
        (Profile::Release, Flavour::Golem) => ("release", "golem"),
        (Profile::Debug, Flavour::Portable) => ("dev", "portable"),
        (Profile::Debug, Flavour::Golem) => ("dev", "golem"),
    };
    let stamp = Stamp::at(target.join(format!("{package}-{profile}.flavour")), Inputs::new().text(flavour));
    if !stamp.is_set() {
        forget_profile(project, package, target, profile)?;
        // Between here and the end of the build it is of neither.
        stamp.clear();
    }
    Ok(stamp)
}

/// Removes what was built of `package` for WebAssembly below `target`, if anything.
pub fn forget(project: &Project, package: &str, target: &Path) -> Result<()> {
    ["dev", "release"].into_iter().try_for_each(|profile| forget_profile(project, package, target, profile))
}

fn forget_profile(project: &Project, package: &str, target: &Path, profile: &str) -> Result<()> {
    let mut clean = cargo(project);
    clean.args(["clean", "--quiet", "--package", package, "--target", TARGET, "--profile", profile]);
    command::run(clean.env("CARGO_TARGET_DIR", target))
}

/// Names for the folders of this machine: a panic message holds the path of a source file, and the same sources must
/// give the same bytes wherever they lie. Flags are separated by the unit separator, as cargo wants it.
fn remapped_paths(project: &Project, target: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let folders = [(Some(project.root.clone()), "/golem-exec"), (Some(target.to_owned()), "/target"), (home, "/cargo")];
    let flags = folders
        .into_iter()
        .filter_map(|(folder, name)| Some(format!("--remap-path-prefix={}={name}", folder?.display())));
    flags.collect::<Vec<_>>().join("\u{1f}")
}
