//! Bytes as a case file writes them down, and the names that stand for the language's own file names in them.

use crate::language::Language;
use crate::string_or::string_or;
use base64::Engine as _;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use wasmtime::error::Context;
use wasmtime::{Result, bail, format_err};

/// Bytes: a plain string is UTF-8 text with placeholders, everything else is spelled out.
#[derive(Clone, Debug)]
pub enum Content {
    /// Text; `{entry}`, `{ext}` and `{language}` are replaced.
    Text(String),
    /// Made of something else.
    Made(Made),
}

string_or!(Content, Text, Made(Made));

/// The other ways to name bytes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Made {
    /// Bytes in hexadecimal; spaces are ignored.
    Hex(String),
    /// Bytes in base64.
    Base64(String),
    /// The bytes of a file of the case.
    File(String),
    /// Something many times.
    Repeat(Box<Repeat>),
    /// Parts one after the other.
    Join(Vec<Content>),
}

/// Generated content: large inputs need no large case files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    content: Content,
    times: usize,
}

impl Content {
    /// The bytes it stands for.
    pub fn bytes(&self, scope: &Scope<'_>) -> Result<Vec<u8>> {
        match self {
            Content::Text(text) => Ok(scope.fill(text).into_bytes()),
            Content::Made(Made::Hex(text)) => unhex(text),
            Content::Made(Made::Base64(text)) => {
                base64::engine::general_purpose::STANDARD.decode(text).context("`base64` in the case")
            }
            Content::Made(Made::File(name)) => scope.program(&scope.fill(name)).map(<[u8]>::to_vec),
            Content::Made(Made::Repeat(repeat)) => Ok(repeat.content.bytes(scope)?.repeat(repeat.times)),
            Content::Made(Made::Join(parts)) => {
                Ok(parts.iter().map(|part| part.bytes(scope)).collect::<Result<Vec<_>>>()?.concat())
            }
        }
    }

    /// The text it stands for, where the interface takes a string.
    pub fn text(&self, scope: &Scope<'_>) -> Result<String> {
        String::from_utf8(self.bytes(scope)?).context("a string of the interface must be UTF-8")
    }
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(16).ok_or_else(|| format_err!("`{c}` is not a hex digit")))
        .collect::<Result<_>>()?;
    if !digits.len().is_multiple_of(2) {
        bail!("`hex` has an odd number of digits");
    }
    Ok(digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect())
}

/// One case in one language: what names in it mean. It remembers which files were asked for, so that a file that no step
/// uses is found.
pub struct Scope<'a> {
    /// The language of the test.
    pub language: Language,
    /// The entry file.
    pub entry: String,
    programs: &'a BTreeMap<String, Vec<u8>>,
    used: RefCell<BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    /// A scope over the files of a case.
    pub fn new(language: Language, entry: String, programs: &'a BTreeMap<String, Vec<u8>>) -> Self {
        Scope { language, entry, programs, used: RefCell::default() }
    }

    /// Replaces the placeholders.
    pub fn fill(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        text.replace("{entry}", &self.entry)
            .replace("{ext}", self.language.extension())
            .replace("{language}", self.language.name())
    }

    /// A file of the case.
    pub fn program(&self, name: &str) -> Result<&'a [u8]> {
        let bytes = self.programs.get(name).with_context(|| format!("the case has no file `{name}`"))?;
        self.used.borrow_mut().insert(name.to_owned());
        Ok(bytes)
    }

    /// The entry file and then every other file that is not another language's.
    pub fn own_programs(&self) -> Vec<String> {
        let mine = |name: &&String| Language::of_file(name).is_none_or(|language| language == self.language);
        let others = self.programs.keys().filter(mine).filter(|name| **name != self.entry);
        let entry = self.programs.contains_key(&self.entry).then(|| self.entry.clone());
        entry.into_iter().chain(others.cloned()).collect()
    }

    /// The files that were asked for.
    pub fn used(&self) -> BTreeSet<String> {
        self.used.borrow().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder {
        content: Content,
    }

    fn bytes(toml: &str) -> Result<Vec<u8>> {
        let programs = BTreeMap::from([("data.bin".to_owned(), vec![1, 2])]);
        let holder: Holder = toml_edit::de::from_str(&format!("content = {toml}"))?;
        holder.content.bytes(&Scope::new(Language::Python, "src/app.py".to_owned(), &programs))
    }

    #[test]
    fn every_way_to_name_bytes() {
        assert_eq!(bytes("'{entry} {ext} {language} {x}'").unwrap(), b"src/app.py py python {x}");
        assert_eq!(bytes("{ hex = '00 fF' }").unwrap(), [0, 255]);
        assert_eq!(bytes("{ base64 = 'aGk=' }").unwrap(), b"hi");
        assert_eq!(bytes("{ file = 'data.bin' }").unwrap(), [1, 2]);
        assert_eq!(bytes("{ repeat = { content = 'ab', times = 3 } }").unwrap(), b"ababab");
        assert_eq!(bytes("{ join = ['a', { hex = 'ff' }] }").unwrap(), [b'a', 255]);
    }

    #[test]
    fn what_is_not_right_is_said() {
        assert!(bytes("{ hex = '0' }").unwrap_err().to_string().contains("odd"));
        assert!(bytes("{ hex = 'xx' }").unwrap_err().to_string().contains("`x`"));
        assert!(bytes("{ file = 'nope' }").unwrap_err().to_string().contains("no file `nope`"));
        assert!(bytes("{ octal = '7' }").is_err());
    }
}
