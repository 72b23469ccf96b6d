//! From the entry file to the end of the program: compile, run, and turn the loop until nothing is left to do.
//!
//! The library keeps the queues (ticks, timers, pending operations); this keeps the order in which they get their turn,
//! the waiting, and the account of how the program ends.

use exec_core::{Ending, FileError, Woken};
use rquickjs::function::IntoArgs;
use rquickjs::promise::PromiseState;
use rquickjs::{Array, Ctx, Error, FromJs, Function, Object, Promise, Result, Value};

use crate::compile;
use crate::guard;
use crate::modules::{Code, code_of, is_source, read_source};
use crate::native::text::view::Utf8;
use crate::run::{Run, RunHandle};
use crate::runtime::hooks_of;

/// The exit code of a program whose top-level `await` never comes to an end, as Node has it.
const UNSETTLED: i32 = 13;

const NANOS_PER_MS: f64 = 1e6;

/// Where the hooks hold rejections that nobody has taken note of yet.
const KEPT: &str = "keptRejections";

/// Why a step of the program is the last.
enum Stop {
    /// The run has ended: by exit, signal or limit, which the run itself knows.
    Ended,
    /// It failed with an error that nobody handles.
    Failed(Ending),
}

type Step<T> = std::result::Result<T, Stop>;

/// Runs the program of `run` to its end.
pub(crate) fn drive<'js>(ctx: &Ctx<'js>, run: &RunHandle, hooks: &Object<'js>) -> Ending {
    let program = Program { ctx, run, hooks };
    let ending = match program.run_to_end() {
        Ok(ending) => ending,
        Err(Stop::Failed(ending)) => ending,
        // What `run` has noted is what counts.
        Err(Stop::Ended) => Ending::TimedOut,
    };
    run.ending().unwrap_or(ending)
}

/// QuickJS tells of promises that are rejected without a handler, and of handlers that come later.
pub(crate) fn on_rejection<'js>(ctx: Ctx<'js>, promise: Value<'js>, reason: Value<'js>, handled: bool) {
    let Ok(hooks) = hooks_of(&ctx) else { return };
    let note = || note_rejection(&hooks, promise.clone(), reason.clone(), handled);
    // After one that was kept all are, so that they are noted in their order.
    let noted = !hooks.contains_key(KEPT).unwrap_or(true) && note().is_ok();
    let kept = if noted {
        Ok(())
    } else {
        ctx.catch();
        keep_rejection(&ctx, &hooks, promise, reason, handled)
    };
    if kept.is_err() {
        ctx.catch();
        // Where the run goes on, nobody would ever hear of the rejection.
        if let Ok(run) = Run::current()
            && run.meter.refused()
        {
            run.end(Ending::OutOfMemory);
        }
    }
}

fn note_rejection<'js>(hooks: &Object<'js>, promise: Value<'js>, reason: Value<'js>, handled: bool) -> Result<()> {
    hooks.get::<_, Function>("rejection")?.call((promise, reason, handled))
}

/// Keeps a rejection that the library has no stack left to take note of.
fn keep_rejection<'js>(
    ctx: &Ctx<'js>,
    hooks: &Object<'js>,
    promise: Value<'js>,
    reason: Value<'js>,
    handled: bool,
) -> Result<()> {
    let kept = match hooks.get::<_, Option<Array>>(KEPT)? {
        Some(kept) => kept,
        None => Array::new(ctx.clone())?,
    };
    for value in [promise, reason, Value::new_bool(ctx.clone(), handled)] {
        kept.set(kept.len(), value)?;
    }
    hooks.set(KEPT, kept)
}

/// Takes note of the rejections that were kept.
fn note_kept_rejections(hooks: &Object<'_>) -> Result<()> {
    let Some(kept) = hooks.get::<_, Option<Array>>(KEPT)? else { return Ok(()) };
    hooks.remove(KEPT)?;
    for first in (0..kept.len()).step_by(3) {
        note_rejection(hooks, kept.get(first)?, kept.get(first + 1)?, kept.get(first + 2)?)?;
    }
    Ok(())
}

struct Program<'a, 'js> {
    ctx: &'a Ctx<'js>,
    run: &'a RunHandle,
    hooks: &'a Object<'js>,
}

