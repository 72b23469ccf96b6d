//! Programs written to break the promise: `hostile/<group>/<name>.py`, `.js` or `.mjs`, each one file with its expectations in
//! its first comments. Each runs in an instance of its own with a second of time, and must end as it says, in time, with
//! nothing left behind and nothing seen; then the same instance must run a hello-world.

pub(crate) mod attack;
mod program;

pub use self::attack::{Stack, attack};
pub use self::program::{End, Part, Program};

use crate::language::Language;
use crate::load::{entries, plain_name};
use std::fs;
use std::path::{Path, PathBuf};
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

/// How many programs of a language there must be, so that none is lost unseen.
const LEAST: usize = 150;

/// All programs, and what is wrong with the rest of the files.
#[derive(Debug, Default)]
pub struct Found {
    /// The programs, by folder and name.
    pub programs: Vec<Program>,
    /// What cannot be one, each with the reason.
    pub problems: Vec<String>,
}

/// The folder of the programs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile")
}

/// Reads every program under `folder`.
pub fn all(folder: &Path) -> Result<Found> {
    let mut found = Found::default();
    for group in entries(folder)? {
        for path in entries(&group)? {
            match read(&group, &path) {
                Ok(program) => found.programs.push(program),
                Err(error) => found.problems.push(format!("`{}`: {error:#}", path.display())),
            }
        }
    }
    Ok(found)
}

impl Found {
    /// The programs of a language.
    pub fn of(&self, language: Language) -> impl Iterator<Item = &Program> + Clone {
        self.programs.iter().filter(move |program| program.language == language)
    }

    /// Why there are too few of a language, if there are.
    pub fn too_few(&self, language: Language) -> Vec<String> {
        let count = self.of(language).count();
        let problem = || format!("{count} hostile programs of {} are there, {LEAST} must be", language.name());
        (count < LEAST).then(problem).into_iter().collect()
    }
}

fn read(group: &Path, path: &Path) -> Result<Program> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let language = match extension {
        "py" => Language::Python,
        "js" | "mjs" => Language::Javascript,
        _ => wasmtime::bail!("neither `.py` nor `.js` nor `.mjs`"),
    };
    let text = fs::read_to_string(path).context("cannot read it")?;
    let name = format!("{}::{}", plain_name(group)?, plain_name(path)?);
    let parts = program::parts(&text, language)?;
    ensure!(!parts.is_empty(), "it has no program");
    Ok(Program { name, language, entry: format!("main.{extension}"), parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Found {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        all(folder.path()).unwrap()
    }

    #[test]
    fn a_program_is_a_file_of_either_language() {
        let found = found(&[("time/a.py", "# expect: timeout\n"), ("time/b.mjs", "// expect: ok\n")]);
        let names: Vec<_> =
            found.programs.iter().map(|program| (&*program.name, &*program.entry, program.language)).collect();
        let expected = [("time::a", "main.py", Language::Python), ("time::b", "main.mjs", Language::Javascript)];
        assert_eq!(names, expected);
        assert_eq!(found.too_few(Language::Python).len(), 1);
    }

    #[test]
    fn what_is_no_program_is_a_problem() {
        let found = found(&[("time/a.txt", ""), ("time/B.py", "# expect: ok\n"), ("time/c.py", "print()\n")]);
        let problems = found.problems.join("\n");
        assert_eq!(found.programs.len(), 0);
        for reason in ["neither `.py`", "may have only", "no `expect`"] {
            assert!(problems.contains(reason), "{problems}");
        }
    }
}
