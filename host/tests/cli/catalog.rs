//! Installing, listing and removing runtimes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::tool::{component, folder, outcome, refusal, stdout, tool};

/// `catalog install`, into the shared home.
fn install(name: &str, file: &Path) -> assert_cmd::Command {
    let mut tool = tool();
    tool.args(["catalog", "install", name]).arg(file);
    tool
}

fn file(bytes: impl AsRef<[u8]>) -> (TempDir, std::path::PathBuf) {
    let folder = folder(&[]);
    let path = folder.path().join("file.wasm");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[test]
fn what_is_no_component_is_refused_with_the_reason() {
    let whole = fs::read(component("exec-javascript.wasm")).unwrap();
    for (bytes, reason) in [
        (wat::parse_str("(module)").unwrap(), "a core WebAssembly module"),
        (whole[..whole.len() / 2].to_vec(), "does not compile: "),
        (b"{\"name\": 1}".to_vec(), "is JSON"),
        (b"(component)".to_vec(), "a component in text form"),
        (wat::parse_str("(component)").unwrap(), "does not export `golem:exec/types@1.0.0`"),
    ] {
        let (_folder, path) = file(bytes);
        let said = refusal(&mut install("refused", &path), 65);
        let last = said.lines().last().unwrap();
        assert!(last.contains(reason) && last.contains(&*path.to_string_lossy()), "{said}");
    }
}

#[test]
fn what_has_the_interfaces_and_nothing_in_them_does_not_start() {
    let interfaces = ["types", "executor", "session"];
    let exports = interfaces.map(|name| format!("(export \"golem:exec/{name}@1.0.0\" (instance $empty))"));
    let hollow = format!("(component (instance $empty) {})", exports.concat());
    let (_folder, path) = file(wat::parse_str(hollow).unwrap());
    let said = refusal(&mut install("hollow", &path), 72);
    assert!(said.contains("does not export `golem:exec@1.0.0` as it should: "), "{said}");
    assert!(!stdout(tool().args(["catalog", "list"])).contains("hollow"));
}

#[test]
fn a_process_that_is_killed_while_it_compiles_is_in_nobodys_way() {
    let home = tempfile::tempdir().unwrap();
    let run = ["run", "--lang", "js", "-c", "console.log(1)"];
    let mut command = crate::tool::command();
    command.env("GOLEM_EXEC_HOME", home.path()).args(run);
    let mut killed = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(killed.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("compiling"), "{said}");
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(stdout(tool().env("GOLEM_EXEC_HOME", home.path()).args(run)), "1\n");
}

#[test]
fn the_list_says_what_is_built_in_and_not_in_it_yet() {
    let home = tempfile::tempdir().unwrap();
    let (code, listed, said) = outcome(tool().env("GOLEM_EXEC_HOME", home.path()).args(["catalog", "list"]));
    assert_eq!((code, listed.lines().count()), (0, 1), "{listed}");
    assert_eq!(said.matches("its first run compiles it").count(), 2, "{said}");
}

#[test]
fn a_name_that_is_none_or_taken_is_refused() {
    let (_folder, path) = file("");
    for (name, reason) in [("a/b", "is no name"), ("", "is no name"), ("python", "built-in")] {
        assert!(refusal(&mut install(name, &path), 64).contains(reason));
    }
    let said = refusal(tool().args(["catalog", "remove", "python"]), 64);
    assert!(said.contains("built-in"), "{said}");
}

#[test]
fn a_component_is_installed_runs_and_is_removed() {
    let (folder, path) = file(fs::read(component("exec-javascript.wasm")).unwrap());
    let found = stdout(&mut install("copy", &path));
    assert!(found.starts_with("installed `copy`: javascript, "), "{found}");
    // It stays when its file does not.
    drop(folder);
    assert_eq!(stdout(tool().args(["run", "--runtime", "copy", "-c", "console.log(6 * 7)"])), "42\n");
    let listed = stdout(tool().args(["catalog", "list"]));
    let row: Vec<_> = listed.lines().find(|line| line.starts_with("copy ")).unwrap().split_whitespace().collect();
    assert_eq!((&row[1..3], row[5]), (&["javascript", "installed"][..], "yes"), "{listed}");
    let json: serde_json::Value = serde_json::from_str(&stdout(tool().args(["catalog", "list", "--json"]))).unwrap();
    let row = json.as_array().unwrap().iter().find(|row| row["name"] == "copy").unwrap();
    assert!(row["sha256"].as_str().unwrap().len() == 64 && row["compiled"] == true, "{row}");
    stdout(tool().args(["catalog", "remove", "copy"]));
    refusal(tool().args(["run", "--runtime", "copy", "-c", "0"]), 69);
    assert!(!stdout(tool().args(["catalog", "list"])).contains("copy "));
}

#[test]
fn the_second_start_skips_what_the_first_one_did() {
    let first = outcome(tool().args(["run", "--lang", "js", "-c", "0"]));
    assert_eq!(first.0, 0, "{}", first.2);
    let (_, _, said) = outcome(tool().args(["-v", "run", "--lang", "js", "-c", "0"]));
    assert!(said.contains("golem-exec: runtime `javascript` is registered already\n"), "{said}");
    assert!(!said.contains("compiling") && !said.contains("python"), "{said}");
}

#[test]
fn processes_that_start_at_once_on_an_empty_home_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (_folder, path) = file(fs::read(component("exec-javascript.wasm")).unwrap());
    let runs = ["one", "two", "three"].map(|name| {
        let mut command = crate::tool::command();
        command.env("GOLEM_EXEC_HOME", home.path()).args(["catalog", "install", name]).arg(&path);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    });
    let said = runs.map(|run| String::from_utf8(run.wait_with_output().unwrap().stderr).unwrap()).concat();
    assert_eq!(said.matches("compiling").count(), 1, "{said}");
    let listed = stdout(tool().env("GOLEM_EXEC_HOME", home.path()).args(["catalog", "list"]));
    assert_eq!(listed.matches("installed").count(), 3, "{listed}");
}

#[test]
fn what_was_compiled_and_is_damaged_is_compiled_again() {
    let place = tempfile::tempdir().unwrap();
    let with_home = |args: &[&str]| {
        let mut tool = tool();
        tool.env("GOLEM_EXEC_HOME", place.path()).args(args);
        outcome(&mut tool)
    };
    let run = ["run", "--lang", "js", "-c", "console.log(1)"];
    assert_eq!(with_home(&run).0, 0);
    let compiled = fs::read_dir(place.path().join("compiled")).unwrap().map(|entry| entry.unwrap().path());
    let compiled: Vec<_> = compiled.filter(|path| path.extension().is_some_and(|end| end == "cwasm")).collect();
    assert_eq!(compiled.len(), 1);
    fs::write(&compiled[0], "half").unwrap();
    let (code, stdout, said) = with_home(&run);
    assert_eq!((code, stdout.as_str()), (0, "1\n"));
    assert!(said.contains("compiling runtime `javascript`"), "{said}");
    assert_eq!(with_home(&run).2, "");
}
