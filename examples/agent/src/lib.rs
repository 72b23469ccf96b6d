//! An agent that answers by running programs: it imports `golem:exec`, and a component that exports it is plugged in.
//!
//! It is given nothing but the interface, so what the programs do cannot hurt it: whatever happens, it gets a result.

// Linkers for other targets refuse the names of its exports.
#![cfg(target_family = "wasm")]
#![allow(missing_docs, reason = "the documentation is in world/agent.wit and wit/golem-exec.wit")]

wit_bindgen::generate!({
    world: "golem:exec-agent/agent",
    path: ["../../wit/deps/io", "../../wit/golem-exec.wit", "world"],
    generate_all,
});

use golem::exec::executor::run;
use golem::exec::types::{Error, File, Language, LanguageKind, Limits};

/// What a program may take, however it came here.
const LIMITS: Limits = Limits {
    time_ms: Some(2_000),
    memory_bytes: Some(64 << 20),
    file_size_bytes: Some(1 << 20),
    max_processes: Some(0),
};

struct Agent;

export!(Agent);

impl Guest for Agent {
    fn answer(program: String) -> Result<String, String> {
        // A component runs one language and says so: which one is plugged in need not be known beforehand.
        match run_as(LanguageKind::Javascript, "main.js", &program) {
            Err(Error::UnsupportedLanguage) => run_as(LanguageKind::Python, "main.py", &program),
            answer => answer,
        }
        .map_err(reason)
    }
}

/// What a program prints.
fn run_as(kind: LanguageKind, name: &str, program: &str) -> Result<String, Error> {
    let lang = Language { kind, version: None };
    let file = File { name: name.to_owned(), content: program.as_bytes().to_vec(), encoding: None };
    run(&lang, &[file], None, &[], &[], Some(LIMITS)).map(|result| result.run.stdout)
}

/// Why there is no answer, in a sentence.
fn reason(error: Error) -> String {
    match error {
        Error::UnsupportedLanguage => "what is plugged in runs neither language".to_owned(),
        Error::CompilationFailed(stage) => format!("the program does not parse:\n{}", stage.stderr),
        Error::RuntimeFailed(stage) => format!("the program failed:\n{}", stage.stderr),
        Error::Timeout => "the program took too long".to_owned(),
        Error::ResourceExceeded => "the program wanted too much".to_owned(),
        Error::Internal(reason) => reason,
    }
}
