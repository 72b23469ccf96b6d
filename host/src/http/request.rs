//! The bodies of requests.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::problem::Problem;
use crate::program::{Call, Encoding, File, Language, Limits, Stdin};
use crate::runtimes::Runtimes;

/// A program to run without a session.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RunBody {
    pub language: Option<String>,
    pub runtime: Option<String>,
    pub files: Option<Vec<FileBody>>,
    pub code: Option<String>,
    pub args: Vec<String>,
    pub env: BTreeMap<String, String>,
    pub stdin: Option<String>,
    pub limits: LimitsBody,
}

/// A file of a program.
#[derive(Debug, Deserialize)]
pub(super) struct FileBody {
    pub name: String,
    pub content: String,
    #[serde(default)]
    pub encoding: Encoding,
}

/// The limits of a run. Unlike those of the library they let unknown fields be found by [`super::body`].
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct LimitsBody {
    pub time_ms: Option<u64>,
    pub memory_bytes: Option<u64>,
    pub file_size_bytes: Option<u64>,
    pub max_processes: Option<u32>,
}

/// What a session is made of.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SessionBody {
    pub language: Option<String>,
    pub runtime: Option<String>,
}

/// A run of a session.
#[derive(Debug, Deserialize)]
pub(super) struct SessionRunBody {
    pub entrypoint: String,
    #[serde(default)]
    pub args: Vec<String>,
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    #[serde(default)]
    pub stdin: Option<String>,
    #[serde(default)]
    pub limits: LimitsBody,
}

/// A runtime that is registered, and its language.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub name: String,
    pub language: Language,
}

/// Which runtime is meant. That of a language is the built-in one, or else the first by name.
pub(super) fn choose(runtimes: &Runtimes, language: Option<&str>, runtime: Option<&str>) -> Result<Chosen, Problem> {
    let registered = runtimes.list();
    match (language, runtime) {
        (None, Some(name)) => match registered.get(name) {
            Some(found) => Ok(Chosen { name: name.to_owned(), language: found.language }),
            None => Err(Problem::UnknownRuntime(name.to_owned())),
        },
        (Some(wanted), None) => {
            let unknown = || Problem::UnknownLanguage(wanted.to_owned());
            let language: Language = wanted.parse().map_err(|_| unknown())?;
            let mut named = registered.iter().filter(|(_, found)| found.language == language).map(|(name, _)| name);
            let built_in = registered.get_key_value(language.name()).map(|(name, _)| name);
            let name = built_in.or_else(|| named.next()).ok_or_else(unknown)?;
            Ok(Chosen { name: name.clone(), language })
        }
        _ => Err(Problem::BadRequest("either `language` or `runtime` is expected".to_owned())),
    }
}

impl RunBody {
    /// The files of the program, with the entry first.
    pub(super) fn files(&mut self, language: Language) -> Result<Vec<File>, Problem> {
        match (self.files.take(), self.code.take()) {
            (Some(files), None) => Ok(files.into_iter().map(FileBody::file).collect()),
            (None, Some(code)) => Ok(vec![File::new(language.entry_name(), code)]),
            _ => Err(Problem::BadRequest("either `files` or `code` is expected".to_owned())),
        }
    }

    pub(super) fn call(self) -> Call {
        call(self.args, self.env, self.stdin, self.limits)
    }
}

impl SessionRunBody {
    pub(super) fn call(self) -> Call {
        call(self.args, self.env, self.stdin, self.limits)
    }
}

fn call(args: Vec<String>, env: BTreeMap<String, String>, stdin: Option<String>, limits: LimitsBody) -> Call {
    let limits = Limits {
        time_ms: limits.time_ms,
        memory_bytes: limits.memory_bytes,
        file_size_bytes: limits.file_size_bytes,
        max_processes: limits.max_processes,
    };
    let stdin = stdin.map_or(Stdin::Empty, |text| Stdin::Bytes(text.into_bytes()));
    Call { args, env: env.into_iter().collect(), stdin, limits, ..Call::default() }
}

impl FileBody {
    fn file(self) -> File {
        File { name: self.name, content: self.content.into_bytes(), encoding: self.encoding }
    }
}
