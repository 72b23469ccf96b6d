//! The manifests of the application, as Golem finds them: the root, and what its `includes` name.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The documents of an application.
pub struct Application {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// Each document by its path from there; the root is the first.
    pub documents: Vec<(String, Value)>,
}

impl Application {
    /// Reads the application of this project.
    pub fn load() -> Result<Self, String> {
        let root = root();
        let first = document(&root, "golem.yaml")?;
        let mut names: Vec<String> = Vec::new();
        for include in strings(&first, "includes") {
            names.extend(files(&root, &include)?);
        }
        let mut documents = vec![("golem.yaml".to_owned(), first)];
        for name in names {
            let document = document(&root, &name)?;
            documents.push((name, document));
        }
        Ok(Application { root, documents })
    }

    /// The root document.
    pub fn first(&self) -> &Value {
        &self.documents[0].1
    }

    /// What all documents have below a key such as `components`: the document, the name and the value of each.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (&'a str, &'a str, &'a Value)> {
        self.documents.iter().flat_map(move |(document, value)| {
            let found = value.pointer(&format!("/{key}")).and_then(Value::as_object);
            found.into_iter().flatten().map(move |(name, value)| (document.as_str(), name.as_str(), value))
        })
    }

    /// The folder of a document.
    pub fn folder(&self, document: &str) -> PathBuf {
        self.root.join(document).parent().unwrap_or(&self.root).to_owned()
    }
}

/// The folder of this project.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    root.canonicalize().unwrap_or_else(|_| root.to_owned())
}

/// The strings of a list, none where there is no list.
pub fn strings(value: &Value, key: &str) -> Vec<String> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The files that a pattern means, by their paths from `folder`, sorted.
pub fn files(folder: &Path, pattern: &str) -> Result<Vec<String>, String> {
    let base = glob::Pattern::escape(&folder.to_string_lossy());
    let found = glob::glob(&format!("{base}/{pattern}")).map_err(|error| format!("`{pattern}`: {error}"))?;
    let files = found.filter_map(Result::ok).filter(|path| path.is_file());
    Ok(files.filter_map(|path| Some(path.strip_prefix(folder).ok()?.to_str()?.to_owned())).collect())
}

/// An object without entries, for keys that are not there.
pub(crate) fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(key).and_then(Value::as_object).map(Map::iter).into_iter().flatten()
}

fn document(root: &Path, name: &str) -> Result<Value, String> {
    let text = fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"))?;
    serde_norway::from_str(&text).map_err(|error| format!("{name}: {error}"))
}
