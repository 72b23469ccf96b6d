//! What a program gets: standard input, arguments, environment; and programs that are no files.

use crate::tool::{folder, run, stdout, tool};

const COUNT: &str = "import sys\ndata = sys.stdin.buffer.read()\nprint(len(data), data[:9])\n";

#[test]
fn stdin_is_empty_unless_it_is_asked_for() {
    let (mut tool, _folder) = run("count.py", COUNT);
    assert_eq!(stdout(tool.write_stdin("not for the program")), "0 b''\n");
}

#[test]
fn stdin_is_a_file() {
    let (mut tool, folder) = run("count.py", COUNT);
    std::fs::write(folder.path().join("in"), b"\xff\x00bytes").unwrap();
    assert_eq!(stdout(tool.args(["--stdin", "in"])), "7 b'\\xff\\x00bytes'\n");
}

#[test]
fn stdin_is_the_tools_own() {
    let (mut tool, _folder) = run("count.py", COUNT);
    assert_eq!(stdout(tool.args(["--stdin", "-"]).write_stdin("text")), "4 b'text'\n");
}

#[test]
fn stdin_is_the_program() {
    let mut tool = tool();
    tool.args(["run", "--lang", "python", "-"]).write_stdin("import sys\nprint(sys.argv, sys.stdin.read())\n");
    assert_eq!(stdout(tool.args(["--", "a", "-b"])), "['main.py', 'a', '-b'] \n");
}

#[test]
fn code_is_the_program_and_files_go_with_it() {
    let folder = folder(&[("helper.js", "exports.answer = 42;\n")]);
    let mut tool = tool();
    tool.current_dir(folder.path());
    tool.args(["run", "--lang", "js", "-c", "console.log(require('./helper').answer)", "helper.js"]);
    assert_eq!(stdout(&mut tool), "42\n");
}

#[test]
fn arguments_are_what_follows_two_dashes() {
    let (mut tool, _folder) = run("args.js", "console.log(JSON.stringify(process.argv.slice(2)))\n");
    assert_eq!(stdout(tool.args(["--", "--lang", "", "ä b", "--"])), "[\"--lang\",\"\",\"ä b\",\"--\"]\n");
}

#[test]
fn the_environment_is_what_was_given() {
    let (mut tool, _folder) = run("env.py", "import os\nprint(sorted(os.environ.items()))\n");
    tool.env("SECRET", "of the machine").args(["--env", "A=1", "--env", "B=x=y", "--env", "EMPTY="]);
    assert_eq!(stdout(&mut tool), "[('A', '1'), ('B', 'x=y'), ('EMPTY', '')]\n");
}

#[test]
fn json_is_one_document_with_all_of_it() {
    let (mut tool, _folder) =
        run("both.py", "import sys\nprint(sys.stdin.read())\nsys.stderr.write('e')\nsys.exit(3)\n");
    let output = tool.args(["--json", "--stdin", "-"]).write_stdin("in").output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["outcome"], &report["run"]["stdout"]), (&"ok".into(), &"in\n".into()));
    assert_eq!((&report["run"]["stderr"], &report["run"]["exit-code"]), (&"e".into(), &3.into()));
    assert!(report["time-ms"].is_u64() && report["memory-bytes"].is_u64(), "{report}");
}

#[test]
fn json_of_a_failure_has_the_exit_code_too() {
    for (args, code, outcome) in [
        (&["-c", "throw new Error('oh')"][..], 1, "runtime-failed"),
        (&["-c", "let = = ;"], 1, "compilation-failed"),
        (&["-c", "for (;;) ;", "--time-ms", "100"], 124, "timeout"),
    ] {
        let output = tool().args(["run", "--json", "--lang", "js"]).args(args).output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), &report["outcome"]), (Some(code), &outcome.into()));
    }
}
