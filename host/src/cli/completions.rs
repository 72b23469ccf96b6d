//! `golem-exec completions`: what a shell needs to complete the command line.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::exit::Failure;
use super::{Cli, SUCCESS, table};

const EXAMPLES: &str = "\
Examples:
  golem-exec completions bash > ~/.local/share/bash-completion/completions/golem-exec
  golem-exec completions zsh > ~/.zfunc/_golem-exec
  golem-exec completions fish > ~/.config/fish/completions/golem-exec.fish";

/// Print the completions of a shell
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints them.
pub fn run(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "golem-exec", &mut script);
    table::print(&String::from_utf8_lossy(&script))?;
    SUCCESS
}
