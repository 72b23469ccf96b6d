//! The languages: what a component of each is called, and which files of a case belong to it.

use crate::bindings::LanguageKind;
use serde::Deserialize;

/// A language that a component may serve.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// QuickJS: `exec-javascript.wasm`.
    Javascript,
    /// CPython: `exec-python.wasm`.
    Python,
}

impl Language {
    /// Every language there is.
    pub const ALL: [Language; 2] = [Language::Javascript, Language::Python];

    /// The name in test names and case files.
    pub fn name(self) -> &'static str {
        match self {
            Language::Javascript => "javascript",
            Language::Python => "python",
        }
    }

    /// The language called `name`.
    pub fn from_name(name: &str) -> Option<Language> {
        Self::ALL.into_iter().find(|language| language.name() == name)
    }

    /// The one that this is not.
    pub fn other(self) -> Language {
        match self {
            Language::Javascript => Language::Python,
            Language::Python => Language::Javascript,
        }
    }

    /// The extension of an ordinary program.
    pub fn extension(self) -> &'static str {
        match self {
            Language::Javascript => "js",
            Language::Python => "py",
        }
    }

    /// The names an entry file may have, where the case does not say.
    pub fn entries(self) -> &'static [&'static str] {
        match self {
            Language::Javascript => &["main.js", "main.mjs", "main.cjs"],
            Language::Python => &["main.py"],
        }
    }

    /// The language that a file belongs to by its extension; files of neither belong to both.
    pub fn of_file(name: &str) -> Option<Language> {
        match name.rsplit_once('.')?.1 {
            "js" | "mjs" | "cjs" => Some(Language::Javascript),
            "py" | "pyi" => Some(Language::Python),
            _ => None,
        }
    }

    /// The name of the component file in `dist/`.
    pub fn component(self) -> &'static str {
        match self {
            Language::Javascript => "exec-javascript.wasm",
            Language::Python => "exec-python.wasm",
        }
    }

    /// What the interface calls it.
    pub fn kind(self) -> LanguageKind {
        match self {
            Language::Javascript => LanguageKind::Javascript,
            Language::Python => LanguageKind::Python,
        }
    }

    /// The smallest program that proves an instance alive: it prints `hello`.
    pub fn hello(self) -> &'static str {
        match self {
            Language::Javascript => "console.log('hello')\n",
            Language::Python => "print('hello')\n",
        }
    }
}
