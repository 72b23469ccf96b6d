//! The life of sessions.

use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use super::support::{Server, eventually};

#[test]
fn files_stay_between_runs() {
    let server = Server::shared();
    for (language, name, code) in [
        (
            "python",
            "a.py",
            "n = len(open('log').read()) if __import__('os').path.exists('log') else 0\n\
            open('log', 'a').write('x'); print(n)",
        ),
        (
            "javascript",
            "a.js",
            "const fs = require('fs'); const n = fs.existsSync('log') ? \
            fs.readFileSync('log').length : 0; fs.appendFileSync('log', 'x'); console.log(n)",
        ),
    ] {
        let at = server.session(language);
        assert_eq!(server.put(&format!("{at}/files/{name}"), code.as_bytes()).status, 204);
        for count in 0..3 {
            let answer = server.post(&format!("{at}/run"), &json!({ "entrypoint": name }));
            assert_eq!(answer.json()["run"]["stdout"], format!("{count}\n"), "{answer:?}");
        }
        assert_eq!(server.get(&format!("{at}/files")).json(), json!({ "files": [name, "log"] }));
        let downloaded = server.get(&format!("{at}/files/log"));
        assert_eq!(downloaded.body, b"xxx");
        assert_eq!(downloaded.headers["content-type"], "application/octet-stream");
        let session = server.get(&at).json();
        assert_eq!((&session["language"], at.ends_with(session["id"].as_str().unwrap())), (&json!(language), true));
        assert_eq!(server.delete(&at).status, 204);
        assert_eq!(server.get(&at).problem(), (404, "unknown-session".to_owned()));
    }
}

#[test]
fn files_have_paths() {
    let server = Server::shared();
    let at = server.session("javascript");
    let bytes: Vec<u8> = (0..=255).collect();
    for path in ["a/b/c.bin", "sp%20ace/%C3%A4"] {
        assert_eq!(server.put(&format!("{at}/files/{path}"), &bytes).status, 204);
        assert_eq!(server.get(&format!("{at}/files/{path}")).body, bytes);
    }
    assert_eq!(server.get(&format!("{at}/files")).json()["files"], json!(["a/b/c.bin", "sp ace/ä"]));
    assert_eq!(server.get(&format!("{at}/files?dir=a")).json()["files"], json!(["b/c.bin"]));
    assert_eq!(server.delete(&format!("{at}/files/a/b/c.bin")).status, 204);
    for path in ["a/b/c.bin", "nothing", "a/b", "%2e%2e/session.json", "%2e%2e%2f..%2fcatalog.json"] {
        for method in ["GET", "DELETE"] {
            let answer = server.ask(method, &format!("{at}/files/{path}"), &[], None);
            assert_eq!(answer.problem(), (404, "unknown-file".to_owned()), "{method} {path}");
        }
    }
    assert_eq!(server.put(&format!("{at}/files/%2e%2e/x"), b"").problem(), (422, "refused".to_owned()));
    assert_eq!(server.get(&format!("{at}/files?dir=none")).problem().0, 404);
    assert_eq!(server.post(&format!("{at}/run"), &json!({ "entrypoint": "none.js" })).problem().1, "refused");
}

#[test]
fn ids_have_one_shape() {
    let server = Server::shared();
    for id in ["x", "%2e%2e", "..%2fcompiled", "00000000000000000000000000000000", "%00"] {
        let (status, code) = server.get(&format!("/v1/sessions/{id}/files")).problem();
        assert_eq!((status, code.as_str()), (404, "unknown-session"), "{id}");
    }
    assert_eq!(server.post("/v1/sessions", &json!({ "language": "cobol" })).problem().1, "unknown-language");
}

#[test]
fn sessions_never_see_each_other() {
    let server = Server::shared();
    let [one, other] = [(); 2].map(|()| server.session("python"));
    server.put(&format!("{one}/files/secret"), b"1");
    let code = "import os\nprint([n for d, _, f in os.walk('/') for n in f])";
    server.put(&format!("{other}/files/look.py"), code.as_bytes());
    let answer = server.post(&format!("{other}/run"), &json!({ "entrypoint": "look.py" }));
    assert_eq!(answer.json()["run"]["stdout"], "['look.py']\n");
}

#[test]
fn one_call_at_a_time() {
    let server = Server::shared();
    let at = server.session("python");
    server.put(&format!("{at}/files/a.py"), b"import time; print(1, flush=True); time.sleep(4)");
    let mut events = server.stream(&format!("{at}/run/stream"), &json!({ "entrypoint": "a.py" }));
    assert_eq!(events.next().unwrap().0, "stdout");
    assert_eq!(server.get(&format!("{at}/files")).problem(), (409, "session-busy".to_owned()));
    assert_eq!(server.delete(&at).problem().1, "session-busy");
    assert_eq!(events.last().unwrap().1["outcome"], "ok");
    assert_eq!(server.get(&format!("{at}/files")).status, 200);
}

