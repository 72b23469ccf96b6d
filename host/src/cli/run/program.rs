//! What is to be run: the entry, and the files that go with it.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use golem_exec::{File, Language};

use super::super::exit::{Exit, Failure};
use super::arguments::{RunArgs, STDIN, unreadable};
use super::files::{FileError, Names};

/// A program with its files; the first one is the entry.
pub struct Program {
    /// All of them.
    pub files: Vec<File>,
    /// Whether the entry was no file, so that nobody wants to keep it.
    pub is_bare_code: bool,
}

impl Program {
    /// Reads what the command line names.
    pub fn gather(args: &RunArgs, language: Language) -> Result<Self, Failure> {
        let (first, further) = args.files.split_first().unwrap_or((const { &PathBuf::new() }, &[]));
        match &args.code {
            Some(code) => Self::bare(code.as_bytes().to_vec(), language, args, &args.files),
            None if args.program_is_stdin() => Self::bare(read_stdin()?, language, args, further),
            None => {
                let (mut names, entry) = Names::beside(first)?;
                names.keep(&entry, first)?;
                names.add_all(further)?;
                Ok(Program { files: names.read()?, is_bare_code: false })
            }
        }
    }

    /// One whose entry is no file. In a session its name must not be that of somebody's file.
    fn bare(code: Vec<u8>, language: Language, args: &RunArgs, further: &[PathBuf]) -> Result<Self, Failure> {
        let entry = match &args.session {
            Some(_) => format!("golem-exec-{}", language.entry_name()),
            None => language.entry_name().to_owned(),
        };
        let mut names = Names::here()?;
        names.reserve(&entry);
        names.add_all(further)?;
        let mut files = vec![File::new(entry, code)];
        files.extend(names.read()?);
        Ok(Program { files, is_bare_code: true })
    }

    /// The name of the entry.
    pub fn entry(&self) -> &str {
        self.files.first().map_or("", |file| &file.name)
    }
}

fn read_stdin() -> Result<Vec<u8>, Failure> {
    let mut code = Vec::new();
    std::io::stdin().read_to_end(&mut code).map_err(|error| unreadable(Path::new(STDIN), &error))?;
    Ok(code)
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Failure::new(Exit::NoInput, golem_exec::reasons(&error))
    }
}
