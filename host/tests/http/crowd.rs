//! Many clients at once, some of whom mean no good: each gets the answer to its own request.

use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::answer::Answer;
use super::support::{JSON, Server};

/// How many clients there are at the same time.
const CLIENTS: usize = 200;

/// How long a client keeps asking that is told to come back.
const PATIENCE: Duration = Duration::from_secs(240);

#[test]
fn everybody_gets_an_answer() {
    let server = Server::start(&["--max-runs", "16"]);
    let refused: usize = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|number| {
                scope.spawn({
                    let server = &server;
                    move || client(server, number)
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    });
    assert_eq!(server.metric("golem_exec_running"), Some(0.0));
    let counted = server.metric("golem_exec_refused_total{reason=\"too-many-runs\"}").unwrap_or(0.0);
    assert_eq!(counted, refused as f64);
}

/// Sends one request until it is answered, and tells how often it was told to come back.
fn client(server: &Server, number: usize) -> usize {
    let (body, check) = request(number);
    let begun = Instant::now();
    let mut refused = 0;
    loop {
        let answer = ask(server, &body);
        if answer.status != 429 {
            assert_eq!(answer.status, 200, "{body}: {answer:?}");
            check(number, &answer.json());
            return refused;
        }
        refused += 1;
        assert!(begun.elapsed() < PATIENCE, "{body} had no turn");
        thread::sleep(Duration::from_millis(50 + (number as u64 % 7) * 30));
    }
}

fn ask(server: &Server, body: &Value) -> Answer {
    server.ask("POST", "/v1/run", &[JSON], Some(body.to_string().as_bytes()))
}

type Check = fn(usize, &Value);

fn request(number: usize) -> (Value, Check) {
    let said: Check = |number, report| assert_eq!(report["run"]["stdout"], format!("{number}\n"), "{report}");
    let timeout: Check = |_, report| assert_eq!(report["outcome"], "timeout", "{report}");
    let failed: Check = |_, report| assert_eq!(report["outcome"], "runtime-failed", "{report}");
    let exceeded: Check = |_, report| {
        assert!(["resource-exceeded", "timeout"].contains(&report["outcome"].as_str().unwrap()), "{report}");
    };
    let exit: Check = |number, report| assert_eq!(report["run"]["exit-code"], (number % 200) as i64, "{report}");
    let code = number % 200;
    let (language, code, limits, check) = match number % 10 {
        0 => ("python", "while True: pass".to_owned(), json!({ "time-ms": 300 }), timeout),
        1 => ("javascript", "for (;;);".to_owned(), json!({ "time-ms": 300 }), timeout),
        2 => ("python", "a = []\nwhile True: a.append(bytes(1 << 20))".to_owned(), MEMORY.clone(), exceeded),
        3 => (
            "javascript",
            "let a = []; for (;;) a.push('x'.repeat(9999) + a.length)".to_owned(),
            MEMORY.clone(),
            exceeded,
        ),
        4 => ("python", "def f(): f()\nf()".to_owned(), SLOW.clone(), failed),
        5 => ("javascript", "(function f() { f() })()".to_owned(), SLOW.clone(), failed),
        6 => ("python", format!("import os; os._exit({code})"), json!({}), exit),
        7 => ("javascript", format!("process.exit({code})"), json!({}), exit),
        8 => ("python", format!("print({number})"), json!({}), said),
        _ => ("javascript", format!("console.log({number})"), json!({}), said),
    };
    (json!({ "language": language, "code": code, "limits": limits }), check)
}

static MEMORY: LazyLock<Value> = LazyLock::new(|| json!({ "memory-bytes": 32 << 20, "time-ms": 5_000 }));

/// Recursion to the end of the stack takes seconds where sixteen do it on two cores.
static SLOW: LazyLock<Value> = LazyLock::new(|| json!({ "time-ms": 60_000 }));
