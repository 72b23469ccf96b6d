//! Numbers of one kind, and what is said of them.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde::{Deserialize, Serialize};

/// What is said of many measurements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// How many there were.
    pub count: usize,
    /// The least.
    pub min: f64,
    /// Half of them are no larger.
    pub p50: f64,
    /// 99 in 100 of them are no larger.
    pub p99: f64,
}

impl Sample {
    /// Of measurements in any order, of which there is at least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |percent: usize| values[(values.len() * percent).div_ceil(100).max(1) - 1];
        Sample { count: values.len(), min: values[0], p50: at(50), p99: at(99) }
    }
}

/// Something that can be measured over and over.
pub struct Subject<'a> {
    runs: usize,
    run: Box<dyn FnMut() -> Result<()> + 'a>,
    taken: Vec<f64>,
}

impl<'a> Subject<'a> {
    /// Something that runs so often in each turn.
    pub fn new(runs: usize, run: impl FnMut() -> Result<()> + 'a) -> Self {
        Subject { runs, run: Box::new(run), taken: Vec::new() }
    }
}

/// Measures all subjects in turns, in milliseconds. Each runs once before its first turn, because that makes what later runs find.
pub fn in_turns<const N: usize>(turns: usize, mut subjects: [Subject; N]) -> Result<[Sample; N]> {
    for subject in &mut subjects {
        (subject.run)()?;
    }
    for _ in 0..turns {
        for subject in &mut subjects {
            for _ in 0..subject.runs {
                let start = Instant::now();
                (subject.run)()?;
                subject.taken.push(milliseconds(start.elapsed()));
            }
        }
    }
    Ok(subjects.map(|subject| Sample::of(subject.taken)))
}

/// A time in milliseconds.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
