//! What an instance holds that is ready for the next run, and a session with one, beside a process of the native interpreter.

use std::fs;
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use golem_exec::{Call, File, Language, Runtimes};

use crate::effort::Effort;
use crate::native::Native;
use crate::row::{Row, Unit};
use crate::runtimes::{self, printed};
use crate::sample::Sample;

const GROUP: &str = "memory";

/// Of both languages.
pub fn measure(effort: &Effort) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for language in Language::ALL {
        let native = Native::of(language)?;
        let theirs = Sample::of(vec![native.run(peak(language))?.trim().parse::<f64>()? / 1024.0]);
        let row = |what, ours: f64| {
            Row::new(GROUP, language.name(), what, Unit::Mebibytes, &Sample::of(vec![ours]), native.name, &theirs)
        };
        rows.extend([
            row("warm instance", of_instances(language, effort.instances)?),
            row("open session", of_sessions(language, effort.instances)?),
        ]);
    }
    Ok(rows)
}

/// A native program that tells the most memory it had, in KiB. What the system calls its usage begins with that of the process
/// that started it, so its own status is asked.
fn peak(language: Language) -> &'static str {
    match language {
        Language::Javascript => {
            "console.log(require('fs').readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\\s*(\\d+)/)[1])"
        }
        Language::Python => {
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        }
    }
}

/// A program that takes long enough for several to be under way at once.
fn slow(language: Language) -> &'static str {
    match language {
        Language::Javascript => "setTimeout(() => console.log('hello'), 500)",
        Language::Python => "import time; time.sleep(0.5); print('hello')",
    }
}

/// Each has run a program, and is back in stock.
fn of_instances(language: Language, count: usize) -> Result<f64> {
    // What the host holds for all of them is there already.
    let runtimes = runtimes::open(count)?;
    let before = anonymous()?;
    thread::scope(|scope| {
        let running: Vec<_> =
            (0..count).map(|_| scope.spawn(|| runtimes::run(&runtimes, language, slow(language)))).collect();
        running.into_iter().try_for_each(|run| run.join().map_err(|_| anyhow!("a thread panicked"))?.map(drop))
    })?;
    Ok((anonymous()? - before) / count as f64)
}

/// Each has run a program, and is open.
fn of_sessions(language: Language, count: usize) -> Result<f64> {
    let runtimes = runtimes::open(0)?;
    let folders = tempfile::tempdir()?;
    let before = anonymous()?;
    let sessions: Result<Vec<_>> =
        (0..count).map(|number| in_session(&runtimes, language, &folders.path().join(number.to_string()))).collect();
    let held = anonymous()? - before;
    drop(sessions?);
    Ok(held / count as f64)
}

fn in_session(runtimes: &Runtimes, language: Language, folder: &std::path::Path) -> Result<golem_exec::Session> {
    let session = runtimes.session(language.name(), folder)?;
    session.upload(&File::new(language.entry_name(), language.hello()))?;
    printed(session.run(language.entry_name(), Call::default())?)?;
    Ok(session)
}

/// The memory of this process that no file stands for, in MiB.
pub fn anonymous() -> Result<f64> {
    anonymous_of(std::process::id())
}

/// The same of a process.
pub fn anonymous_of(process: u32) -> Result<f64> {
    let path = format!("/proc/{process}/smaps_rollup");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{path}`"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("Anonymous:")).context("no `Anonymous`")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
}
