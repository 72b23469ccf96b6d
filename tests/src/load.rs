//! Finds the cases. Whatever lies under `cases/` and does not become a test is a problem, and a problem fails the run.

mod check;

use crate::case::{FileSpec, Model};
use crate::content::{Content, Made, Scope};

use crate::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure};

/// One case, with the files that belong to it.
#[derive(Debug)]
pub struct Case {
    /// `group::name`
    pub name: String,
    /// The case file, which `record` rewrites.
    pub path: PathBuf,
    /// What stands in it.
    pub model: Model,
    /// The languages it is a test of.
    pub languages: Vec<Language>,
    programs: BTreeMap<String, Vec<u8>>,
}

impl Case {
    /// The case in one language.
    pub fn scope(&self, language: Language) -> Scope<'_> {
        let named = self.model.entry.as_deref();
        let found = language.entries().iter().find(|name| self.programs.contains_key(**name)).copied();
        let entry = named.or(found).unwrap_or(language.entries()[0]);
        let entry = entry.replace("{ext}", language.extension());
        Scope::new(language, entry, &self.programs)
    }
}

/// All cases, and what is wrong with the rest.
#[derive(Debug, Default)]
pub struct Found {
    /// The cases, by name.
    pub cases: Vec<Case>,
    /// What cannot be a case, each with the reason.
    pub problems: Vec<String>,
}

/// The folder of the cases: `cases/`, or the one named by `EXEC_TESTS_CASES`.
pub fn folder() -> PathBuf {
    match std::env::var_os("EXEC_TESTS_CASES") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"),
    }
}

/// Reads every case under `folder`: `group/name.toml`, or `group/name/case.toml` beside the files of the programs.
pub fn all(folder: &Path) -> Result<Found> {
    let mut found = Found::default();
    for group in entries(folder)? {
        if !group.is_dir() {
            found.problems.push(format!("`{}` is not in the folder of a group", group.display()));
            continue;
        }
        for path in entries(&group)? {
            match read(&group, &path) {
                Ok(case) => found.cases.push(case),
                Err(error) => found.problems.push(format!("`{}`: {error:#}", path.display())),
            }
        }
    }
    let mut names = BTreeSet::new();
    for case in &found.cases {
        if !names.insert(&case.name) {
            found.problems.push(format!("`{}` is there as a file and as a folder", case.name));
        }
    }
    Ok(found)
}

/// The case of this name.
pub fn named(group: &str, name: &str) -> Result<Case> {
    let group = folder().join(group);
    read(&group, &group.join(name))
}

/// What lies in a folder, sorted.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))?;
    let mut paths = read.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn read(group: &Path, path: &Path) -> Result<Case> {
    let (file, mut programs) = if path.is_dir() {
        (path.join("case.toml"), programs(path, "")?)
    } else {
        ensure!(path.extension().is_some_and(|ext| ext == "toml"), "neither a case file nor the folder of a case");
        (path.to_owned(), BTreeMap::new())
    };
    let text = fs::read_to_string(&file).context("cannot read the case file")?;
    let model: Model = toml_edit::de::from_str(&text).context("the case file does not parse")?;
    for (name, text) in &model.programs {
        ensure!(programs.insert(name.clone(), text.clone().into()).is_none(), "program `{name}` is there twice");
    }
    let name = format!("{}::{}", plain_name(group)?, plain_name(path)?);
    let languages = languages(&model, &programs)?;
    let case = Case { name, path: file, model, languages, programs };
    check::check(&case)?;
    Ok(case)
}

fn programs(folder: &Path, prefix: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for path in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str()).context("a file name is not UTF-8")?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            found.extend(programs(&path, &format!("{name}/"))?);
        } else if name != "case.toml" {
            found.insert(name, fs::read(&path)?);
        }
    }
    Ok(found)
}

/// Test names are made of these, so they must be plain.
pub(crate) fn plain_name(path: &Path) -> Result<&str> {
    let name = path.file_stem().and_then(|name| name.to_str()).context("the name is not UTF-8")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    ensure!(!name.is_empty() && name.chars().all(plain), "the name `{name}` may have only `a-z`, `0-9` and `_`");
    Ok(name)
}

