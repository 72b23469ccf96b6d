//! The arguments of `golem-exec run`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _};
use golem_exec::{Call, Language, Limits, RunError, Runtimes, Stdin};

use super::super::Cli;
use super::super::exit::{EXIT_CODES, Exit, Failure};

const EXAMPLES: &str = "\
Examples:
  golem-exec run main.py data.csv helpers -- --count 3
  golem-exec run --lang python -c 'print(6 * 7)'
  generate | golem-exec run main.js --stdin -
  generate-program | golem-exec run --lang javascript -
  golem-exec run main.py --time-ms 1000 --memory-mb 64 --env LANG=C
  golem-exec run main.py --session work    # what it writes stays in `work`
  golem-exec run main.py --json | jq .run.stdout";

const NAMES: &str = "\
How files are named: the program is in a folder of its own and gets the files that the command line names, folders with all \
that is below them. A file that is below the entry's folder has the name that leads there from it: after `run src/main.py \
src/pkg` the program sees `main.py` and `pkg/mod.py`. Any other file or folder has its own base name: `../lib` gives \
`lib/util.py`. With `-c` or `-`, the current folder counts as the entry's, and the program is `main.py` or `main.js`. Below \
folders, hidden files and links to folders are left out. Two files with the same name are an error.";

/// Run a program, with its output live and its exit code
///
/// Standard output and standard error come as the program writes them, in its order. Standard input is empty unless
/// `--stdin` says otherwise.
#[derive(Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{NAMES}\n\n{EXAMPLES}\n\n{EXIT_CODES}"))]
pub struct RunArgs {
    /// The program, and further files or folders that it gets; `-` is a program on standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The program itself
    #[arg(short, long, value_name = "CODE", requires = "which")]
    pub code: Option<String>,
    /// The language, where the file's extension does not tell it
    #[arg(long, group = "which", value_parser = languages())]
    pub lang: Option<Language>,
    /// The runtime, by its name in the catalog; it has its language
    #[arg(long, group = "which", value_name = "NAME")]
    pub runtime: Option<String>,
    /// A file to be the program's standard input; `-` is this tool's own, live
    #[arg(long, value_name = "FILE")]
    pub stdin: Option<PathBuf>,
    /// A variable of the program's environment, which has no others
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    pub env: Vec<(String, String)>,
    /// How long it may take, in milliseconds; 5000 unless `EXEC_TIMEOUT_MS` says otherwise
    #[arg(long, value_name = "N")]
    pub time_ms: Option<u64>,
    /// How much memory it may use beyond the idle runtime, in mebibytes
    #[arg(long, value_name = "N")]
    pub memory_mb: Option<u64>,
    /// How large any file that it writes may become, in bytes
    #[arg(long, value_name = "N")]
    pub file_size_bytes: Option<u64>,
    /// A folder that the program runs in: it finds what is there, and what it writes stays
    #[arg(long, value_name = "DIR")]
    pub session: Option<PathBuf>,
    /// Print all that is known of the run as one JSON document, when it is over
    #[arg(long)]
    pub json: bool,
    /// The program's arguments
    #[arg(last = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

/// The program that is read from standard input.
pub const STDIN: &str = "-";

impl RunArgs {
    /// What clap cannot say.
    pub fn check(&self) -> Result<(), Failure> {
        let from_stdin = self.program_is_stdin();
        if self.files.is_empty() && self.code.is_none() {
            return Err(usage(ErrorKind::MissingRequiredArgument, "name the program: a file, `-` or `-c CODE`"));
        }
        if from_stdin && self.stdin.as_deref() == Some(Path::new(STDIN)) {
            return Err(usage(
                ErrorKind::ArgumentConflict,
                "standard input is the program, or the program's: not both",
            ));
        }
        if from_stdin && self.code.is_some() {
            return Err(usage(ErrorKind::ArgumentConflict, "the program is `-`, or that of `-c`: not both"));
        }
        Ok(())
    }

    /// Whether the program comes on standard input.
    pub fn program_is_stdin(&self) -> bool {
        self.files.first().is_some_and(|first| first == Path::new(STDIN))
    }

    /// The runtime's name, and the language.
    pub fn runtime(&self, runtimes: &Runtimes) -> Result<(String, Language), Failure> {
        if let Some(name) = &self.runtime {
            let built_in = Language::ALL.into_iter().find(|language| language.name() == name);
            let installed = || runtimes.list().get(name).map(|registered| registered.language);
            let language = built_in.or_else(installed);
            let language = language.ok_or_else(|| RunError::NoRuntime(name.clone()))?;
            return Ok((name.clone(), language));
        }
        let of_file = || self.files.first().and_then(|file| Language::of_file(file));
        let language = self.lang.or_else(of_file).ok_or_else(|| {
            usage(ErrorKind::MissingRequiredArgument, "the program's name does not tell its language: add `--lang`")
        })?;
        Ok((language.name().to_owned(), language))
    }

    /// What the run gets beside its files.
    pub fn call(&self) -> Result<Call, Failure> {
        let limits = Limits {
            time_ms: self.time_ms,
            memory_bytes: self.memory_mb.map(|mebibytes| mebibytes.saturating_mul(1 << 20)),
            file_size_bytes: self.file_size_bytes,
            max_processes: None,
        };
        let stdin = match &self.stdin {
            None => Stdin::Empty,
            Some(path) if path == Path::new(STDIN) => Stdin::Inherited,
            Some(path) => Stdin::Bytes(fs::read(path).map_err(|error| unreadable(path, &error))?),
        };
        Ok(Call { args: self.args.clone(), env: self.env.clone(), stdin, limits, ..Call::default() })
    }
}

/// A file that was named cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(Exit::NoInput, format!("cannot read `{}`: {error}", path.display()))
}

fn usage(kind: ErrorKind, message: &str) -> Failure {
    let mut cli = Cli::command();
    // The usage line is that of the subcommand.
    cli.build();
    match cli.find_subcommand_mut("run") {
        Some(run) => run.error(kind, message).into(),
        None => cli.error(kind, message).into(),
    }
}

fn languages() -> impl TypedValueParser<Value = Language> {
    let values = [PossibleValue::new("javascript").alias("js"), PossibleValue::new("python").alias("py")];
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Language>())
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("a variable is `NAME=VALUE`".to_owned()),
    }
}
