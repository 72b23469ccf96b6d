//! What a program costs that does nothing much: a hello-world, and an empty one.

use anyhow::{Result, ensure};
use golem_exec::Language;

use crate::effort::Effort;
use crate::native::Native;
use crate::row::{Row, Unit};
use crate::runtimes;
use crate::sample::{Subject, in_turns};
use crate::server::{Server, tool};

const GROUP: &str = "hello-world";

/// Through every face, beside a process of the native interpreter.
pub fn measure(effort: &Effort) -> Result<Vec<Row>> {
    // One instance is always ready; or none ever is, so that each run makes one.
    let (warm, fresh) = (runtimes::open(1)?, runtimes::open(0)?);
    let server = Server::start(&[])?;
    let mut rows = Vec::new();
    for language in Language::ALL {
        let (native, hello) = (Native::of(language)?, language.hello());
        let greets = |printed: String| {
            ensure!(printed == "hello\n", "a hello-world prints {printed:?}");
            Ok(())
        };
        let [in_warm, in_fresh, by_http, by_tool, by_native, nothing, native_nothing] = in_turns(
            effort.turns,
            [
                Subject::new(effort.runs, || greets(runtimes::run(&warm, language, hello)?)),
                Subject::new(effort.starts, || greets(runtimes::run(&fresh, language, hello)?)),
                Subject::new(effort.runs, || greets(server.run(language, hello)?)),
                Subject::new(effort.starts, || greets(by_tool(language, hello)?)),
                Subject::new(effort.starts, || greets(native.run(hello)?)),
                Subject::new(effort.runs, || runtimes::run(&warm, language, "").map(drop)),
                Subject::new(effort.starts, || native.run("").map(drop)),
            ],
        )?;
        let row = |what, ours, beside, theirs| {
            Row::new(GROUP, language.name(), what, Unit::Milliseconds, ours, beside, theirs)
        };
        rows.extend([
            row("warm instance", &in_warm, native.name, &by_native),
            row("fresh instance", &in_fresh, native.name, &by_native),
            row("`golem-exec run`", &by_tool, native.name, &by_native),
            row("HTTP", &by_http, "warm instance", &in_warm),
            row("empty program: start or reset", &nothing, native.name, &native_nothing),
        ]);
    }
    Ok(rows)
}

fn by_tool(language: Language, code: &str) -> Result<String> {
    let output = tool().args(["run", "--lang", language.name(), "-c", code]).output()?;
    ensure!(output.status.success(), "the tool ends with {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}
