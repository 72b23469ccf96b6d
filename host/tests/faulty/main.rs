//! A runtime that traps and one that hangs: what our own must never do, and what the host stands nevertheless.

mod runtime;

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use golem_exec::{InstallError, RunError, Settings};

use self::runtime::{Installed, NAME, component};

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
    thread::scope(|scope| {
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
    faulty.install(&component("(global i32 (i32.const 0))")).unwrap();
    assert_eq!([faulty.files("installed", ".wasm"), faulty.files("compiled", ".cwasm")], [1, 1]);
    assert_eq!(faulty.runs_before(), 0);
}

#[test]
fn what_does_not_start_is_refused_in_time() {
    let faulty = Installed::new();
    let error = faulty.install(&component("(func $hang (loop $on (br $on))) (start $hang)")).unwrap_err();
    assert!(matches!(error, InstallError::Probe { .. }), "{error}");
    assert!(golem_exec::reasons(&error).contains("does not start"), "{error}");
    // What was there before is there still.
    assert_eq!(faulty.run("count").unwrap().run.unwrap().stdout, "hello\n");
}

#[test]
fn an_instance_gets_the_memory_of_the_operator_and_no_more() {
    let faulty = Installed::on(Settings { instance_bytes: 9 << 20, ..Settings::at("") });
    assert_eq!(faulty.exit_code("memory"), 9);
}

#[test]
fn a_lost_instance_is_made_anew_before_the_next_run() {
    let faulty = Installed::new();
    assert_eq!((faulty.runs_before(), faulty.runtimes.in_stock(NAME)), (0, 1));
    assert!(faulty.run("trap").is_err());
    let begun = Instant::now();
    while faulty.runtimes.in_stock(NAME) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60), "the stock stays empty");
        thread::sleep(Duration::from_millis(10));
    }
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
