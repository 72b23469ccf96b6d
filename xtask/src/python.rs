//! Building `exec-python.wasm`: the engine by componentize-py, the forge and `wasm-opt`, the shell and the sandbox by cargo, composed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use engine_forge::Names;

use crate::build::{Flavour, Profile, build_crate};
use crate::command;
use crate::compose::{Parts, compose};
use crate::optimise::optimise;
use crate::project::{PYTHON, Project, SANDBOX};
use crate::stamp::{Inputs, Stamp};

/// The Python application that becomes the engine.
const APPLICATION: &str = "components-rust/exec-python/engine";

/// What the engine's world is made of, and where componentize-py wants each: the world itself, then what it depends on.
const WORLD: [(&str, &str); 8] = [
    ("wit/internal/engine/engine.wit", "engine.wit"),
    ("wit/internal/sandbox", "deps/sandbox"),
    ("wit/deps/io", "deps/io"),
    ("wit/deps/clocks", "deps/clocks"),
    ("wit/deps/filesystem", "deps/filesystem"),
    ("wit/deps/random", "deps/random"),
    ("wit/deps/cli", "deps/cli"),
    ("wit/deps/sockets", "deps/sockets"),
];

/// Builds the file below `target` and gives its path.
pub fn build(project: &Project, profile: Profile, flavour: Flavour, target: &Path) -> Result<PathBuf> {
    let names = match profile {
        Profile::Release => Names::Strip,
        Profile::Debug => Names::Keep,
    };
    let engine = read(&engine(project)?)?;
    let optimiser = |module: &[u8]| Ok(optimise(project, module)?);
    let engine = engine_forge::forge(&engine, names, &optimiser).context("cannot forge the engine")?;
    let sandbox = read(&build_crate(project, SANDBOX, profile, Flavour::Portable, target)?)?;
    let shell = read(&build_crate(project, PYTHON, profile, flavour, target)?)?;
    let composed = compose(&Parts { shell: &shell, engine: &engine, sandbox: &sandbox })?;
    let path = target.join("exec-python.wasm");
    fs::write(&path, composed).with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(path)
}

/// The engine as componentize-py makes it. It draws random seeds, so it is made once for the same inputs, whatever else is
/// built from it.
fn engine(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("engine");
    let raw = folder.join("raw.wasm");
    let inputs = Inputs::new().files(project, &[APPLICATION, "wit", "xtask/pins/requirements.txt"])?;
    let stamp = Stamp::at(folder.join("stamp"), inputs);
    if stamp.is_set() && raw.is_file() {
        return Ok(raw);
    }
    let world = folder.join("wit");
    lay_out_world(project, &world)?;
    let mut componentize = Command::new(project.venv_program("componentize-py"));
    componentize.arg("-d").arg(&world).args(["-w", "engine", "componentize", "-p"]).arg(project.root.join(APPLICATION));
    componentize.args(["app", "-o"]).arg(&raw).env("PYTHONDONTWRITEBYTECODE", "1");
    command::run(&mut componentize)?;
    stamp.set()?;
    Ok(raw)
}

fn lay_out_world(project: &Project, world: &Path) -> Result<()> {
    if world.exists() {
        fs::remove_dir_all(world).with_context(|| format!("cannot remove `{}`", world.display()))?;
    }
    for (from, to) in WORLD {
        let (from, to) = (project.root.join(from), world.join(to));
        let parent = to.parent().context("a file of the world has no folder")?;
        fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
        copy(&from, &to).with_context(|| format!("cannot copy `{}`", from.display()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_file() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
}