impl<'js> Program<'_, 'js> {
    fn run_to_end(&self) -> Step<Ending> {
        let top_level = self.start()?;
        loop {
            self.settle()?;
            if let Some(top_level) = &top_level
                && top_level.state() == PromiseState::Rejected
            {
                let reason = top_level.result::<Value>().map(|_| self.ctx.catch());
                self.report(reason.unwrap_or_else(|| Value::new_undefined(self.ctx.clone())), "uncaughtException")?;
                return self.finish(Some(1));
            }
            if self.turn()? {
                continue;
            }
            self.hook::<_, ()>("beforeExit", ())?;
            self.settle()?;
            if !self.turn()? {
                break;
            }
        }
        if top_level.is_some_and(|promise| promise.state() == PromiseState::Pending) {
            self.hook::<_, ()>("warnUnsettled", ())?;
            return self.finish(Some(UNSETTLED));
        }
        self.finish(None)
    }

    /// Compiles the entry file and runs it up to its first wait. A module gives the promise of its end.
    fn start(&self) -> Step<Option<Promise<'js>>> {
        let path = format!("/{}", self.run.job.entry);
        let source = match self.run.job.source.take() {
            Some(source) if is_source(&source) => source,
            _ => read_source(&self.run.job.files, &path).map_err(|error| cannot_read(&path, error))?,
        };
        // Text that is not UTF-8 is mended as every reader of text does it.
        let source = match String::from_utf8(source) {
            Ok(text) => text.into_bytes(),
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned().into_bytes(),
        };
        match code_of(self.ctx, &self.run.job.files, &path, &source, true) {
            Ok(Code::Module(module)) => {
                self.run.entry_parsed();
                self.checked(module.eval().map(|(_, promise)| promise))
            }
            Ok(Code::CommonJs(function)) => {
                self.run.entry_parsed();
                self.hook::<_, ()>("runMain", (path, function)).map(|()| None)
            }
            // A program that is a value is done with once the value is read.
            Ok(Code::Json) => match compile::json(self.ctx, &source, &path) {
                Ok(_) => Ok(None),
                Err(error) => Err(self.does_not_parse(error, &path, source)),
            },
            Err(error) if self.run.entry_has_parsed() => self.checked(Err(error)),
            Err(error) => Err(self.does_not_parse(error, &path, source)),
        }
    }

    fn does_not_parse(&self, error: Error, path: &str, source: Vec<u8>) -> Stop {
        let error = self.caught(error);
        if self.run.has_ended() {
            return Stop::Ended;
        }
        if self.is_out_of_memory(&error) {
            return Stop::Failed(Ending::OutOfMemory);
        }
        let source = String::from_utf8(source).unwrap_or_default();
        match self.hook::<_, String>("syntaxReport", (error, path, source)) {
            Ok(report) => Stop::Failed(Ending::DoesNotParse(report)),
            Err(stop) => stop,
        }
    }

    /// Runs ticks and promise reactions until there are none, and then looks at the rejections that nobody handled.
    fn settle(&self) -> Step<()> {
        loop {
            let mut busy = self.hook::<_, bool>("drainTicks", ())?;
            while let Some(done) = compile::one_job(self.ctx) {
                self.checked(done)?;
                busy = true;
            }
            if busy {
                continue;
            }
            self.checked(note_kept_rejections(self.hooks))?;
            match self.hook::<_, Option<Object>>("processRejections", ())? {
                None => return Ok(()),
                Some(unhandled) => {
                    if let Some(error) = self.checked(unhandled.get::<_, Value>("error"))? {
                        self.report(error, "unhandledRejection")?;
                    }
                }
            }
        }
    }

    /// Gives one task its turn, waiting for it if need be. False where nothing is left to wait for.
    fn turn(&self) -> Step<bool> {
        let wait_ms = self.hook::<_, f64>("turn", ())?;
        if wait_ms < 0.0 {
            return Ok(false);
        }
        if wait_ms > 0.0 {
            self.wait(wait_ms)?;
        } else if self.run.step() {
            return Err(Stop::Ended);
        }
        Ok(true)
    }

    fn wait(&self, ms: f64) -> Step<()> {
        let nanos = ms.is_finite().then_some((ms * NANOS_PER_MS) as u64);
        let stdin = self.run.job.stdin.borrow();
        let readable = self.run.wants_stdin().then(|| stdin.readiness()).flatten();
        match self.run.job.deadline.wait(nanos, readable.as_ref()) {
            Woken::Deadline => {
                self.run.end(Ending::TimedOut);
                Err(Stop::Ended)
            }
            Woken::Elapsed | Woken::Ready => Ok(()),
        }
    }

    fn finish(&self, code: Option<i32>) -> Step<Ending> {
        let code = self.hook::<_, i32>("exit", (code,))?;
        Ok(Ending::Exited(code))
    }

    /// Calls one of the library's hooks. What the program lets escape there is uncaught.
    fn hook<A: IntoArgs<'js>, T: FromJs<'js> + Default>(&self, name: &str, args: A) -> Step<T> {
        let called = self.hooks.get::<_, Function>(name).and_then(|hook| hook.call(args));
        self.checked(called).map(Option::unwrap_or_default)
    }

    /// Takes the result of a call into JavaScript: nothing more runs once the run has ended, and an error is uncaught.
    /// Where a listener of the program takes the error, the program goes on with nothing in the result's place.
    fn checked<T>(&self, result: Result<T>) -> Step<Option<T>> {
        match result {
            _ if self.run.has_ended() => {
                self.ctx.catch();
                Err(Stop::Ended)
            }
            Ok(value) => Ok(Some(value)),
            Err(error) => self.report(self.caught(error), "uncaughtException").map(|()| None),
        }
    }

    fn caught(&self, error: Error) -> Value<'js> {
        guard::raise(self.ctx, error);
        self.ctx.catch()
    }

    /// Reports an error that nobody caught. The program goes on only if a listener of its own took it.
    fn report(&self, error: Value<'js>, origin: &str) -> Step<()> {
        if self.run.has_ended() {
            return Err(Stop::Ended);
        }
        let ending = self.ending_of(&error);
        if ending == Ending::OutOfMemory {
            self.run.meter.grant_reserve();
        }
        let taken = self.hooks.get::<_, Function>("uncaught").and_then(|hook| hook.call::<_, bool>((error, origin)));
        if self.run.has_ended() {
            return Err(Stop::Ended);
        }
        match taken {
            Ok(true) => {
                self.run.meter.withdraw_reserve();
                Ok(())
            }
            Ok(false) => {
                // Listeners of `exit` still run, whatever code they ask for.
                let _ = self.hooks.get::<_, Function>("exit").and_then(|hook| hook.call::<_, i32>((1,)));
                Err(Stop::Failed(ending))
            }
            Err(failed) => Err(Stop::Failed(self.ending_of(&self.caught(failed)))),
        }
    }

    /// What it is called when this error ends the program.
    fn ending_of(&self, error: &Value<'js>) -> Ending {
        if self.is_out_of_memory(error) {
            Ending::OutOfMemory
        } else if self.run.job.files.refused_size() && has_text(error, "code", "EFBIG") {
            Ending::FileTooLarge
        } else {
            Ending::Threw
        }
    }

    /// QuickJS's own error for memory is known by its name and message, which are constants of QuickJS; it counts only
    /// where memory was in fact refused. Where there was no memory for the message it has none or another, and where there
    /// was none for an error object either, the error is null.
    fn is_out_of_memory(&self, error: &Value<'js>) -> bool {
        let messages = ["out of memory", "Invalid error message", ""];
        let message = || messages.iter().any(|known| has_text(error, "message", known));
        let own_error = || has_text(error, "name", "InternalError") && message();
        self.run.meter.refused() && (error.is_null() || own_error())
    }
}

fn cannot_read(path: &str, error: FileError) -> Stop {
    Stop::Failed(Ending::Broken(format!("entry file `{path}` cannot be read: {error}")))
}

/// Whether a property of an error is this text. The property may be anything that a program has put there.
fn has_text(error: &Value<'_>, property: &str, text: &str) -> bool {
    let value = error.as_object().and_then(|error| error.get::<_, rquickjs::String>(property).ok());
    value.and_then(|value| Utf8::new(&value).ok()).is_some_and(|value| value.as_bytes() == text.as_bytes())
}
