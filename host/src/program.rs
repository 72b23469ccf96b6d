//! What is to be run: the request, in the words of the contract.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::bindings;
use crate::cancel::Cancel;

/// The languages that the contract knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// JavaScript.
    Javascript,
    /// Python.
    Python,
}

/// A name that is no language.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no language: `javascript` and `python` are")]
pub struct UnknownLanguage(pub String);

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Javascript, Language::Python];

    /// The name in requests and answers.
    pub fn name(self) -> &'static str {
        match self {
            Language::Javascript => "javascript",
            Language::Python => "python",
        }
    }

    /// The language of a file, by its extension.
    pub fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "js" | "mjs" | "cjs" => Some(Language::Javascript),
            "py" => Some(Language::Python),
            _ => None,
        }
    }

    /// What a file of a program is called that came without a name.
    pub fn entry_name(self) -> &'static str {
        match self {
            Language::Javascript => "main.js",
            Language::Python => "main.py",
        }
    }

    /// The smallest program that shows that its language works: it prints `hello`.
    pub fn hello(self) -> &'static str {
        match self {
            Language::Javascript => "console.log('hello')",
            Language::Python => "print('hello')",
        }
    }

    pub(crate) fn wit(self) -> bindings::Language {
        let kind = match self {
            Language::Javascript => bindings::LanguageKind::Javascript,
            Language::Python => bindings::LanguageKind::Python,
        };
        bindings::Language { kind, version: None }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "javascript" | "js" => Ok(Language::Javascript),
            "python" | "py" => Ok(Language::Python),
            _ => Err(UnknownLanguage(text.to_owned())),
        }
    }
}

/// How the content of a file is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// As it is.
    #[default]
    Utf8,
    /// Base64 with the standard alphabet.
    Base64,
    /// Two hexadecimal digits a byte.
    Hex,
}

/// A file of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is in the program's directory.
    pub name: String,
    /// What is in it, in its encoding.
    pub content: Vec<u8>,
    /// The encoding.
    pub encoding: Encoding,
}

impl File {
    /// A file whose content is given as it is.
    pub fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        File { name: name.into(), content: content.into(), encoding: Encoding::Utf8 }
    }

    pub(crate) fn wit(&self) -> bindings::File {
        let encoding = match self.encoding {
            Encoding::Utf8 => bindings::Encoding::Utf8,
            Encoding::Base64 => bindings::Encoding::Base64,
            Encoding::Hex => bindings::Encoding::Hex,
        };
        bindings::File { name: self.name.clone(), content: self.content.clone(), encoding: Some(encoding) }
    }
}

/// The limits of one run. What is not set is the operator's default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// The time, in milliseconds.
    pub time_ms: Option<u64>,
    /// The memory that the program may use beyond the idle runtime.
    pub memory_bytes: Option<u64>,
    /// The size of any one file.
    pub file_size_bytes: Option<u64>,
    /// How many processes it may start. There are none in a component, so every value holds.
    pub max_processes: Option<u32>,
}

impl Limits {
    pub(crate) fn wit(self) -> bindings::Limits {
        bindings::Limits {
            time_ms: self.time_ms,
            memory_bytes: self.memory_bytes,
            file_size_bytes: self.file_size_bytes,
            max_processes: self.max_processes,
        }
    }
}

/// What one run gets beside its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The arguments after the entry's name.
    pub args: Vec<String>,
    /// The whole environment that the program sees.
    pub env: Vec<(String, String)>,
    /// Standard input.
    pub stdin: Stdin,
    /// The limits.
    pub limits: Limits,
    /// What ends it from elsewhere.
    pub cancel: Cancel,
}

/// Standard input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stdin {
    /// At its end from the start.
    #[default]
    Empty,
    /// All that there is.
    Bytes(Vec<u8>),
    /// That of this process. Only a streamed run can have it, because only that reads while it runs.
    Inherited,
}
