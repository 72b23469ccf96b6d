//! One program to run, as an engine gets it.

use std::cell::RefCell;
use std::rc::Rc;

use exec_io::{Deadline, Files, Output, Stdin};

use crate::outcome::Report;
use crate::wit::exports::golem::exec::types::LanguageKind;

/// What a language brings: the one thing that this crate does not know.
pub trait Engine: 'static {
    /// The language it runs.
    const LANGUAGE: LanguageKind;

    /// Runs a program from nothing to its end and says how it ended. Nothing of it may be left behind for the next.
    fn run(job: Rc<Job>) -> Report;
}

/// A program and everything around it.
pub struct Job {
    /// The entry file, as a path from the session's root without a leading slash.
    pub entry: String,
    /// What the entry file has, where the call has brought it: an engine may take it from here instead of reading the file.
    pub source: RefCell<Option<Vec<u8>>>,
    /// The arguments after the entry's name.
    pub args: Vec<String>,
    /// The whole environment that the program sees.
    pub env: Vec<(String, String)>,
    /// The working directory, as a path from the session's root; the root is the empty text.
    pub working_dir: String,
    /// The session's files.
    pub files: Files,
    /// The standard input.
    pub stdin: RefCell<Stdin>,
    /// Where standard output and standard error go.
    pub output: Output,
    /// When it has to be over.
    pub deadline: Deadline,
    /// How much memory it may use beyond the idle runtime.
    pub memory_bytes: Option<u64>,
    /// How much native stack the host has for it.
    pub stack_kib: u32,
}
