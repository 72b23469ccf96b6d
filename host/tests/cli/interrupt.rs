//! ^C, and a request to end.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::tool::command;

/// The exit code of a run that gets a signal when it has printed its first line.
fn interrupted(command: &mut Command, signal: &str) -> Option<i32> {
    let mut running = command.stdout(Stdio::piped()).spawn().unwrap();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut String::new()).unwrap();
    let pid = running.id().to_string();
    assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    running.wait().unwrap().code()
}

#[test]
fn an_interrupt_ends_the_run_and_leaves_nothing_behind() {
    let temporary = tempfile::tempdir().unwrap();
    let mut command = command();
    command.args(["run", "--time-ms", "60000", "--lang", "js", "-c", "console.log('in'); for (;;) ;"]);
    assert_eq!(interrupted(command.env("TMPDIR", temporary.path()), "-INT"), Some(130));
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
}

#[test]
fn an_interrupt_puts_the_files_of_a_session_back() {
    let session = tempfile::tempdir().unwrap();
    let mut command = command();
    command.args(["run", "--time-ms", "60000", "--lang", "js", "--session"]).arg(session.path());
    command.args(["-c", "require('fs').writeFileSync('made', '1'); console.log('in'); for (;;) ;"]);
    assert_eq!(interrupted(&mut command, "-TERM"), Some(130));
    assert_eq!(fs::read_to_string(session.path().join("made")).unwrap(), "1");
}

#[test]
fn an_interrupt_ends_a_program_that_waits_for_input() {
    let mut command = command();
    command.args(["run", "--time-ms", "60000", "--stdin", "-", "--lang", "python", "-c", "print('in'); input()"]);
    assert_eq!(interrupted(command.stdin(Stdio::piped()), "-INT"), Some(130));
}
