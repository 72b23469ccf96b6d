//! Streamed runs: live, in order, and ended with their client.

use std::io::Write as _;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::support::{Server, eventually};

/// How long the server may take to notice that a client is gone, and to end its program.
const NOTICED: Duration = Duration::from_secs(5);

#[test]
fn output_comes_while_it_is_written() {
    let server = Server::shared();
    for (language, code) in [
        ("python", "import time\nprint('first', flush=True)\ntime.sleep(1)\nprint('second')"),
        ("javascript", "console.log('first'); setTimeout(() => console.log('second'), 1000)"),
    ] {
        let mut events = server.stream("/v1/run/stream", &json!({ "language": language, "code": code }));
        let (name, data) = events.next().unwrap();
        let first = Instant::now();
        assert_eq!((name.as_str(), data["text"].as_str().unwrap().trim_end()), ("stdout", "first"));
        let (name, report) = events.last().unwrap();
        assert!(first.elapsed() > Duration::from_millis(500), "{language}: all came at once");
        assert_eq!((name.as_str(), &report["outcome"]), ("finished", &json!("ok")), "{report}");
        assert_eq!(report["run"]["stdout"], "first\nsecond\n");
    }
}

#[test]
fn order_holds_across_both_streams() {
    let server = Server::shared();
    let code = "import sys\nfor i in range(200): print(i, end=' ', file=(sys.stdout, sys.stderr)[i % 2], flush=True)";
    let mut said = String::new();
    let mut names = Vec::new();
    for (name, data) in server.stream("/v1/run/stream", &json!({ "language": "python", "code": code })) {
        said.push_str(data["text"].as_str().unwrap_or_default());
        names.push(name);
    }
    let expected: String = (0..200).map(|number| format!("{number} ")).collect();
    assert_eq!(said, expected);
    let count = |wanted| names.iter().filter(|name| *name == wanted).count();
    assert_eq!((count("finished"), names.last().map(String::as_str)), (1, Some("finished")));
    assert!(count("stderr") >= 100 && count("stdout") >= 100);
}

#[test]
fn bytes_that_are_no_text_are_base64() {
    let server = Server::shared();
    let code = "import sys; sys.stdout.buffer.write(b'\\xff\\x00')";
    let body = json!({ "language": "python", "code": code });
    let (name, data) = server.stream("/v1/run/stream", &body).next().unwrap();
    assert_eq!((name.as_str(), data), ("stdout", json!({ "base64": "/wA=" })));
}

#[test]
fn output_before_a_timeout_is_sent() {
    let server = Server::shared();
    let code = "process.stdout.write('seen'); for (;;);";
    let body = json!({ "language": "javascript", "code": code, "limits": { "time-ms": 300 } });
    let events: Vec<_> = server.stream("/v1/run/stream", &body).collect();
    assert_eq!((events[0].1["text"].as_str(), events.len()), (Some("seen"), 2), "{events:?}");
    assert_eq!(events[1].1["outcome"], "timeout");
}

#[test]
fn a_program_ends_when_its_client_goes_away() {
    let server = Server::start(&[]);
    for code in ["while True: pass", "import time; time.sleep(60)", "while True: print('x' * 1000)"] {
        for path in ["/v1/run", "/v1/run/stream"] {
            let body = json!({ "language": "python", "code": code, "limits": { "time-ms": 60_000 } }).to_string();
            let mut connection = TcpStream::connect(&server.address).unwrap();
            let head = format!("POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n");
            write!(connection, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
            let running = |count| server.metric("golem_exec_running") == Some(count);
            eventually("the program runs", NOTICED, || running(1.0));
            thread::sleep(Duration::from_millis(100));
            drop(connection);
            eventually(&format!("{path} {code} ends"), NOTICED, || running(0.0));
        }
    }
    assert_eq!(server.run(&json!({ "language": "python", "code": "print(1)" }))["run"]["stdout"], "1\n");
}
