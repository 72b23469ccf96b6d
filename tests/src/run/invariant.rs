//! What holds of every run, so that no case has to say it.

use super::Seen;
use crate::case::Run;
use crate::expect::Outcome;
use crate::load::Case;

/// How late a timeout may arrive. The promise is 100 ms; the rest is a busy machine that tests on all cores at once.
const LATE_MS: u64 = 1000;

/// How much more time a result may claim than the host saw pass: clocks are read to the millisecond.
const SLACK_MS: u64 = 5;

/// The default of `EXEC_TIMEOUT_MS`.
const DEFAULT_TIMEOUT_MS: u64 = 5000;

/// A stateless call leaves the worker's directory as it was.
pub(super) fn left_nothing(before: &[String], after: &[String], seen: &mut Seen) {
    if before != after {
        seen.faults.push(format!("the worker's directory had {before:?} and has {after:?}"));
    }
}

/// Measured values are measured, a compile stage is there, and a timeout comes in time.
pub(super) fn of_every_run(case: &Case, run: &Run, worker: &str, seen: &mut Seen) {
    let elapsed = seen.elapsed.as_millis() as u64;
    match seen.outcome {
        Outcome::Ok => {
            match seen.time_ms {
                None => seen.faults.push("`time-ms` is none".to_owned()),
                Some(time) if time > elapsed + SLACK_MS => {
                    seen.faults.push(format!("`time-ms` is {time}, the whole call took {elapsed} ms"));
                }
                Some(_) => {}
            }
            if seen.memory_bytes.is_none_or(|bytes| bytes == 0) {
                seen.faults.push(format!("`memory-bytes` is {:?}", seen.memory_bytes));
            }
            match &seen.compile {
                None => seen.faults.push("`compile` is none".to_owned()),
                Some(stage) if stage.exit_code != Some(0) || stage.signal.is_some() => {
                    seen.faults.push(format!("`compile` did not end well: {stage:?}"));
                }
                Some(_) => {}
            }
        }
        Outcome::Timeout => {
            let limit = time_limit(case, run, worker);
            if elapsed + SLACK_MS < limit || elapsed > limit + LATE_MS {
                seen.faults.push(format!("a timeout of {limit} ms after {elapsed} ms"));
            }
        }
        _ => {}
    }
}

/// The limit that semantics.md gives: the operator's variable is the default and the cap.
fn time_limit(case: &Case, run: &Run, worker: &str) -> u64 {
    let env = case.model.workers.get(worker).and_then(|worker| worker.env.get("EXEC_TIMEOUT_MS"));
    let cap = env.and_then(|value| value.trim().parse::<u64>().ok());
    let asked = run.limits.and_then(|limits| limits.time_ms);
    match (asked, cap) {
        (Some(asked), Some(cap)) => asked.min(cap),
        (Some(limit), None) | (None, Some(limit)) => limit,
        (None, None) => DEFAULT_TIMEOUT_MS,
    }
}
