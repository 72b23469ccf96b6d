//! The tool, ready to be run, and folders with programs.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The components that are tested.
pub fn component(file: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("dist").join(file);
    assert!(path.is_file(), "`{}` is not there: run `cargo xtask build`", path.display());
    path
}

/// The home that all tests share.
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("golem-exec-home")
}

/// The tool with that home, the built components, and no limits of an operator.
pub fn command() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_golem-exec"));
    command.env("GOLEM_EXEC_HOME", home());
    command.env("EXEC_JS_QUICKJS_PATH", component("exec-javascript.wasm"));
    command.env("EXEC_PYTHON_WASI_PATH", component("exec-python.wasm"));
    // The last one is the width that help is written for.
    for name in ["EXEC_TIMEOUT_MS", "EXEC_MEMORY_LIMIT_MB", "EXEC_MAX_OUTPUT_BYTES", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// The same, to be asserted on.
pub fn tool() -> Command {
    Command::from_std(command())
}

/// `golem-exec run` with a program of one file.
pub fn run(name: &str, code: &str) -> (Command, TempDir) {
    let folder = folder(&[(name, code)]);
    let mut tool = tool();
    tool.current_dir(folder.path()).args(["run", name]);
    (tool, folder)
}

/// A folder with files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// What a run of the tool gave: exit code, stdout, stderr.
pub fn outcome(tool: &mut Command) -> (i32, String, String) {
    let output = tool.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Its stdout, where all went well.
pub fn stdout(tool: &mut Command) -> String {
    let (code, stdout, stderr) = outcome(tool);
    assert_eq!(code, 0, "{stderr}");
    stdout
}

/// The stderr of a run that ended with a code and printed nothing.
pub fn refusal(tool: &mut Command, code: i32) -> String {
    let (ended, stdout, stderr) = outcome(tool);
    assert_eq!((ended, stdout.as_str()), (code, ""), "{stderr}");
    stderr
}
