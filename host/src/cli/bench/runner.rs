//! What runs the hello-world: a component through the library, or the language's own program.

use std::io;
use std::process::{Command, Stdio};

use golem_exec::{Call, File, Language, Outcome, Runtimes, reasons};

/// A component.
pub struct Ours<'a> {
    runtimes: &'a Runtimes,
    language: Language,
    files: [File; 1],
}

impl<'a> Ours<'a> {
    /// The built-in one of a language.
    pub fn new(runtimes: &'a Runtimes, language: Language) -> Self {
        Ours { runtimes, language, files: [File::new(language.entry_name(), language.hello())] }
    }

    /// Runs the program once.
    pub fn run(&self) -> Result<(), String> {
        let report = self.runtimes.run(self.language.name(), &self.files, Call::default());
        let report = report.map_err(|error| reasons(&error))?;
        match report.outcome {
            Outcome::Ok => Ok(()),
            other => Err(format!("the run ended with `{}`", other.name())),
        }
    }
}

/// A program of the machine.
pub struct Native {
    /// What people call it.
    pub name: &'static str,
    program: &'static str,
    flag: &'static str,
    code: &'static str,
}

impl Native {
    /// The usual one of a language.
    pub fn of(language: Language) -> Self {
        let code = language.hello();
        match language {
            Language::Javascript => Native { name: "node -e", program: "node", flag: "-e", code },
            Language::Python => Native { name: "python3 -c", program: "python3", flag: "-c", code },
        }
    }

    /// Runs the program once, in a new process.
    pub fn run(&self) -> Result<(), String> {
        let ended = Command::new(self.program).args([self.flag, self.code]).stdin(Stdio::null()).output();
        match ended {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(format!("`{}` ended with {}", self.program, output.status)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err("not installed".to_owned()),
            Err(error) => Err(format!("`{}` does not start: {error}", self.program)),
        }
    }
}
