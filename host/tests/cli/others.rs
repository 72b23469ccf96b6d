//! Completions, the bench, interrupts, and what is left behind.

use std::fs;
use std::process::Stdio;

use crate::tool::{command, outcome, stdout, tool};

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(stdout(tool().args(["completions", shell])).contains("golem-exec"), "{shell}");
    }
}

#[test]
fn the_bench_has_a_row_for_each_language_runner_and_number_of_threads() {
    // Programs of the machine are looked for in an empty folder, so that the result is the same everywhere.
    let nowhere = tempfile::tempdir().unwrap();
    let mut tool = tool();
    tool.env("PATH", nowhere.path()).args(["bench", "--seconds", "1", "--cores", "1,2", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&stdout(&mut tool)).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 8);
    for row in rows {
        if row["runner"] == "golem-exec" {
            assert!(row["measured"]["runs-per-second"].as_f64().unwrap() > 0.0, "{row}");
        } else {
            assert_eq!(row["missing"], "not installed");
        }
    }
}

#[test]
fn no_folder_is_left_behind() {
    let temporary = tempfile::tempdir().unwrap();
    for code in ["0", "process.exit(1)", "for (;;) ;"] {
        let mut tool = tool();
        outcome(tool.env("TMPDIR", temporary.path()).args(["run", "--time-ms", "200", "--lang", "js", "-c", code]));
        assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0, "{code}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_and_leaves_nothing_behind() {
    use std::io::{BufRead as _, BufReader};

    let temporary = tempfile::tempdir().unwrap();
    let mut command = command();
    command.args(["run", "--time-ms", "60000", "--lang", "js", "-c", "console.log('in'); for (;;) ;"]);
    let mut running = command.env("TMPDIR", temporary.path()).stdout(Stdio::piped()).spawn().unwrap();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut String::new()).unwrap();
    let pid = running.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(running.wait().unwrap().code(), Some(130));
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
}
