//! golem-exec's changes to C sources, as unified diffs.
//!
//! A hunk is found by its text, which must occur exactly once in the file, and not by its line number: a new release of
//! the source either takes every change at the one place that it was made for, or does not compile.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use diffy::{Hunk, Line, Patch};
use sha2::{Digest, Sha256};

/// Where the patches are, from the root of the repository.
pub const FOLDER: &str = "components-rust/exec-javascript/quickjs";

/// One diff file.
struct Source {
    name: String,
    text: String,
}

/// Every patch of a folder, in the order of their names.
pub struct Patches {
    sources: Vec<Source>,
}

impl Patches {
    /// Reads the `*.patch` files of `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut sources = Vec::new();
        let entries = fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "patch") {
                let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                sources.push(Source { name, text });
            }
        }
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { sources })
    }

    /// Writes the patched form of `file` beside it, where there is a patch for a file of that name.
    pub fn apply_to_file(&self, file: &Path) -> Result<Option<PathBuf>> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let original = fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
        let Some(mut patched) = self.apply(&name, &original)? else {
            return Ok(None);
        };
        writeln!(patched, "__attribute__((weak)) void {}(void) {{}}", self.marker())?;
        let path = file.with_extension("patched.c");
        fs::write(&path, patched).with_context(|| format!("cannot write `{}`", path.display()))?;
        Ok(Some(path))
    }

    /// The text of `file_name` with every patch for it, or nothing where there is none.
    fn apply(&self, file_name: &str, original: &str) -> Result<Option<String>> {
        let mut result = None;
        for source in &self.sources {
            let patch = Patch::from_str(&source.text).with_context(|| format!("cannot parse `{}`", source.name))?;
            if patch.original().and_then(|path| path.strip_prefix("a/")) != Some(file_name) {
                continue;
            }
            let mut text = result.unwrap_or_else(|| original.to_owned());
            for hunk in patch.hunks() {
                text = replace(&text, hunk).with_context(|| format!("`{}` does not apply", source.name))?;
            }
            result = Some(text);
        }
        Ok(result)
    }

    /// A function that is in the object if and only if it was made with exactly these patches. The component refers to
    /// it (build.rs), so that a QuickJS compiled before a patch changed does not link. Cargo would not notice: the
    /// patches are no input of the crate that compiles QuickJS.
    fn marker(&self) -> String {
        let mut hash = Sha256::new();
        for source in &self.sources {
            hash.update(&source.text);
        }
        let digest = hash.finalize();
        digest[..8].iter().fold(String::from("run_cargo_clean_p_rquickjs_sys_for_patches_"), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        })
    }
}

fn replace(text: &str, hunk: &Hunk<'_, str>) -> Result<String> {
    let (mut before, mut after) = (String::new(), String::new());
    for line in hunk.lines() {
        match line {
            Line::Context(line) => {
                before.push_str(line);
                after.push_str(line);
            }
            Line::Delete(line) => before.push_str(line),
            Line::Insert(line) => after.push_str(line),
        }
    }
    let line = hunk.old_range().start();
    ensure!(!before.is_empty(), "the hunk for line {line} has no context");
    match text.matches(&before).count() {
        1 => Ok(text.replacen(&before, &after, 1)),
        count => bail!("the text of the hunk for line {line} occurs {count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patches(text: &str) -> Patches {
        Patches { sources: vec![Source { name: "one.patch".into(), text: text.into() }] }
    }

    const PATCH: &str = "--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,2 @@\n one\n-two\n+TWO\n";

    #[test]
    fn a_hunk_applies_where_its_text_is() {
        let patched = patches(PATCH).apply("x.c", "zero\none\ntwo\nthree\n").unwrap();
        assert_eq!(patched.as_deref(), Some("zero\none\nTWO\nthree\n"));
    }

    #[test]
    fn a_file_without_patch_stays_as_it_is() {
        assert!(patches(PATCH).apply("y.c", "one\ntwo\n").unwrap().is_none());
    }

    #[test]
    fn a_hunk_whose_text_is_missing_or_ambiguous_is_an_error_that_names_the_patch() {
        for (text, count) in [("one\n", 0), ("one\ntwo\none\ntwo\n", 2)] {
            let error = format!("{:#}", patches(PATCH).apply("x.c", text).unwrap_err());
            assert_eq!(
                error,
                format!("`one.patch` does not apply: the text of the hunk for line 1 occurs {count} times")
            );
        }
    }

    #[test]
    fn the_marker_changes_with_the_patches() {
        assert_ne!(patches(PATCH).marker(), patches("").marker());
        assert_eq!(patches(PATCH).marker(), patches(PATCH).marker());
    }
}
