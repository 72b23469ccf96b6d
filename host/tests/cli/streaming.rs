//! Output is there while the program runs, in its order.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{ChildStdout, Stdio};
use std::thread;
use std::time::Duration;

use crate::tool::{command, outcome, tool};

fn line(from: &mut BufReader<ChildStdout>) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    line
}

/// A program that answers each line of its input: each answer must come before the next question is asked, or nobody gets on.
#[test]
fn a_program_can_be_talked_to() {
    for (lang, code) in [
        (
            "python",
            "import sys\nprint('ready', flush=True)\nfor line in sys.stdin:\n    print(line.upper(), end='', flush=True)",
        ),
        (
            "javascript",
            "console.log('ready'); require('readline').createInterface({ input: process.stdin })\
             .on('line', line => console.log(line.toUpperCase()))",
        ),
    ] {
        let mut command = command();
        command.args(["run", "--time-ms", "30000", "--stdin", "-", "--lang", lang, "-c", code]);
        let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut stdin, mut stdout) = (running.stdin.take().unwrap(), BufReader::new(running.stdout.take().unwrap()));
        assert_eq!(line(&mut stdout), "ready\n");
        for word in ["one", "two"] {
            writeln!(stdin, "{word}").unwrap();
            assert_eq!(line(&mut stdout), format!("{}\n", word.to_uppercase()));
        }
        drop(stdin);
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).unwrap();
        assert_eq!((rest.as_str(), running.wait().unwrap().code()), ("", Some(0)));
    }
}

#[test]
fn both_streams_keep_their_order() {
    let _ = outcome(tool().args(["run", "--lang", "python", "-c", "0"]));
    let code = "import os\nfor n in range(50): os.write(1 + n % 2, b'%d ' % n)";
    // One pipe for both, as with `2>&1`.
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = command();
    command.args(["run", "--lang", "python", "-c", code]);
    command.stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut running = command.spawn().unwrap();
    drop(command);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    running.wait().unwrap();
    let expected: String = (0..50).map(|number| format!("{number} ")).collect();
    assert_eq!(text, expected);
}

#[test]
fn bytes_that_are_no_text_come_through() {
    let code = "import sys; sys.stdout.buffer.write(bytes(range(256)))";
    let output = tool().args(["run", "--lang", "python", "-c", code]).output().unwrap();
    assert_eq!(output.stdout, (0..=255).collect::<Vec<u8>>());
}

#[test]
fn a_program_does_not_wait_for_its_reader() {
    let _ = outcome(tool().args(["run", "--lang", "js", "-c", "0"]));
    let mut command = command();
    // More than a pipe holds.
    let code = "for (let n = 0; n < 300; n++) console.log('x'.repeat(1023))";
    command.args(["run", "--time-ms", "5000", "--lang", "js", "-c", code]);
    let mut running = command.stdout(Stdio::piped()).spawn().unwrap();
    // Longer than the program has, and than the host lets it be late.
    thread::sleep(Duration::from_secs(8));
    let mut output = String::new();
    running.stdout.take().unwrap().read_to_string(&mut output).unwrap();
    assert_eq!((output.len(), running.wait().unwrap().code()), (300 << 10, Some(0)));
}

#[cfg(unix)]
#[test]
fn a_machine_that_sleeps_is_no_fault_of_the_program() {
    let mut command = command();
    let code = "import time\nprint('in', flush=True)\nend = time.monotonic() + 1\nwhile time.monotonic() < end: pass\nprint('out')";
    command.args(["run", "--time-ms", "3000", "--lang", "python", "-c", code]);
    let mut running = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(running.stdout.take().unwrap());
    assert_eq!(line(&mut stdout), "in\n");
    let send = |signal: &str| {
        let sent = std::process::Command::new("kill").args([signal, &running.id().to_string()]).status();
        assert!(sent.unwrap().success());
    };
    send("-STOP");
    thread::sleep(Duration::from_secs(5));
    send("-CONT");
    // The program's own time has passed, so it may end by that; what it must not be is a defect of the runtime.
    let code = running.wait().unwrap().code();
    assert!([Some(0), Some(124)].contains(&code), "{code:?}");
}
