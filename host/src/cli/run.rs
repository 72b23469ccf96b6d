//! `golem-exec run`: one program, with live output and its exit code.

mod arguments;
mod ending;
mod files;
mod live;
mod program;
mod session;

use std::io::{self, Write as _};
use std::sync::Arc;

use golem_exec::{Call, Language, Notice, Report, RunError, Runtimes, Settings};

pub use self::arguments::RunArgs;
use self::ending::Ending;
use self::live::Live;
use self::program::Program;
use super::exit::{Exit, Failure, say};
use super::{Global, interrupt, table};

/// Runs it.
pub fn run(global: &Global, args: RunArgs) -> Result<u8, Failure> {
    args.check()?;
    // One run needs one instance.
    let settings = Settings { stock: 0, ..global.settings()? };
    let time = settings.time(args.time_ms);
    let runtimes = Arc::new(Runtimes::open(settings)?);
    let (runtime, language) = args.runtime(&runtimes)?;
    let program = Program::gather(&args, language)?;
    let call = args.call()?;
    interrupt::stop_on_signals(Arc::downgrade(&runtimes));
    prepare(global, &runtimes, &runtime, language)?;
    let report = execute(&runtimes, &runtime, &args, &program, call)?;
    let ending = Ending::new(&report, time);
    if args.json {
        table::print_json(&report)?;
    } else {
        say_what_was_not_live(&report, &ending);
    }
    Ok(ending.status)
}

/// Registers what the run needs and nothing else: compiling the other language would take a minute for nothing.
fn prepare(global: &Global, runtimes: &Runtimes, name: &str, language: Language) -> Result<(), Failure> {
    let mut notices = global.notices();
    if name == language.name() {
        let mut is_unusable = false;
        runtimes.register_built_in_for(language, |notice| {
            is_unusable |= matches!(notice, Notice::Unusable { .. });
            notices.tell(&notice);
        })?;
        if is_unusable {
            // The warning has said why.
            return Err(Failure::Quiet(Exit::NoStart));
        }
    }
    runtimes.prepare(name, |notice| notices.tell(&notice))?;
    Ok(())
}

fn execute(
    runtimes: &Arc<Runtimes>,
    name: &str,
    args: &RunArgs,
    program: &Program,
    call: Call,
) -> Result<Report, Failure> {
    let live = Live::start(args.json, Arc::downgrade(runtimes)).map_err(RunError::Room)?;
    let hear = live.listener();
    let ended = match &args.session {
        Some(folder) => session::run(runtimes, name, folder, program, call, hear),
        None => runtimes.run_streaming(name, &program.files, call, hear).map_err(Failure::from),
    };
    match live.end() {
        Err(error) => Err(Failure::of_output(&error)),
        Ok(()) => ended,
    }
}

/// What the language says of the entry file, errors and warnings, is no output of the program: the live stream does not have it.
fn say_what_was_not_live(report: &Report, ending: &Ending) {
    if let Some(compile) = &report.compile {
        // A closed stderr is no reason to fail.
        let _ = io::stderr().write_all(compile.stderr.as_bytes());
    }
    if let Some(message) = &ending.message {
        say(message);
    }
}
