//! Runs without a session, and requests that are wrong.

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::{JSON, Server, eventually};

#[test]
fn both_languages_run() {
    let server = Server::shared();
    for (language, code) in [
        ("python", "import sys, os\nprint(sys.argv[1:], os.environ['A'], input())\nsys.exit(3)"),
        (
            "javascript",
            "console.log(process.argv.slice(2), process.env.A, require('fs').readFileSync(0, 'utf8').trim());\
            process.exit(3)",
        ),
    ] {
        let report = server.run(&json!({
            "language": language, "code": code, "args": ["x"], "env": { "A": "b" }, "stdin": "in\n",
        }));
        let said = report["run"]["stdout"].as_str().unwrap();
        assert!(said.contains("'x'") && said.ends_with("b in\n"), "{report}");
        assert_eq!((&report["outcome"], &report["run"]["exit-code"]), (&json!("ok"), &json!(3)), "{report}");
    }
}

#[test]
fn files_may_be_written_down_in_any_encoding() {
    let server = Server::shared();
    let report = server.run(&json!({ "runtime": "python", "files": [
        { "name": "main.py", "content": "import a.b; print(a.b.c, open('d', 'rb').read())" },
        { "name": "a/b.py", "content": "YyA9IDE=", "encoding": "base64" },
        { "name": "d", "content": "00ff", "encoding": "hex" },
    ]}));
    assert_eq!(report["run"]["stdout"], "1 b'\\x00\\xff'\n", "{report}");
}

#[test]
fn what_a_program_does_is_data() {
    let server = Server::shared();
    for (language, code, outcome) in [
        ("python", "def f(:", "compilation-failed"),
        ("javascript", "let let", "compilation-failed"),
        ("python", "1/0", "runtime-failed"),
        ("javascript", "null.a", "runtime-failed"),
        ("python", "while True: pass", "timeout"),
        ("javascript", "for (;;);", "timeout"),
        ("python", "import os; os.abort()", "runtime-failed"),
    ] {
        let report = server.run(&json!({ "language": language, "code": code, "limits": { "time-ms": 1000 } }));
        assert_eq!(report["outcome"], outcome, "{code}: {report}");
    }
}

#[test]
fn what_was_printed_before_a_timeout_is_in_the_answer() {
    let server = Server::shared();
    let code = "import sys\nprint('so far')\nprint('and', file=sys.stderr)\nwhile True: pass";
    let report = server.run(&json!({ "language": "python", "code": code, "limits": { "time-ms": 1000 } }));
    let run = &report["run"];
    assert_eq!((&run["stdout"], &run["stderr"]), (&json!("so far\n"), &json!("and\n")), "{report}");
}

#[test]
fn nobody_gets_more_time_than_the_operator_gives() {
    let server = Server::start(&["--max-time-ms", "500"]);
    for limits in [json!({ "time-ms": 86_400_000 }), json!({})] {
        let begun = Instant::now();
        let report = server.run(&json!({ "language": "javascript", "code": "for (;;);", "limits": limits }));
        assert!(report["outcome"] == "timeout" && begun.elapsed() < Duration::from_secs(5), "{report}");
    }
}

#[test]
fn answers_that_nobody_reads_hold_their_place() {
    // Room for sixteen such answers, of which each is larger than what a connection holds.
    let server = Server::start(&["--max-runs", "1", "--max-body-bytes", "1048576"]);
    let body = json!({ "language": "javascript", "code": "process.stdout.write('x'.repeat(12 << 20))" });
    let ask = || {
        let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
        let text = body.to_string();
        let head = "POST /v1/run HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ";
        write!(stream, "{head}{}\r\n\r\n{text}", text.len()).unwrap();
        stream
    };
    let is_full = || server.post("/v1/run", &json!({ "language": "javascript", "code": "0" })).status == 429;
    let first = ask();
    eventually("the first run is over", Duration::from_secs(60), || server.metric("golem_exec_running") == Some(0.0));
    let second = ask();
    eventually("there is no room for the second answer", Duration::from_secs(60), is_full);
    drop(first);
    eventually("there is room again", Duration::from_secs(60), || !is_full());
    drop(second);
}

#[test]
fn wrong_requests_are_problems() {
    let server = Server::shared();
    let code = |body: Value| server.post("/v1/run", &body).problem();
    let problem = |status, code: &str| (status, code.to_owned());
    assert_eq!(code(json!({ "language": "cobol", "code": "" })), problem(422, "unknown-language"));
    assert_eq!(code(json!({ "runtime": "other", "code": "" })), problem(422, "unknown-runtime"));
    assert_eq!(code(json!({ "code": "" })), problem(422, "bad-request"));
    assert_eq!(code(json!({ "language": "python" })), problem(422, "bad-request"));
    assert_eq!(code(json!({ "language": "python", "files": [] })), problem(422, "refused"));
    assert_eq!(code(json!({ "language": "python", "code": "", "limit": {} })), problem(422, "unknown-field"));
    let leaves = json!([{ "name": "../a.py", "content": "" }]);
    assert_eq!(code(json!({ "language": "python", "files": leaves })), problem(422, "refused"));
    let raw = |headers: &[_], body: &[u8]| server.ask("POST", "/v1/run", headers, Some(body)).problem();
    assert_eq!(raw(&[JSON], b"{"), problem(400, "bad-json"));
    assert_eq!(raw(&[JSON], b"\xff"), problem(400, "bad-json"));
    assert_eq!(raw(&[], b"{}"), problem(415, "unsupported-media-type"));
    assert_eq!(server.get("/v1").problem(), problem(404, "not-found"));
    assert_eq!(server.get("/v1/run").problem(), problem(405, "method-not-allowed"));
    assert_eq!(server.get("/v1/run").headers["allow"], "POST");
}

#[test]
fn large_bodies_are_refused() {
    let server = Server::start(&["--max-body-bytes", "1000"]);
    let large = json!({ "language": "python", "code": "#".repeat(5_000_000) });
    assert_eq!(server.post("/v1/run", &large).problem(), (413, "body-too-large".to_owned()));
    let address = server.session("python");
    assert_eq!(server.put(&format!("{address}/files/a"), &[0; 1001]).problem().0, 413);
    assert_eq!(server.put(&format!("{address}/files/a"), &[0; 1000]).status, 204);
}

#[test]
fn the_end_of_the_server_ends_its_programs() {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let server = Server::start_with(&[], &[("TMPDIR", folder.path().to_str().unwrap())]);
    let body = json!({ "language": "python", "code": "print(1, flush=True)\nwhile 1: pass",
        "limits": { "time-ms": 60_000 } });
    let mut events = server.stream("/v1/run/stream", &body);
    assert_eq!(events.next().unwrap().0, "stdout");
    let begun = Instant::now();
    let (status, _) = server.terminate();
    assert!(status.success() && begun.elapsed() < Duration::from_secs(10), "{status} {:?}", begun.elapsed());
    let (name, problem) = events.last().unwrap();
    assert_eq!((name.as_str(), &problem["code"]), ("failed", &json!("cancelled")));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "directories of instances are left");
}
