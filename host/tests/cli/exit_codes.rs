//! Exit codes, and what is said with them.

use std::fs;
use std::process::Stdio;

use crate::tool::{command, folder, outcome, refusal, run, stdout, tool};

#[test]
fn success_is_zero_and_says_nothing_of_its_own() {
    // The first run of all may compile, and says so.
    let _ = outcome(tool().args(["run", "--lang", "js", "-c", "0"]));
    let ended = outcome(tool().args(["run", "--lang", "js", "-c", "console.log('out'); console.error('err')"]));
    assert_eq!(ended, (0, "out\n".to_owned(), "err\n".to_owned()));
}

#[test]
fn a_programs_own_code_is_the_tools() {
    for (lang, code) in [("python", "import sys; sys.exit(42)"), ("javascript", "process.exit(42)")] {
        tool().args(["run", "--lang", lang, "-c", code]).assert().code(42);
    }
}

#[test]
fn an_exception_is_one_with_its_traceback() {
    let (mut tool, _folder) = run("bad.py", "print('before', flush=True)\nraise ValueError('oh')\n");
    let (code, stdout, stderr) = outcome(&mut tool);
    assert_eq!((code, stdout.as_str()), (1, "before\n"));
    assert_eq!(stderr.matches("ValueError: oh").count(), 1, "{stderr}");
    assert!(stderr.contains("bad.py\", line 2"), "{stderr}");
}

#[test]
fn what_does_not_parse_is_one_with_the_languages_message_once() {
    for (name, code, said) in [("bad.py", "x = (\n", "SyntaxError"), ("bad.js", "let x = ;\n", "SyntaxError")] {
        let (mut tool, _folder) = run(name, code);
        let (code, stdout, stderr) = outcome(&mut tool);
        assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
        assert_eq!(stderr.matches(said).count(), 1, "{stderr}");
        assert!(stderr.contains(name), "{stderr}");
    }
}

#[test]
fn a_warning_of_the_language_is_said_once() {
    let (mut tool, _folder) = run("warned.py", "print(1 is 1)\n");
    let (code, stdout, stderr) = outcome(&mut tool);
    assert_eq!((code, stdout.as_str(), stderr.matches("SyntaxWarning").count()), (0, "True\n", 1), "{stderr}");
}

#[test]
fn a_signal_is_128_and_its_number() {
    let (code, _, stderr) = outcome(tool().args(["run", "--lang", "python", "-c", "import os; os.abort()"]));
    assert_eq!(code, 128 + 6, "{stderr}");
    assert!(stderr.ends_with("golem-exec: the program was ended by SIGABRT\n"), "{stderr}");
    tool().args(["run", "--lang", "js", "-c", "process.kill(process.pid, 'SIGKILL')"]).assert().code(128 + 9);
}

#[test]
fn a_timeout_is_124_after_the_output_up_to_there() {
    let code = "console.log('so far'); for (;;) ;";
    let (ended, stdout, stderr) = outcome(tool().args(["run", "--time-ms", "300", "--lang", "js", "-c", code]));
    assert_eq!((ended, stdout.as_str()), (124, "so far\n"), "{stderr}");
    let last = stderr.lines().last().unwrap();
    assert!(last.contains("its time of 300 ms") && last.contains("`--time-ms`"), "{last}");
}

#[test]
fn what_was_printed_before_a_timeout_is_in_the_document() {
    for (lang, code) in [("js", "console.log('so far'); for (;;) ;"), ("python", "print('so far')\nwhile True: pass")] {
        let (ended, stdout, _) =
            outcome(tool().args(["run", "--json", "--time-ms", "1000", "--lang", lang, "-c", code]));
        let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
        assert_eq!((ended, &report["outcome"], &report["run"]["stdout"]), (124, &"timeout".into(), &"so far\n".into()));
    }
}

#[test]
fn the_operators_time_is_the_most() {
    let mut tool = tool();
    tool.env("EXEC_TIMEOUT_MS", "200").args(["run", "--time-ms", "60000", "--lang", "js", "-c", "for (;;) ;"]);
    assert!(refusal(&mut tool, 124).contains("200 ms"));
}

#[test]
fn too_much_is_125() {
    let code = "b = bytearray(64 << 20); b = b * 8";
    let (ended, _, stderr) = outcome(tool().args(["run", "--memory-mb", "16", "--lang", "python", "-c", code]));
    assert_eq!(ended, 125, "{stderr}");
    assert!(stderr.lines().last().unwrap().contains("`--memory-mb`"), "{stderr}");
    let code = "require('fs').writeFileSync('f', 'x'.repeat(5000))";
    tool().args(["run", "--file-size-bytes", "4000", "--lang", "js", "-c", code]).assert().code(125);
}