fn languages(model: &Model, programs: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Language>> {
    let entry = |language: Language| match &model.entry {
        Some(entry) => programs.contains_key(&entry.replace("{ext}", language.extension())),
        None => language.entries().iter().any(|name| programs.contains_key(*name)),
    };
    let languages: Vec<_> = match &model.languages {
        Some(languages) => languages.clone(),
        None => Language::ALL.into_iter().filter(|language| entry(*language)).collect(),
    };
    ensure!(!languages.is_empty(), "no language: there is no entry file and no `languages`");
    Ok(languages)
}

/// A file as the interface takes it: name, bytes and encoding.
pub fn resolve(file: &FileSpec, scope: &Scope<'_>) -> Result<crate::bindings::File> {
    use crate::bindings::{Encoding, File};
    use crate::case::EncodingModel;
    match file {
        FileSpec::Named(name) => {
            let name = scope.fill(name);
            Ok(File { content: scope.program(&name)?.to_vec(), name, encoding: None })
        }
        FileSpec::Made(made) => {
            if let Content::Made(Made::File(name)) = &made.content {
                scope.program(&scope.fill(name))?;
            }
            let encoding = made.encoding.map(|encoding| match encoding {
                EncodingModel::Utf8 => Encoding::Utf8,
                EncodingModel::Base64 => Encoding::Base64,
                EncodingModel::Hex => Encoding::Hex,
            });
            Ok(File { name: scope.fill(&made.name), content: made.content.bytes(scope)?, encoding })
        }
    }
}

/// The languages whose components are to be tested: those that are built, and those that `EXEC_TESTS_REQUIRE` names.
/// Without the variable both are required.
pub fn wanted(dist: &Path) -> Result<(Vec<Language>, Vec<Language>)> {
    let required = std::env::var("EXEC_TESTS_REQUIRE").unwrap_or_else(|_| "javascript,python".to_owned());
    let mut missing = Vec::new();
    for name in required.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let Some(language) = Language::from_name(name) else {
            bail!("`EXEC_TESTS_REQUIRE` names the unknown language `{name}`");
        };
        missing.push(language);
    }
    let (built, absent): (Vec<_>, Vec<_>) =
        Language::ALL.into_iter().partition(|language| dist.join(language.component()).is_file());
    missing.retain(|language| absent.contains(language));
    Ok((built, missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const CASE: &str = "spec = 'a/b'\n[[step]]\ncall = 'run'\n";

    fn cases(files: &[(&str, &str)]) -> (TempDir, Found) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let found = all(folder.path()).unwrap();
        (folder, found)
    }

    fn problem(files: &[(&str, &str)]) -> String {
        let (_folder, found) = cases(files);
        assert_eq!(found.cases.len(), 0, "{:?}", found.cases);
        found.problems.join("\n")
    }

    #[test]
    fn a_language_joins_by_adding_a_file() {
        let (_folder, found) = cases(&[("g/one/case.toml", CASE), ("g/one/main.js", ""), ("g/one/main.py", "")]);
        assert_eq!(found.problems, [""; 0]);
        assert_eq!(found.cases[0].name, "g::one");
        assert_eq!(found.cases[0].languages, Language::ALL);
        assert_eq!(found.cases[0].scope(Language::Python).own_programs(), ["main.py"]);
    }

    #[test]
    fn the_entry_comes_first_and_shared_files_belong_to_both() {
        let files = [("g/one/case.toml", CASE), ("g/one/main.mjs", ""), ("g/one/a.js", ""), ("g/one/d/data.txt", "")];
        let (_folder, found) = cases(&files);
        assert_eq!(found.cases[0].scope(Language::Javascript).own_programs(), ["main.mjs", "a.js", "d/data.txt"]);
    }

    #[test]
    fn what_is_no_case_is_a_problem() {
        assert!(problem(&[("stray.toml", CASE)]).contains("not in the folder of a group"));
        assert!(problem(&[("g/notes.txt", "")]).contains("neither a case file nor the folder of a case"));
        assert!(problem(&[("g/one/main.js", "")]).contains("cannot read the case file"));
        assert!(problem(&[("g/one/case.toml", CASE)]).contains("no language"));
        assert!(problem(&[("g/One/case.toml", CASE), ("g/One/main.js", "")]).contains("may have only"));
        assert!(problem(&[("g/one.toml", "spec = ")]).contains("does not parse"));
    }

    #[test]
    fn a_program_that_no_step_uses_is_a_problem() {
        let files = [("g/one/case.toml", CASE), ("g/one/main.js", ""), ("g/one/other.py", "")];
        assert!(problem(&files).contains("no step uses [\"other.py\"]"));
    }

    #[test]
    fn unknown_fields_and_expectations_without_meaning_are_problems() {
        let case = |line: &str| format!("spec = 'a'\n[programs]\n'main.js' = ''\n[[step]]\ncall = 'run'\n{line}\n");
        assert!(problem(&[("g/one.toml", &case("wait = 1"))]).contains("unknown field `wait`"));
        assert!(problem(&[("g/one.toml", &case("expect.files = []"))]).contains("`expect.files` means nothing"));
        assert!(problem(&[("g/one.toml", &case("expect.stdout.has = 'x'"))]).contains("unknown field `has`"));
        assert!(problem(&[("g/one.toml", &case("expect.stdout.matches = '('"))]).contains("regex parse error"));
    }
}
