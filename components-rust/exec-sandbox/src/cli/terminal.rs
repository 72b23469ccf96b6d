//! `wasi:cli/terminal-*`: no stream of a program is a terminal.

use crate::Sandbox;
use crate::wit::exports::wasi::cli0_2_9::{
    terminal_input, terminal_output, terminal_stderr, terminal_stdin, terminal_stdout,
};

/// A terminal, of which there is none.
pub(crate) enum Terminal {}

impl terminal_input::GuestTerminalInput for Terminal {}

impl terminal_output::GuestTerminalOutput for Terminal {}

impl terminal_input::Guest for Sandbox {
    type TerminalInput = Terminal;
}

impl terminal_output::Guest for Sandbox {
    type TerminalOutput = Terminal;
}

impl terminal_stdin::Guest for Sandbox {
    fn get_terminal_stdin() -> Option<terminal_input::TerminalInput> {
        None
    }
}

impl terminal_stdout::Guest for Sandbox {
    fn get_terminal_stdout() -> Option<terminal_output::TerminalOutput> {
        None
    }
}

impl terminal_stderr::Guest for Sandbox {
    fn get_terminal_stderr() -> Option<terminal_output::TerminalOutput> {
        None
    }
}
