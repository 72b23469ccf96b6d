//! What the server tells of itself.

use std::collections::BTreeSet;

use serde_json::json;

use super::support::Server;

#[test]
fn the_document_lists_exactly_what_is_served() {
    let server = Server::shared();
    let document = server.get("/openapi.json").json();
    let all = BTreeSet::from(["GET", "POST", "PUT", "DELETE", "PATCH"]);
    for (path, methods) in document["paths"].as_object().unwrap() {
        let listed: BTreeSet<_> = methods.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        let path = path.replace("{id}", "0").replace("{path}", "a");
        for method in &all {
            let answer = server.ask(method, &path, &[], None);
            let unserved = answer.status == 405 || answer.status == 404 && answer.problem().1 == "not-found";
            assert_eq!(unserved, !listed.contains(*method), "{method} {path}: {}", answer.status);
        }
    }
    let paths: Vec<_> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "/v1/run",
        "/v1/run/stream",
        "/v1/sessions",
        "/v1/sessions/{id}",
        "/v1/sessions/{id}/run",
        "/v1/sessions/{id}/run/stream",
        "/v1/sessions/{id}/files",
        "/v1/sessions/{id}/files/{path}",
        "/v1/runtimes",
        "/healthz",
        "/metrics",
        "/openapi.json",
        "/docs",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn the_page_needs_nothing_else() {
    let page = Server::shared().get("/docs");
    assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    let text = page.text();
    assert!(text.contains("runInSessionStream") && !text.contains("src=") && !text.contains("href="));
}

#[test]
fn runtimes_are_listed() {
    let runtimes = Server::shared().get("/v1/runtimes").json();
    let shown: Vec<_> =
        runtimes["runtimes"].as_array().unwrap().iter().map(|one| (&one["name"], &one["origin"])).collect();
    let (javascript, python, origin) = (json!("javascript"), json!("python"), json!("built-in"));
    assert_eq!(shown, [(&javascript, &origin), (&python, &origin)]);
    assert_eq!(Server::shared().get("/healthz").json()["status"], "ok");
}

#[test]
fn runs_are_counted() {
    let server = Server::start(&[]);
    assert!(server.metric("golem_exec_in_stock{runtime=\"python\"}").unwrap() >= 1.0);
    for code in ["print(1)", "print(1)", "1/0"] {
        server.run(&json!({ "language": "python", "code": code }));
    }
    let runs = |outcome| server.metric(&format!("golem_exec_runs_total{{runtime=\"python\",outcome=\"{outcome}\"}}"));
    assert_eq!((runs("ok"), runs("runtime-failed"), runs("timeout")), (Some(2.0), Some(1.0), None));
    assert_eq!(server.metric("golem_exec_run_seconds_count{runtime=\"python\"}"), Some(3.0));
    assert_eq!(server.metric("golem_exec_running"), Some(0.0));
}
