//! What happens at start-up, told to people; and while something is compiled, that it goes on.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use golem_exec::Notice;
use tracing::{debug, info, warn};

use super::exit::say;
use super::log::{LogFormat, NOTICES};

/// Tells notices: warnings and what takes long always, the others if more is wanted.
pub struct Notices {
    format: LogFormat,
    verbose: bool,
    counter: Option<Counter>,
}

impl Notices {
    /// In the format of the log.
    pub fn new(format: LogFormat, verbose: bool) -> Self {
        Notices { format, verbose, counter: None }
    }

    /// Tells one.
    pub fn tell(&mut self, notice: &Notice) {
        // What was under way is over as soon as there is something else to tell.
        self.counter = None;
        match self.format {
            LogFormat::Json => log(notice),
            LogFormat::Text => self.write(notice),
        }
    }

    fn write(&mut self, notice: &Notice) {
        if notice.is_warning() {
            say(&format!("warning: {notice}"));
        } else if notice.takes_long() || self.verbose {
            say(&notice.to_string());
        }
        if matches!(notice, Notice::Compiling { .. }) && std::io::stderr().is_terminal() {
            self.counter = Counter::start();
        }
    }
}

fn log(notice: &Notice) {
    if notice.is_warning() {
        warn!(target: NOTICES, "{notice}");
    } else if notice.takes_long() {
        info!(target: NOTICES, "{notice}");
    } else {
        debug!(target: NOTICES, "{notice}");
    }
}

/// Counts seconds in the last line of a terminal, until it is dropped.
struct Counter {
    ends: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// How often the line is written again.
const EVERY: Duration = Duration::from_secs(1);

impl Counter {
    /// None where there is no room for a thread: then it is not counted.
    fn start() -> Option<Self> {
        let (ends, ended) = mpsc::channel::<()>();
        let started = Instant::now();
        let count = move || {
            let mut stderr = std::io::stderr();
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let _ = write!(stderr, "\r{} s", started.elapsed().as_secs());
            }
            // The line is taken back: what comes next begins where it was.
            let _ = write!(stderr, "\r\x1b[K");
        };
        let thread = thread::Builder::new().spawn(count).ok()?;
        Some(Counter { ends: Some(ends), thread: Some(thread) })
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        drop(self.ends.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
