//! The schemas of bodies, for the OpenAPI document. Tests hold them against the types that they describe.

use serde_json::{Value, json};

use super::problem::Problem;

/// All of them, by name.
pub(super) fn schemas() -> Value {
    let mut schemas = requests();
    for more in [reports(), sessions(), about()] {
        if let (Some(all), Value::Object(more)) = (schemas.as_object_mut(), more) {
            all.extend(more);
        }
    }
    schemas
}

fn text(what: &str) -> Value {
    json!({ "type": "string", "description": what })
}

fn count(what: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": what })
}

fn texts(what: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": what })
}

fn object(fields: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": fields, "required": required })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn requests() -> Value {
    let language = json!({ "enum": ["javascript", "python"], "description": "either this or `runtime`" });
    let runtime = text("the name of a registered runtime; either this or `language`");
    let args = texts("the arguments after the entry's name");
    let env = json!({
        "type": "object", "additionalProperties": { "type": "string" },
        "description": "the whole environment that the program sees",
    });
    let stdin = text("standard input; empty where it is not given");
    let files = json!({
        "type": "array", "items": reference("File"), "description": "the first is the entry; either this or `code`",
    });
    json!({
        "RunRequest": object(json!({
            "language": language, "runtime": runtime, "files": files,
            "code": text("a program of one file; either this or `files`"),
            "args": args, "env": env, "stdin": stdin, "limits": reference("Limits"),
        }), &[]),
        "File": object(json!({
            "name": text("where it is in the program's directory"),
            "content": text("what is in it, in its encoding"),
            "encoding": { "enum": ["utf8", "base64", "hex"], "default": "utf8" },
        }), &["name", "content"]),
        "Limits": object(json!({
            "time-ms": count("the time, in milliseconds; 0 is an immediate timeout"),
            "memory-bytes": count("the memory that the program may use beyond the idle runtime"),
            "file-size-bytes": count("the size of any one file"),
            "max-processes": count("accepted, and holds whatever it is: there are no processes"),
        }), &[]),
        "SessionRequest": object(json!({ "language": language, "runtime": runtime }), &[]),
        "SessionRunRequest": object(json!({
            "entrypoint": text("the file of the session that runs"),
            "args": args, "env": env, "stdin": stdin, "limits": reference("Limits"),
        }), &["entrypoint"]),
    })
}

fn reports() -> Value {
    let outcomes = [
        "ok",
        "compilation-failed",
        "runtime-failed",
        "timeout",
        "resource-exceeded",
        "unsupported-language",
        "internal",
    ];
    let or_null = |schema: Value| json!({ "anyOf": [schema, { "type": "null" }] });
    json!({
        "Report": object(json!({
            "outcome": { "enum": outcomes, "description": "`internal` is only in the event `finished`" },
            "compile": or_null(reference("Stage")),
            "run": or_null(reference("Stage")),
            "time-ms": or_null(count("the time that it took, in milliseconds")),
            "memory-bytes": or_null(count("the memory that it used at most beyond the idle runtime")),
            "message": or_null(text("what is wrong with the request, where that is the outcome")),
        }), &["outcome", "compile", "run", "time-ms", "memory-bytes", "message"]),
        "Stage": object(json!({
            "stdout": text("standard output"),
            "stderr": text("standard error"),
            "exit-code": or_null(json!({ "type": "integer" })),
            "signal": or_null(text("the signal that ended it, such as `SIGABRT`")),
        }), &["stdout", "stderr", "exit-code", "signal"]),
        "Events": {
            "type": "object",
            "properties": {
                "event": { "enum": ["stdout", "stderr", "finished", "failed"] },
                "data": text("one JSON document"),
            },
            "required": ["event", "data"],
            "description": "server-sent events: `stdout` and `stderr` with `{\"text\": …}`, or `{\"base64\": …}` \
                where a piece is not UTF-8, in the order in which they were written; the last one is `finished` with a \
                report, or `failed` with a problem. The program is ended when the client goes away.",
        },
        "Problem": object(json!({
            "type": text("always `about:blank`"),
            "title": text("the name of the status"),
            "status": { "type": "integer" },
            "code": { "enum": codes(), "description": "what is wrong, for programs" },
            "detail": text("what is wrong, for people"),
        }), &["type", "title", "status", "code", "detail"]),
    })
}

fn sessions() -> Value {
    json!({
        "Session": object(json!({
            "id": text("what it is known by"),
            "runtime": text("the name of its runtime"),
            "language": { "enum": ["javascript", "python", null] },
            "created-ms": count("when it was made, in milliseconds since 1970"),
            "last-used-ms": count("when it was used last, in milliseconds since 1970"),
        }), &["id", "runtime", "language", "created-ms", "last-used-ms"]),
        "Files": object(json!({ "files": texts("sorted, relative to the folder") }), &["files"]),
    })
}

fn about() -> Value {
    let runtime = object(
        json!({
            "name": text("what requests call it"),
            "language": { "enum": ["javascript", "python"] },
            "origin": { "enum": ["built-in", "installed"] },
            "sha256": text("the hash of the component"),
            "bytes": count("the size of the component"),
            "in-stock": count("how many instances are ready"),
        }),
        &["name", "language", "origin", "sha256", "bytes", "in-stock"],
    );
    let health = json!({ "status": { "const": "ok" }, "version": text("of the server") });
    let health = object(health, &["status", "version"]);
    json!({
        "Runtimes": object(json!({ "runtimes": { "type": "array", "items": runtime } }), &["runtimes"]),
        "Health": health,
        "Document": { "type": "object", "description": "OpenAPI 3.1" },
    })
}

fn codes() -> Vec<&'static str> {
    Problem::all().iter().map(|problem| problem.kind().0).collect()
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::http::body::parse;
    use crate::http::request::{FileBody, LimitsBody, RunBody, SessionBody, SessionRunBody};
    use crate::report::{Outcome, Report, Stage};

    /// That the fields of a value are those of a schema.
    fn describes(name: &str, value: &Value) {
        let schema = &schemas()[name]["properties"];
        let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(fields(schema), fields(value), "{name}");
    }

    #[test]
    fn answers_are_described() {
        let report =
            Report { outcome: Outcome::Ok, compile: None, run: None, time_ms: None, memory_bytes: None, message: None };
        describes("Report", &json!(report));
        describes("Stage", &json!(Stage::default()));
        describes("Problem", &Problem::NotFound.body());
    }

    /// That the type of a request knows the fields of a schema, and no others.
    fn requests<T: DeserializeOwned>(name: &str, text: &str) {
        describes(name, &serde_json::from_str(text).unwrap());
        assert!(parse::<T>(text.as_bytes()).is_ok(), "{name}");
    }

    #[test]
    fn requests_are_described() {
        requests::<FileBody>("File", r#"{"name":"a","content":"b","encoding":"hex"}"#);
        requests::<LimitsBody>("Limits", r#"{"time-ms":1,"memory-bytes":1,"file-size-bytes":1,"max-processes":1}"#);
        requests::<SessionBody>("SessionRequest", r#"{"language":"a","runtime":"b"}"#);
        requests::<SessionRunBody>(
            "SessionRunRequest",
            r#"{"entrypoint":"a","args":[],"env":{},"stdin":"","limits":{}}"#,
        );
        requests::<RunBody>(
            "RunRequest",
            r#"{"language":"a","runtime":"b","files":[],"code":"","args":[],"env":{},"stdin":"","limits":{}}"#,
        );
    }

    #[test]
    fn codes_are_unique() {
        let unique: std::collections::BTreeSet<_> = codes().into_iter().collect();
        assert_eq!(unique.len(), codes().len());
    }
}
