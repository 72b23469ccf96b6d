//! Runs shell scripts where `golem` and `curl` only note what they are asked, and say what they are told to.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::application::root;

/// Notes its name and arguments, each with a zero byte behind it and a record separator behind the last, and then does
/// what the file `NAME.answer` beside it says.
const NOTING: &str = r#"#!/bin/sh
here=${0%/*}
printf '%s\0' "${0##*/}" "$@" >> "$here/notes"
printf '\036' >> "$here/notes"
. "$0.answer"
"#;

/// A folder with commands that note what they are asked.
pub struct Commands(TempDir);

/// How a script ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code.
    pub code: Option<i32>,
    /// What it printed, standard output and then standard error.
    pub said: String,
    /// What the commands were asked, by name and arguments.
    pub notes: Vec<Vec<String>>,
}

impl Commands {
    /// No command yet.
    pub fn new() -> std::io::Result<Self> {
        Ok(Commands(TempDir::new()?))
    }

    /// A command that answers with what this piece of shell prints, and ends as it does.
    pub fn with(self, name: &str, answer: &str) -> std::io::Result<Self> {
        let path = self.0.path().join(name);
        fs::write(&path, NOTING)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        fs::write(self.0.path().join(format!("{name}.answer")), answer)?;
        Ok(self)
    }

    /// Runs a script of `golem/`. It finds these commands and those of the system, but no other `golem` or `curl`.
    pub fn run(&self, script: &str, arguments: &[&str]) -> std::io::Result<Ended> {
        let mut command = Command::new("sh");
        command.arg(root().join("golem").join(script)).args(arguments);
        self.finish(command)
    }

    /// Runs lines of shell in the folder of the project.
    pub fn run_text(&self, text: &str) -> std::io::Result<Ended> {
        let mut command = Command::new("sh");
        command.args(["-euc", text]);
        self.finish(command)
    }

    fn finish(&self, mut command: Command) -> std::io::Result<Ended> {
        let system = self.system()?;
        let path = std::env::join_paths([self.0.path(), &system]).map_err(std::io::Error::other)?;
        command.current_dir(root()).env("PATH", path).stdin(Stdio::null());
        let output = command.env_remove("GOLEM_SERVER").env_remove("GOLEM_ROUTES").output()?;
        let said = [output.stdout, output.stderr].concat();
        let notes = fs::read(self.0.path().join("notes")).unwrap_or_default();
        let notes = notes.split(|byte| *byte == 0x1e).filter(|note| !note.is_empty()).map(words).collect();
        Ok(Ended { code: output.status.code(), said: String::from_utf8_lossy(&said).into_owned(), notes })
    }

    /// The tools that the scripts use of the system, and nothing else of it.
    fn system(&self) -> std::io::Result<PathBuf> {
        let folder = self.0.path().join("system");
        if folder.is_dir() {
            return Ok(folder);
        }
        fs::create_dir(&folder)?;
        for tool in ["sh", "dirname", "od", "tr", "sed", "head", "cat"] {
            let found = ["/bin", "/usr/bin"].iter().map(|at| Path::new(at).join(tool)).find(|path| path.exists());
            let found = found.ok_or_else(|| std::io::Error::other(format!("the system has no `{tool}`")))?;
            std::os::unix::fs::symlink(found, folder.join(tool))?;
        }
        Ok(folder)
    }
}

fn words(note: &[u8]) -> Vec<String> {
    let words = note.strip_suffix(b"\0").unwrap_or(note).split(|byte| *byte == 0);
    words.map(|word| String::from_utf8_lossy(word).into_owned()).collect()
}
