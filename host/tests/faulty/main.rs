//! A runtime that traps and one that hangs: what our own must never do, and what the host stands nevertheless.

mod runtime;

use std::process::Command;

use golem_exec::RunError;

use self::runtime::{Installed, NAME};

#[test]
fn a_trap_is_an_error_of_its_own_and_the_instance_is_replaced() {
    let faulty = Installed::new();
    let first = faulty.runs_before();
    assert_eq!(faulty.runs_before(), first + 1);
    let error = faulty.run("trap").unwrap_err();
    assert!(matches!(error, RunError::Trapped(_)), "{error}");
    assert!(golem_exec::reasons(&error).contains("unreachable"), "{error}");
    assert_eq!(faulty.runs_before(), 0);
}

#[test]
fn what_hangs_is_stopped_and_the_instance_is_replaced() {
    let faulty = Installed::new();
    assert!(matches!(faulty.run("loop").unwrap_err(), RunError::Overdue));
    assert_eq!(faulty.runs_before(), 0);
}

#[test]
fn others_are_not_disturbed() {
    let faulty = Installed::new();
    std::thread::scope(|scope| {
        let hanging = scope.spawn(|| faulty.run("loop"));
        while !hanging.is_finished() {
            assert!(faulty.run("trap").is_err());
            assert_eq!(faulty.run("count").unwrap().run.unwrap().stdout, "hello\n");
        }
        assert!(matches!(hanging.join().unwrap().unwrap_err(), RunError::Overdue));
    });
    assert_eq!(faulty.runtimes.running(), 0);
}

#[test]
fn what_is_replaced_leaves_no_files() {
    let faulty = Installed::new();
    // A custom section without a name.
    faulty.install(b"\0\x01\0");
    assert_eq!([faulty.files("installed", ".wasm"), faulty.files("compiled", ".cwasm")], [1, 1]);
    assert_eq!(faulty.runs_before(), 0);
}

#[test]
fn the_tool_ends_with_70_and_says_which() {
    let faulty = Installed::new();
    for (program, reason) in [("trap", "the runtime trapped"), ("loop", "did not end the run in its time")] {
        for json in [&[][..], &["--json"]] {
            let mut tool = Command::new(env!("CARGO_BIN_EXE_golem-exec"));
            tool.arg("--home").arg(faulty.home()).args(["run", "--runtime", NAME, "--time-ms", "100"]);
            let ended = tool.args(json).args(["-c", program]).output().unwrap();
            let said = String::from_utf8(ended.stderr).unwrap();
            assert!(ended.status.code() == Some(70) && said.contains(reason) && ended.stdout.is_empty(), "{said}");
        }
    }
}
