//! Folders that programs share.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::tool::{command, folder, outcome, refusal, stdout, tool};

fn run(session: &Path, args: &[&str]) -> assert_cmd::Command {
    let mut tool = tool();
    tool.args(["run", "--session"]).arg(session).args(args);
    tool
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".golem-exec")
        .collect();
    names.sort();
    names
}

#[test]
fn files_stay_from_one_run_to_the_next_and_in_the_folder() {
    let (place, programs) = (tempfile::tempdir().unwrap(), folder(&[("note.py", "open('note', 'a').write('x')\n")]));
    let session = place.path().join("work");
    let program = programs.path().join("note.py");
    for length in 1..=2 {
        stdout(&mut run(&session, &[program.to_str().unwrap()]));
        assert_eq!(fs::read_to_string(session.join("note")).unwrap(), "x".repeat(length));
    }
    assert_eq!(names(&session), ["note", "note.py"]);
    // The other language finds them as well, and its code is no file that stays.
    let code = "console.log(require('fs').readFileSync('note', 'utf8'))";
    assert_eq!(stdout(&mut run(&session, &["--lang", "js", "-c", code])), "xx\n");
    assert_eq!(names(&session), ["note", "note.py"]);
}

#[test]
fn what_the_program_wrote_before_it_failed_stays() {
    let place = tempfile::tempdir().unwrap();
    let code = "open('made', 'w').write('1')\nwhile True: pass";
    let (ended, ..) = outcome(&mut run(place.path(), &["--time-ms", "2000", "--lang", "python", "-c", code]));
    assert_eq!((ended, names(place.path())), (124, vec!["made".to_owned()]));
}

#[test]
fn two_at_once_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let mut command = command();
    command.args(["run", "--time-ms", "60000", "--stdin", "-", "--lang", "python", "--session"]).arg(place.path());
    command.args(["-c", "import sys; print('in', flush=True); sys.stdin.read()"]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut String::new()).unwrap();
    let said = refusal(&mut run(place.path(), &["--lang", "python", "-c", "print(1)"]), 75);
    assert!(said.contains("is in use"), "{said}");
    drop(running.stdin.take());
    assert_eq!(running.wait().unwrap().code(), Some(0));
}

#[test]
fn a_folder_that_is_a_file_is_73() {
    let place = folder(&[("file", "")]);
    let said = refusal(&mut run(&place.path().join("file"), &["--lang", "python", "-c", "print(1)"]), 73);
    assert!(said.contains("for a session"), "{said}");
}

#[test]
fn a_program_larger_than_files_may_be_is_125_with_a_session_and_without() {
    let (place, programs) = (tempfile::tempdir().unwrap(), folder(&[("long.js", &"//\n".repeat(100))]));
    let program = programs.path().join("long.js");
    let args = ["--file-size-bytes", "200", program.to_str().unwrap()];
    let said = refusal(&mut run(place.path(), &args), 125);
    assert!(said.contains("`long.js` is larger than `--file-size-bytes 200`"), "{said}");
    assert_eq!(names(place.path()), [""; 0]);
    refusal(tool().arg("run").args(args), 125);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_what_is_the_tools_is_refused_and_not_followed() {
    let (place, precious) = (tempfile::tempdir().unwrap(), folder(&[("precious", "1")]));
    fs::create_dir(place.path().join(".golem-exec")).unwrap();
    let lock = place.path().join(".golem-exec/lock");
    std::os::unix::fs::symlink(precious.path().join("precious"), lock).unwrap();
    let said = refusal(&mut run(place.path(), &["--lang", "js", "-c", "0"]), 73);
    assert!(said.contains("belongs to golem-exec"), "{said}");
    assert_eq!(fs::read(precious.path().join("precious")).unwrap(), b"1");
}
