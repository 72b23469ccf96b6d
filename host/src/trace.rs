//! What the log says of runs.

use std::time::Instant;

use tracing::{info, warn};

use crate::error::{RunError, reasons};
use crate::program::Language;
use crate::report::Report;

/// One event a run. A run that ends with an error of the host is worth a warning; how a program ends is not.
pub(crate) fn run(language: Language, started: Instant, ended: &Result<Report, RunError>) {
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let language = language.name();
    match ended {
        Ok(report) => {
            let outcome = report.outcome.name();
            info!(language, outcome, duration_ms, memory_bytes = report.memory_bytes, "run ended");
        }
        Err(RunError::Cancelled) => info!(language, outcome = "cancelled", duration_ms, "run ended"),
        Err(error) => warn!(language, outcome = "error", duration_ms, error = reasons(error), "run ended"),
    }
}
