//! Thousands of runs in one instance: what a worker holds after them is what it held after the first few.

pub mod mixed;

use crate::bindings::{self, File, Limits};
use crate::host::{Host, Worker};
use crate::hostile;
use crate::language::Language;
use crate::run::failed;
use std::collections::BTreeMap;
use wasmtime::{Result, ensure};

/// How often every program is run: 10,000 runs in all, since a round is eight. What an instance keeps of each shows.
const ROUNDS: usize = 1250;

/// In how many rounds the costly programs are run once.
const COSTLY_EVERY: usize = 10;

/// Rounds after which memory has grown as far as the hungriest of the programs needs it.
const WARM_UP: usize = 20;

/// A program in both languages, and what must come of it: its output, or the name of another outcome.
struct Program {
    javascript: &'static str,
    python: &'static str,
    gives: &'static str,
}

impl Program {
    fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Javascript => self.javascript,
            Language::Python => self.python,
        }
    }
}

/// Leaves files open, one of them with something in it that was not flushed.
const OPENS: Program = Program {
    javascript: "const fs = require('fs'); for (let i = 0; i < 5; i++) fs.openSync('file', 'w')",
    python: "import builtins\nbuiltins.kept = [open('file', 'w') for _ in range(5)]\nkept[0].write('x')",
    gives: "",
};

/// What is run in turn; a session is the eighth.
const PROGRAMS: [Program; 7] = [
    Program { javascript: "console.log('hello')", python: "print('hello')", gives: "hello\n" },
    Program {
        javascript: "globalThis.kept = new Array(1000).fill('x')",
        python: "import sys\nsys.kept = ['x' * i for i in range(1000)]",
        gives: "",
    },
    OPENS,
    Program { javascript: "throw new Error('told')", python: "raise ValueError('told')", gives: "runtime-failed" },
    Program { javascript: "process.abort()", python: "import os\nos.abort()", gives: "runtime-failed" },
    Program { javascript: "process.exit(3)", python: "import os\nos._exit(3)", gives: "" },
    Program { javascript: "let x = (", python: "x = (", gives: "compilation-failed" },
];

/// What takes a hundred times as long as a hello-world.
const COSTLY: [Program; 2] = [
    Program {
        javascript: "const a = []; for (;;) a.push('x'.repeat(9999) + a.length)",
        python: "a = []\nwhile True: a.append(bytes(9999))",
        gives: "resource-exceeded",
    },
    Program {
        javascript: "function f() { f() } try { f() } catch { console.log('deep') }",
        python: "def f(): f()\ntry: f()\nexcept RecursionError: print('deep')",
        gives: "deep\n",
    },
];

/// How much the linear memory may still grow: where what is free is in pieces, an allocator takes some more once. A kilobyte
/// kept of each run would be more.
const SLACK: usize = 8 << 20;

/// One check of one component.
pub type Check = fn(&Host, Language) -> Result<()>;

/// The tests of this module.
pub fn tests() -> Vec<(&'static str, Check)> {
    vec![("ten_thousand_runs", ten_thousand_runs), ("mixed_runs", mixed_runs)]
}

/// How many mixed runs a test has: each hostile program of a language twice.
const MIXED_RUNS: usize = 2_800;

fn mixed_runs(host: &Host, language: Language) -> Result<()> {
    let found = hostile::all(&hostile::folder())?;
    mixed::mixed(host, language, &found, MIXED_RUNS).map(drop)
}

fn ten_thousand_runs(host: &Host, language: Language) -> Result<()> {
    let mut worker = host.worker(language, &BTreeMap::new())?;
    for number in 0..WARM_UP {
        round(&mut worker, language, number)?;
    }
    let (memory, handles) = (worker.memory(), worker.handles());
    for number in WARM_UP..ROUNDS {
        round(&mut worker, language, number)?;
    }
    let left = worker.directory()?;
    ensure!(left.is_empty(), "files are left: {left:?}");
    ensure!(worker.handles() == handles, "{handles} handles became {}", worker.handles());
    ensure!(worker.memory() <= memory + SLACK, "{memory} bytes of linear memory became {}", worker.memory());
    Ok(())
}

/// Every quick program once, now and then the others, and a session.
fn round(worker: &mut Worker, language: Language, number: usize) -> Result<()> {
    let costly = if number.is_multiple_of(COSTLY_EVERY) { &COSTLY[..] } else { &[] };
    for program in PROGRAMS.iter().chain(costly) {
        let seen = stateless(worker, language, program.text(language))?;
        ensure!(seen == program.gives, "`{}` gives {seen:?}", program.text(language));
    }
    session(worker, language)
}

/// The output of a run, or the name of what it ended with.
fn stateless(worker: &mut Worker, language: Language, program: &str) -> Result<String> {
    let limits =
        Limits { time_ms: Some(10_000), memory_bytes: Some(4 << 20), file_size_bytes: None, max_processes: None };
    let answer = worker.execute(language, program, limits)?;
    Ok(answer.map_or_else(|error| failed(error).outcome.name().to_owned(), |result| result.run.stdout))
}

/// A session with a run that leaves a file, dropped without `close`.
fn session(worker: &mut Worker, language: Language) -> Result<()> {
    let lang = bindings::Language { kind: language.kind(), version: None };
    let guest = worker.exec.golem_exec_session();
    let session = guest.session().call_constructor(&mut worker.store, &lang)?;
    let name = format!("main.{}", language.extension());
    let file = File { name, content: OPENS.text(language).into(), encoding: None };
    let uploaded = guest.session().call_upload(&mut worker.store, session, &file)?;
    ensure!(uploaded.is_ok(), "the upload fails");
    let ran = guest.session().call_run(&mut worker.store, session, &file.name, &[], None, &[], None)?;
    ensure!(ran.is_ok(), "the run in the session fails");
    let listed = guest.session().call_list_files(&mut worker.store, session, ".")?;
    ensure!(listed.is_ok_and(|files| files.len() == 2), "the file that the run made is not there");
    session.resource_drop(&mut worker.store)
}