#[test]
fn a_session_survives_the_end_of_a_run_by_its_client() {
    let server = Server::shared();
    let at = server.session("python");
    server.put(&format!("{at}/files/a.py"), b"print(1, flush=True)\nwhile True: pass");
    let body = json!({ "entrypoint": "a.py", "limits": { "time-ms": 60_000 } });
    let mut events = server.stream(&format!("{at}/run/stream"), &body);
    assert_eq!(events.next().unwrap().0, "stdout");
    drop(events);
    eventually("the session is free", Duration::from_secs(10), || server.get(&format!("{at}/files")).status == 200);
    assert_eq!(server.get(&format!("{at}/files")).json()["files"], json!(["a.py"]));
}

#[test]
fn sessions_survive_restarts() {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let server = Server::start_in(folder.path(), &[]);
    let (one, other) = (server.session("python"), server.session("javascript"));
    server.put(
        &format!("{one}/files/a.py"),
        b"import os
open('b', 'w').write('c')
for name in ['.golem-exec/golem-exec-1', '.golem-exec-1']: os.makedirs(name, exist_ok=True)
print('again')",
    );
    server.put(&format!("{other}/files/x"), b"y");
    assert_eq!(server.post(&format!("{one}/run"), &json!({ "entrypoint": "a.py" })).status, 200);
    let (status, _) = server.terminate();
    assert!(status.success());
    let id = one.rsplit('/').next().unwrap();
    assert_eq!(fs::read(folder.path().join(id).join("files/b")).unwrap(), b"c");

    let server = Server::start_in(folder.path(), &[]);
    let answer = server.post(&format!("{one}/run"), &json!({ "entrypoint": "a.py" }));
    assert_eq!(answer.json()["run"]["stdout"], "again\n");
    server.kill();

    let server = Server::start_in(folder.path(), &[]);
    assert_eq!(server.get(&format!("{one}/files")).json()["files"], json!(["a.py", "b"]));
    assert_eq!(server.get(&format!("{other}/files/x")).body, b"y");
    assert_eq!(server.get(&other).json()["language"], "javascript");
    assert_eq!(server.delete(&other).status, 204);
    assert!(!folder.path().join(other.rsplit('/').next().unwrap()).exists());
}

#[test]
fn what_nobody_uses_is_removed() {
    let server = Server::start(&["--session-age-s", "5"]);
    let (used, unused) = (server.session("javascript"), server.session("javascript"));
    for _ in 0..16 {
        thread::sleep(Duration::from_millis(500));
        assert_eq!(server.get(&format!("{used}/files")).status, 200);
    }
    assert_eq!(server.get(&unused).problem().1, "unknown-session");
    assert_eq!(server.metric("golem_exec_sessions"), Some(1.0));
}

#[test]
fn few_idle_sessions_hold_an_instance() {
    let server = Server::start(&[]);
    let sessions: Vec<_> = (0..20).map(|_| server.session("javascript")).collect();
    for at in sessions.iter().chain(&sessions) {
        assert_eq!(server.put(&format!("{at}/files/a"), at.as_bytes()).status, 204);
    }
    assert_eq!(server.metric("golem_exec_open_sessions"), Some(16.0));
    for at in &sessions {
        assert_eq!(server.get(&format!("{at}/files/a")).body, at.as_bytes());
    }
}

#[test]
fn an_idle_session_gives_its_instance_back_and_goes_on_later() {
    let server = Server::start(&["--session-idle-s", "1"]);
    let at = server.session("python");
    server.put(&format!("{at}/files/a"), b"b");
    assert_eq!(server.metric("golem_exec_open_sessions"), Some(1.0));
    let is_at_rest = || server.metric("golem_exec_open_sessions") == Some(0.0);
    eventually("the session is at rest", Duration::from_secs(30), is_at_rest);
    assert_eq!(server.get(&format!("{at}/files/a")).body, b"b");
}

#[test]
fn folders_deeper_than_any_path_are_removed() {
    let server = Server::shared();
    let at = server.session("javascript");
    let code = "const fs = require('fs');
        for (let turn = 0; turn < 6; turn++) {
            const end = Array(1800).fill('d').join('/');
            fs.mkdirSync('new/' + end, { recursive: true });
            if (fs.existsSync('chain')) fs.renameSync('chain', 'new/' + end + '/d');
            fs.renameSync('new', 'chain');
        }";
    server.put(&format!("{at}/files/a.js"), code.as_bytes());
    let body = json!({ "entrypoint": "a.js", "limits": { "time-ms": 60_000 } });
    let answer = server.post(&format!("{at}/run"), &body);
    assert_eq!(answer.json()["outcome"], "ok", "{answer:?}");
    assert_eq!(server.delete(&at).status, 204);
}

#[test]
fn names_of_the_host_are_refused_and_others_like_them_stay() {
    let server = Server::start(&["--session-idle-s", "1"]);
    let at = server.session("javascript");
    assert_eq!(server.put(&format!("{at}/files/.golem-exec/x"), b"1").problem(), (422, "refused".to_owned()));
    assert_eq!(server.put(&format!("{at}/files/.golem-exec-notes"), b"1").status, 204);
    let is_at_rest = || server.metric("golem_exec_open_sessions") == Some(0.0);
    eventually("the session is at rest", Duration::from_secs(30), is_at_rest);
    assert_eq!(server.get(&format!("{at}/files")).json()["files"], json!([".golem-exec-notes"]));
}
