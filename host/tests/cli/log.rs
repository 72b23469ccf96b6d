//! The log on stderr.

use crate::tool::{outcome, tool};

const RUN: [&str; 5] = ["run", "--lang", "js", "-c", "process.exit(3)"];

#[test]
fn a_run_is_one_span_with_its_end_when_more_is_wanted() {
    assert_eq!(outcome(tool().args(RUN)).0, 3);
    assert_eq!(outcome(tool().args(RUN)).2, "");
    let (_, _, said) = outcome(tool().arg("-v").args(RUN));
    let event = said.lines().find(|line| line.contains("run ended")).unwrap();
    for part in ["INFO", "language=\"javascript\"", "outcome=\"ok\"", "duration_ms=", "memory_bytes="] {
        assert!(event.contains(part), "{event}");
    }
}

#[test]
fn json_is_one_document_a_line() {
    let (_, _, said) = outcome(tool().args(["-v", "--log-format", "json"]).args(RUN));
    let events: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ended = events.iter().find(|event| event["fields"]["message"] == "run ended").unwrap();
    let span = &ended["span"];
    assert_eq!(
        (&span["name"], &span["outcome"], &span["language"]),
        (&"run".into(), &"ok".into(), &"javascript".into())
    );
    assert!(span["duration_ms"].is_u64() && span["memory_bytes"].is_u64(), "{span}");
    assert!(events.iter().any(|event| event["target"] == "golem_exec::notice"), "{said}");
}
