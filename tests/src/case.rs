//! What stands in a case file. `tests/README.md` explains the format by example.

mod step;

pub use self::step::*;
use crate::content::Content;
use crate::language::Language;
use crate::string_or::{Strings, string_or};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A whole case file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Model {
    /// The claims of `semantics.toml` that it proves.
    pub spec: Strings,
    /// The languages, where the entry files do not tell.
    pub languages: Option<Vec<Language>>,
    /// The entry file, where it is not `main.…`.
    pub entry: Option<String>,
    /// Runs alone: for cases that measure.
    #[serde(default)]
    pub serial: bool,
    /// After every run the instance must answer a hello-world. Only a worker that cannot answer anything says no.
    #[serde(default = "yes")]
    pub hello: bool,
    /// How long the whole case may take before it counts as hanging.
    #[serde(default = "a_minute")]
    pub patience_s: u64,
    /// Instances and their environment. One that is not listed has an empty environment.
    #[serde(default)]
    pub workers: BTreeMap<String, WorkerModel>,
    /// Program files inside the case file.
    #[serde(default)]
    pub programs: BTreeMap<String, String>,
    /// What is done, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

fn yes() -> bool {
    true
}

fn a_minute() -> u64 {
    60
}

/// An instance.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WorkerModel {
    /// The environment that the component itself sees.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// On a host with more native stack than usual, which says so.
    #[serde(default)]
    pub deep_stack: bool,
}

/// The limits of a call.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LimitsModel {
    /// `time-ms`
    pub time_ms: Option<u64>,
    /// `memory-bytes`
    pub memory_bytes: Option<u64>,
    /// `file-size-bytes`
    pub file_size_bytes: Option<u64>,
    /// `max-processes`
    pub max_processes: Option<u32>,
}

/// Which language a call asks for.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// The language of the test.
    #[default]
    Own,
    /// The one that the component does not serve.
    Other,
}

/// A file that is sent: one of the case by its name, or one made in the step.
#[derive(Clone, Debug)]
pub enum FileSpec {
    /// A file of the case.
    Named(String),
    /// A name and bytes of its own.
    Made(MadeFile),
}

string_or!(FileSpec, Named, Made(MadeFile));

/// A file whose name, content or encoding the step spells out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MadeFile {
    /// `file.name`, sent as it stands here.
    pub name: String,
    /// `file.content`, the bytes as they are sent.
    pub content: Content,
    /// `file.encoding`
    pub encoding: Option<EncodingModel>,
}

/// The encodings of the interface.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EncodingModel {
    /// The bytes as they are.
    Utf8,
    /// Base64 text.
    Base64,
    /// Hex text.
    Hex,
}
