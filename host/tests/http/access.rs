//! Who may use the server, and how much.

use serde_json::json;

use super::support::{JSON, Server};

#[test]
fn the_token_is_asked_for_everywhere_but_at_the_door() {
    let server = Server::start_with(&[], &[("GOLEM_EXEC_TOKEN", "s3cret")]);
    for path in ["/v1/runtimes", "/metrics", "/openapi.json", "/docs", "/nothing", "/healthz/"] {
        let answer = server.get(path);
        assert_eq!(answer.problem(), (401, "unauthorized".to_owned()), "{path}");
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
    }
    let wrong = server.ask("GET", "/v1/runtimes", &[("authorization", "Bearer s3cre")], None);
    assert_eq!(wrong.problem().0, 401);
    assert_eq!(server.ask("GET", "/v1/runtimes", &[("authorization", "Bearer s3cret")], None).status, 200);
    assert_eq!(server.get("/healthz").status, 200);
    let body = json!({ "language": "python", "code": "import os; print(os.environ)" }).to_string();
    let headers = [JSON, ("authorization", "Bearer s3cret")];
    let answer = server.ask("POST", "/v1/run", &headers, Some(body.as_bytes()));
    assert!(answer.status == 200 && !answer.text().contains("s3cret"));
}

#[test]
fn starts_that_must_fail_say_why_and_have_codes_of_their_own() {
    let server = Server::shared();
    let token = [("GOLEM_EXEC_TOKEN", "s3cret")];
    // 192.0.2.0/24 is for documentation: no machine has an address of it.
    type Start<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], i32, &'a str);
    let starts: [Start; 7] = [
        (&["--addr", "nowhere"], &[], 80, "`nowhere` is no address"),
        (&["--addr", &server.address], &[], 81, "is in use"),
        (&["--addr", "192.0.2.1:8080"], &token, 82, "cannot listen"),
        (&["--addr", "0.0.0.0:0"], &[], 83, "--allow-anonymous"),
        (&[], &[("GOLEM_EXEC_TOKEN", "")], 84, "holds no token"),
        (&["--cors-origin", "*"], &[], 85, "`*` is no origin"),
        (&["--sessions", "/dev/null/x"], &[], 86, "cannot keep sessions"),
    ];
    for (args, variables, code, reason) in starts {
        let (status, said) = Server::refused(args, variables);
        assert!(status.code() == Some(code) && said.contains(reason), "{args:?}: {status}, {said}");
    }
    let sessions = tempfile::tempdir().unwrap();
    let first = Server::start_in(sessions.path(), &[]);
    let (status, said) = Server::refused(&["--sessions", sessions.path().to_str().unwrap()], &[]);
    assert!(status.code() == Some(87) && said.contains("belong to another server"), "{status}, {said}");
    drop(first);
}

#[test]
fn pages_need_leave() {
    let server = Server::start(&["--cors-origin", "https://allowed.example"]);
    let from = |origin| server.ask("GET", "/v1/runtimes", &[("origin", origin)], None);
    assert_eq!(from("https://other.example").problem(), (403, "origin-refused".to_owned()));
    let allowed = from("https://allowed.example");
    assert_eq!(allowed.status, 200);
    assert_eq!(allowed.headers["access-control-allow-origin"], "https://allowed.example");
    let headers = [("origin", "https://allowed.example"), ("access-control-request-method", "POST")];
    let asked = server.ask("OPTIONS", "/v1/run", &headers, None);
    assert!(asked.status == 200 && asked.headers["access-control-allow-methods"].to_str().unwrap().contains("POST"));
}

#[test]
fn too_many_runs_are_told_to_come_back() {
    let server = Server::start(&["--max-runs", "1"]);
    let slow = json!({ "language": "python", "code": "print(1, flush=True)\nwhile True: pass",
        "limits": { "time-ms": 2_000 } });
    let mut events = server.stream("/v1/run/stream", &slow);
    assert_eq!(events.next().unwrap().0, "stdout");
    let quick = json!({ "language": "python", "code": "print(2)" });
    for path in ["/v1/run", "/v1/run/stream"] {
        let answer = server.post(path, &quick);
        assert_eq!(answer.problem(), (429, "too-many-runs".to_owned()));
        assert!(answer.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() > 0);
    }
    assert_eq!(server.metric("golem_exec_refused_total{reason=\"too-many-runs\"}"), Some(2.0));
    assert_eq!(events.last().unwrap().1["outcome"], "timeout");
    assert_eq!(server.run(&quick)["outcome"], "ok");
}

#[test]
fn sessions_are_counted() {
    let server = Server::start(&["--max-sessions", "2"]);
    let sessions = [(); 2].map(|()| server.session("python"));
    let body = json!({ "language": "python" });
    assert_eq!(server.post("/v1/sessions", &body).problem(), (429, "too-many-sessions".to_owned()));
    assert_eq!(server.delete(&sessions[0]).status, 204);
    assert_eq!(server.post("/v1/sessions", &body).status, 201);
}
