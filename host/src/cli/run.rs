//! `golem-exec run`: one program, with live output and its exit code.

mod ending;
mod files;
mod live;
mod program;
mod session;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _};
use golem_exec::{Call, Language, Limits, Report, Runtimes, Stdin};

use self::ending::Ending;
use self::live::Live;
use self::program::Program;
use super::exit::{EXIT_CODES, Exit, Failure, say};
use super::{Cli, Global, interrupt, table};

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
    files: Vec<PathBuf>,
    /// The program itself
    #[arg(short, long, value_name = "CODE", requires = "which")]
    code: Option<String>,
    /// The language, where the file's extension does not tell it
    #[arg(long, group = "which", value_parser = languages())]
    lang: Option<Language>,
    /// The runtime, by its name in the catalog; it has its language
    #[arg(long, group = "which", value_name = "NAME")]
    runtime: Option<String>,
    /// A file to be the program's standard input; `-` is this tool's own, live
    #[arg(long, value_name = "FILE")]
    stdin: Option<PathBuf>,
    /// A variable of the program's environment, which has no others
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    env: Vec<(String, String)>,
    /// How long it may take, in milliseconds; 5000 unless `EXEC_TIMEOUT_MS` says otherwise
    #[arg(long, value_name = "N")]
    time_ms: Option<u64>,
    /// How much memory it may use beyond the idle runtime, in mebibytes
    #[arg(long, value_name = "N")]
    memory_mb: Option<u64>,
    /// How large any file that it writes may become, in bytes
    #[arg(long, value_name = "N")]
    file_size_bytes: Option<u64>,
    /// A folder that the program runs in: it finds what is there, and what it writes stays
    #[arg(long, value_name = "DIR")]
    session: Option<PathBuf>,
    /// Print all that is known of the run as one JSON document, when it is over
    #[arg(long)]
    json: bool,
    /// The program's arguments
    #[arg(last = true, value_name = "ARGS")]
    args: Vec<String>,
}

/// The program that is read from standard input.
const STDIN: &str = "-";

/// Runs it.
pub fn run(global: &Global, args: RunArgs) -> Result<u8, Failure> {
    args.check()?;
    let settings = global.settings()?;
    let time = settings.time(args.time_ms);
    let runtimes = Arc::new(Runtimes::open(settings)?);
    let (runtime, language) = args.runtime(&runtimes)?;
    let program = Program::gather(&args, language)?;
    let call = args.call()?;
    interrupt::stop_on_signals(Arc::downgrade(&runtimes));
    prepare(global, &runtimes, &runtime, language)?;
    let report = execute(&runtimes, &runtime, &args, &program, call)?;
    let ending = Ending::new(&report, time);
    if args.json {
        table::print_json(&report)?;
    } else {
        say_what_was_not_live(&report, &ending);
    }
    Ok(ending.status)
}

/// Registers what the run needs and nothing else: compiling the other language would take a minute for nothing.
fn prepare(global: &Global, runtimes: &Runtimes, name: &str, language: Language) -> Result<(), Failure> {
    let mut notices = global.notices();
    if name == language.name() {
        runtimes.register_built_in_for(language, |notice| notices.tell(&notice))?;
    }
    runtimes.prepare(name, |notice| notices.tell(&notice))?;
    Ok(())
}

fn execute(
    runtimes: &Arc<Runtimes>,
    name: &str,
    args: &RunArgs,
    program: &Program,
    call: Call,
) -> Result<Report, Failure> {
    let live = Live::new(args.json);
    let hear = live.listener(Arc::clone(runtimes));
    let ended = match &args.session {
        Some(folder) => session::run(runtimes, name, folder, program, call, hear),
        None => runtimes.run_streaming(name, &program.files, call, hear).map_err(Failure::from),
    };
    match live.failure() {
        Some(error) => Err(Failure::of_output(&error)),
        None => ended,
    }
}

/// What the language says of the entry file, errors and warnings, is no output of the program: the live stream does not have it.
fn say_what_was_not_live(report: &Report, ending: &Ending) {
    if let Some(compile) = &report.compile {
        // A closed stderr is no reason to fail.
        let _ = io::stderr().write_all(compile.stderr.as_bytes());
    }
    if let Some(message) = &ending.message {
        say(message);
    }
}

impl RunArgs {
    /// What clap cannot say.
    fn check(&self) -> Result<(), Failure> {
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

    fn program_is_stdin(&self) -> bool {
        self.files.first().is_some_and(|first| first == Path::new(STDIN))
    }

    /// The runtime's name, and the language.
    fn runtime(&self, runtimes: &Runtimes) -> Result<(String, Language), Failure> {
        if let Some(name) = &self.runtime {
            let built_in = Language::ALL.into_iter().find(|language| language.name() == name);
            let installed = || runtimes.list().get(name).map(|registered| registered.language);
            let language = built_in.or_else(installed);
            let language = language.ok_or_else(|| golem_exec::RunError::NoRuntime(name.clone()))?;
            return Ok((name.clone(), language));
        }
        let of_file = || self.files.first().and_then(|file| Language::of_file(file));
        let language = self.lang.or_else(of_file).ok_or_else(|| {
            usage(ErrorKind::MissingRequiredArgument, "the program's name does not tell its language: add `--lang`")
        })?;
        Ok((language.name().to_owned(), language))
    }

    fn call(&self) -> Result<Call, Failure> {
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
        Ok(Call { args: self.args.clone(), env: self.env.clone(), stdin, limits })
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
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

fn languages() -> impl clap::builder::TypedValueParser<Value = Language> {
    let values = [PossibleValue::new("javascript").alias("js"), PossibleValue::new("python").alias("py")];
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Language>())
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("a variable is `NAME=VALUE`".to_owned()),
    }
}
