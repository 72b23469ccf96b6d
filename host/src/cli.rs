//! The arguments, and what is done with them.

mod bench;
mod catalog;
mod completions;
mod exit;
mod interrupt;
mod log;
mod notices;
mod run;
mod serve;
mod table;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use golem_exec::{Runtimes, Settings};

use self::exit::{EXIT_CODES, Exit, Failure};
use self::log::LogFormat;
use self::notices::Notices;

/// Runs untrusted JavaScript and Python in WebAssembly components, within limits that programs cannot get around.
#[derive(Parser)]
#[command(name = "golem-exec", version, after_long_help = EXIT_CODES, max_term_width = 120)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Where the help has them.
const GLOBAL: &str = "Options of every subcommand";

/// What every subcommand takes.
#[derive(Args)]
pub struct Global {
    /// Where the catalog and compiled components are kept, instead of in `GOLEM_EXEC_HOME` or the user's folder for data
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "DIR")]
    home: Option<PathBuf>,
    /// How the log is written on stderr
    #[arg(long, global = true, help_heading = GLOBAL, value_enum, default_value_t, value_name = "FORMAT")]
    log_format: LogFormat,
    /// Say more on stderr; twice says most
    #[arg(short, long, global = true, help_heading = GLOBAL, action = clap::ArgAction::Count)]
    verbose: u8,
}

#[derive(Subcommand)]
enum Command {
    Run(run::RunArgs),
    #[command(subcommand)]
    Catalog(catalog::CatalogCommand),
    Bench(bench::BenchArgs),
    Completions(completions::CompletionsArgs),
    Serve(serve::ServeCommand),
}

/// Does what the command line says, and returns the exit code.
pub fn run() -> Result<u8, Failure> {
    let Cli { global, command } = Cli::try_parse()?;
    log::install(global.log_format, global.verbose);
    match command {
        Command::Run(args) => run::run(&global, args),
        Command::Catalog(command) => catalog::run(&global, command),
        Command::Serve(command) => serve::run(&global, &command),
        Command::Bench(args) => bench::run(&global, &args),
        Command::Completions(args) => completions::run(&args),
    }
}

impl Global {
    /// The settings of the environment, with the folder that was named.
    fn settings(&self) -> Result<Settings, Failure> {
        match &self.home {
            // Without a home directory, the folder that is named will do.
            Some(home) => Ok(Settings::from_environment_at(home)),
            None => Ok(Settings::from_environment()?),
        }
    }

    /// Who tells people what happens at start-up.
    fn notices(&self) -> Notices {
        Notices::new(self.log_format, self.verbose > 0)
    }

    fn open(&self) -> Result<Runtimes, Failure> {
        Ok(Runtimes::open(self.settings()?)?)
    }
}

/// What went well.
const SUCCESS: Result<u8, Failure> = Ok(Exit::Success as u8);
