//! Completions, the bench, and what is left behind.

use std::fs;

use crate::tool::{outcome, stdout, tool};

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
