//! `golem-exec bench`: how fast this machine runs a program that does nothing much.

mod measure;
mod runner;

use std::time::Duration;

use clap::Args;
use golem_exec::{Language, Runtimes};
use serde::Serialize;

use self::measure::{Measured, measure};
use self::runner::{Native, Ours};
use super::exit::Failure;
use super::{Global, SUCCESS, table};

const EXAMPLES: &str = "\
Examples:
  golem-exec bench
  golem-exec bench --seconds 10 --cores 1,2,4
  golem-exec bench --json > bench.json";

/// Measure how long a hello-world takes, beside `python3 -c` and `node -e`
///
/// Each row says how many runs a second there are with so many threads, and within how many milliseconds half of them and 99 in
/// 100 are done. On the row of a native program, `P50 X` says how many times its median is ours, and `RUNS X` how many of our
/// runs there are for one of its.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct BenchArgs {
    /// How long each row is measured
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=3600))]
    seconds: u64,
    /// How many threads there are, in turn
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "1,2", value_parser = threads())]
    cores: Vec<u16>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// More threads than any machine has cores; each of ours holds an instance.
const MOST_THREADS: i64 = 256;

fn threads() -> clap::builder::RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(1..=MOST_THREADS)
}

/// A row of the result.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row {
    language: Language,
    runner: &'static str,
    threads: u16,
    measured: Option<Measured>,
    missing: Option<String>,
    p50_ratio: Option<f64>,
    runs_ratio: Option<f64>,
}

/// Measures, and prints.
pub fn run(global: &Global, args: &BenchArgs) -> Result<u8, Failure> {
    let runtimes = global.open()?;
    let mut notices = global.notices();
    runtimes.register_built_in(|notice| notices.tell(&notice))?;
    let mut rows = Vec::new();
    for language in Language::ALL {
        for &threads in &args.cores {
            rows.extend(pair(&runtimes, language, threads, Duration::from_secs(args.seconds)));
        }
    }
    if args.json {
        table::print_json(&rows)?
    } else {
        table::print(&text(&rows))?
    }
    SUCCESS
}

/// Ours and the native one, one after the other: they are to have the machine for themselves.
fn pair(runtimes: &Runtimes, language: Language, threads: u16, time: Duration) -> [Row; 2] {
    let (ours, native) = (Ours::new(runtimes, language), Native::of(language));
    let measured = measure(threads, time, || ours.run());
    let beside = measure(threads, time, || native.run());
    let ratios = measured
        .as_ref()
        .ok()
        .zip(beside.as_ref().ok())
        .map(|(ours, native)| (native.p50_ms / ours.p50_ms, ours.runs_per_second / native.runs_per_second));
    let row = |runner, measured: Result<Measured, String>| {
        let (measured, missing) = match measured {
            Ok(measured) => (Some(measured), None),
            Err(reason) => (None, Some(reason)),
        };
        Row { language, runner, threads, measured, missing, p50_ratio: None, runs_ratio: None }
    };
    let native = Row {
        p50_ratio: ratios.map(|(p50, _)| p50),
        runs_ratio: ratios.map(|(_, runs)| runs),
        ..row(native.name, beside)
    };
    [row("golem-exec", measured), native]
}

fn text(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        let number =
            |value: Option<f64>, digits: usize| value.map_or(String::new(), |value| format!("{value:.digits$}"));
        let measured = row.measured.as_ref();
        [
            row.language.name().to_owned(),
            row.runner.to_owned(),
            row.threads.to_string(),
            number(measured.map(|measured| measured.p50_ms), 2),
            number(measured.map(|measured| measured.p99_ms), 2),
            number(measured.map(|measured| measured.runs_per_second), 1),
            number(row.p50_ratio, 1),
            number(row.runs_ratio, 1),
            row.missing.clone().unwrap_or_default(),
        ]
    };
    let cells: Vec<_> = rows.iter().map(cells).collect();
    table::render(["LANGUAGE", "RUNNER", "THREADS", "P50 MS", "P99 MS", "RUNS/S", "P50 X", "RUNS X", ""], &cells)
}
