//! Counting, in the text format of Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The upper bounds of the histogram, in seconds: from a hello on a machine at rest to the default time limit and
/// beyond.
const SECONDS: [f64; 12] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// What was counted since the start.
#[derive(Default)]
pub(super) struct Metrics {
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    runs: BTreeMap<(String, &'static str), u64>,
    seconds: BTreeMap<String, Histogram>,
    refused: BTreeMap<&'static str, u64>,
}

#[derive(Default)]
struct Histogram {
    below: [u64; SECONDS.len()],
    count: u64,
    sum: f64,
}

/// What is so at the moment.
pub(super) struct Now {
    pub running: usize,
    pub in_stock: Vec<(String, usize)>,
    pub sessions: usize,
    pub open_sessions: usize,
}

impl Metrics {
    /// A run is over.
    pub(super) fn ran(&self, runtime: &str, outcome: &'static str, seconds: f64) {
        let mut counts = self.counts();
        *counts.runs.entry((runtime.to_owned(), outcome)).or_default() += 1;
        counts.seconds.entry(runtime.to_owned()).or_default().add(seconds);
    }

    /// A request was refused by a limit.
    pub(super) fn refused(&self, reason: &'static str) {
        *self.counts().refused.entry(reason).or_default() += 1;
    }

    /// All of it as text. Names of runtimes have no characters that would need to be escaped.
    pub(super) fn text(&self, now: &Now) -> String {
        let mut text = String::new();
        let counts = self.counts();
        let runs = counts
            .runs
            .iter()
            .map(|((runtime, outcome), count)| (format!("{{runtime=\"{runtime}\",outcome=\"{outcome}\"}}"), *count));
        family(&mut text, "runs_total", "counter", "Runs that are over.", runs);
        histograms(&mut text, &counts.seconds);
        let refused = counts.refused.iter().map(|(reason, count)| (format!("{{reason=\"{reason}\"}}"), *count));
        family(&mut text, "refused_total", "counter", "Requests that a limit refused.", refused);
        let in_stock = now.in_stock.iter().map(|(name, count)| (format!("{{runtime=\"{name}\"}}"), *count as u64));
        family(&mut text, "in_stock", "gauge", "Instances that are ready.", in_stock);
        for (name, help, value) in [
            ("running", "Programs that run now.", now.running),
            ("sessions", "Sessions that there are.", now.sessions),
            ("open_sessions", "Sessions that hold an instance.", now.open_sessions),
        ] {
            family(&mut text, name, "gauge", help, [(String::new(), value as u64)]);
        }
        text
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Histogram {
    fn add(&mut self, seconds: f64) {
        self.count += 1;
        self.sum += seconds;
        for (bound, below) in SECONDS.iter().zip(&mut self.below) {
            *below += u64::from(seconds <= *bound);
        }
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string cannot fail.
    let _ = write!(text, "# HELP golem_exec_{name} {help}\n# TYPE golem_exec_{name} {kind}\n");
}

fn family(text: &mut String, name: &str, kind: &str, help: &str, values: impl IntoIterator<Item = (String, u64)>) {
    head(text, name, kind, help);
    for (labels, value) in values {
        let _ = writeln!(text, "golem_exec_{name}{labels} {value}");
    }
}

fn histograms(text: &mut String, seconds: &BTreeMap<String, Histogram>) {
    let name = "run_seconds";
    head(text, name, "histogram", "How long runs took, with the instance that each needs.");
    for (runtime, histogram) in seconds {
        let label = format!("runtime=\"{runtime}\"");
        for (bound, below) in SECONDS.iter().zip(histogram.below) {
            let _ = writeln!(text, "golem_exec_{name}_bucket{{{label},le=\"{bound}\"}} {below}");
        }
        let Histogram { count, sum, .. } = histogram;
        let _ = writeln!(text, "golem_exec_{name}_bucket{{{label},le=\"+Inf\"}} {count}");
        let _ = writeln!(text, "golem_exec_{name}_sum{{{label}}} {sum}\ngolem_exec_{name}_count{{{label}}} {count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_counted_is_told() {
        let metrics = Metrics::default();
        metrics.ran("python", "ok", 0.003);
        metrics.ran("python", "timeout", 7.0);
        metrics.refused("too-many-runs");
        let now = Now { running: 3, in_stock: vec![("python".into(), 2)], sessions: 5, open_sessions: 1 };
        let text = metrics.text(&now);
        for line in [
            "golem_exec_runs_total{runtime=\"python\",outcome=\"ok\"} 1",
            "golem_exec_run_seconds_bucket{runtime=\"python\",le=\"0.002\"} 0",
            "golem_exec_run_seconds_bucket{runtime=\"python\",le=\"5\"} 1",
            "golem_exec_run_seconds_bucket{runtime=\"python\",le=\"+Inf\"} 2",
            "golem_exec_run_seconds_count{runtime=\"python\"} 2",
            "golem_exec_refused_total{reason=\"too-many-runs\"} 1",
            "golem_exec_in_stock{runtime=\"python\"} 2",
            "golem_exec_running 3",
            "golem_exec_sessions 5",
        ] {
            assert!(text.lines().any(|there| there == line), "{line}\n{text}");
        }
    }
}
