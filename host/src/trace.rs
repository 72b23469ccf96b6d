//! What the log says of runs.

use std::time::Instant;

use tracing::field::Empty;
use tracing::{Span, info, info_span, warn};

use crate::error::{RunError, reasons};
use crate::program::Language;
use crate::report::Report;

/// One span a run, and an event at its end. A run that ends with an error of the host is worth a warning; how a program ends is
/// not.
pub(crate) fn run(language: Language, work: impl FnOnce() -> Result<Report, RunError>) -> Result<Report, RunError> {
    let span =
        info_span!("run", language = language.name(), outcome = Empty, duration_ms = Empty, memory_bytes = Empty);
    let _entered = span.enter();
    let started = Instant::now();
    let ended = work();
    span.record("duration_ms", u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX));
    tell(language, &span, &ended);
    ended
}

/// The error is said with its language, since a log of warnings alone has no spans.
fn tell(language: Language, span: &Span, ended: &Result<Report, RunError>) {
    match ended {
        Ok(report) => {
            span.record("outcome", report.outcome.name());
            if let Some(bytes) = report.memory_bytes {
                span.record("memory_bytes", bytes);
            }
            info!("run ended");
        }
        Err(RunError::Cancelled) => {
            span.record("outcome", "cancelled");
            info!("run ended");
        }
        Err(error) => {
            span.record("outcome", "error");
            warn!(language = language.name(), error = reasons(error), "run ended");
        }
    }
}