#[test]
fn wrong_usage_is_2() {
    for args in [
        &["run"][..],
        &["run", "--no-such-option", "a.py"],
        &["run", "-c", "1"],
        &["run", "--lang", "cobol", "-c", "1"],
        &["run", "--lang", "python", "--runtime", "python", "a.py"],
        &["run", "--env", "novalue", "a.py"],
        &["run", "--time-ms", "soon", "a.py"],
        &["run", "program.txt"],
        &["run", "-", "--lang", "python", "--stdin", "-"],
        &["bench", "--seconds", "0"],
        &["bench", "--cores", "0"],
        &["catalog"],
        &["nonsense"],
    ] {
        let said = refusal(tool().args(args), 2);
        assert!(said.starts_with("error: ") || said.contains("Usage: golem-exec"), "{args:?}: {said}");
    }
}

#[test]
fn a_file_that_is_not_there_is_66() {
    let said = refusal(tool().args(["run", "no-such.py"]), 66);
    assert!(said.contains("`no-such.py`"), "{said}");
    assert_eq!(said.lines().count(), 1);
    refusal(tool().args(["run", "--lang", "js", "-c", "0", "--stdin", "no-such.txt"]), 66);
    refusal(tool().args(["catalog", "install", "name", "no-such.wasm"]), 66);
}

#[test]
fn a_runtime_that_is_not_there_is_69() {
    let said = refusal(tool().args(["run", "--runtime", "nobody", "-c", "0"]), 69);
    assert!(said.contains("`nobody`") && said.contains("catalog list"), "{said}");
    refusal(tool().args(["catalog", "remove", "nobody"]), 69);
}

#[test]
fn a_home_that_is_none_is_78() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let said = refusal(tool().arg("--home").arg(&file).args(["catalog", "list"]), 78);
    assert!(said.contains(&*file.to_string_lossy()), "{said}");
    fs::write(folder.path().join("catalog.json"), "[]").unwrap();
    assert!(refusal(tool().arg("--home").arg(folder.path()).args(["catalog", "list"]), 78).contains("is no catalog"));
}

#[test]
fn a_missing_built_in_is_said_and_the_other_one_runs() {
    let home = tempfile::tempdir().unwrap();
    let with_home = || {
        let mut tool = tool();
        tool.env("EXEC_PYTHON_WASI_PATH", home.path().join("nowhere.wasm")).env("GOLEM_EXEC_HOME", home.path());
        tool
    };
    let said = refusal(with_home().args(["run", "--lang", "python", "-c", "print(1)"]), 69);
    assert!(said.contains("warning: runtime `python` is missing") && said.contains("EXEC_PYTHON_WASI_PATH"), "{said}");
    assert_eq!(stdout(with_home().args(["run", "--lang", "js", "-c", "console.log(1)"])), "1\n");
    let (code, listed, said) = outcome(with_home().args(["catalog", "list"]));
    assert!(code == 0 && listed.contains("javascript") && !listed.contains("python"), "{listed}");
    assert!(said.contains("warning: runtime `python` is missing"), "{said}");
}

#[test]
fn a_built_in_that_cannot_be_used_is_72_with_the_reason() {
    let place = folder(&[("component.wasm", "{}")]);
    let mut tool = tool();
    tool.env("GOLEM_EXEC_HOME", place.path()).env("EXEC_JS_QUICKJS_PATH", place.path().join("component.wasm"));
    let said = refusal(tool.args(["run", "--lang", "js", "-c", "0"]), 72);
    assert!(said.contains("warning: runtime `javascript` cannot be used: ") && said.contains("is JSON"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn a_reader_that_goes_is_141_and_nothing_is_said() {
    let _ = outcome(tool().args(["run", "--lang", "js", "-c", "0"]));
    let mut command = command();
    command.args(["run", "--lang", "js", "--time-ms", "20000", "-c", "for (;;) console.log('y')"]);
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let ended = running.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(141), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_74() {
    for json in [&[][..], &["--json"]] {
        let mut command = command();
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        command.args(["run", "--lang", "js", "-c", "console.log(1)"]).args(json).stdout(full);
        let ended = command.output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(ended.status.code() == Some(74) && said.contains("cannot write to standard output"), "{said}");
    }
}

#[test]
fn what_the_runtime_refuses_is_64() {
    let said = refusal(tool().env("EXEC_TIMEOUT_MS", "soon").args(["run", "--lang", "js", "-c", "0"]), 64);
    assert!(said.contains("EXEC_TIMEOUT_MS"), "{said}");
}
