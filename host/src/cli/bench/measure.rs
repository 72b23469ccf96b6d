//! Runs something over and over on several threads.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

/// What came of it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Measured {
    /// How many runs there were.
    pub runs: usize,
    /// Half of them took no longer.
    pub p50_ms: f64,
    /// 99 in 100 of them took no longer.
    pub p99_ms: f64,
    /// By all threads together.
    pub runs_per_second: f64,
}

/// Measures for so long. Each thread does it once before the clock starts, because the first run makes what the others find; and
/// the first failure ends it.
pub fn measure(threads: u16, time: Duration, work: impl Fn() -> Result<(), String> + Sync) -> Result<Measured, String> {
    let taken = Mutex::new(Vec::new());
    in_threads(threads, &work)?;
    let start = Instant::now();
    in_threads(threads, &|| {
        let mut mine = Vec::new();
        while start.elapsed() < time {
            let before = Instant::now();
            work()?;
            mine.push(before.elapsed());
        }
        taken.lock().map_err(|error| error.to_string())?.append(&mut mine);
        Ok(())
    })?;
    let elapsed = start.elapsed();
    let mut taken = taken.into_inner().map_err(|error| error.to_string())?;
    taken.sort_unstable();
    Ok(Measured {
        runs: taken.len(),
        p50_ms: percentile(&taken, 50),
        p99_ms: percentile(&taken, 99),
        runs_per_second: taken.len() as f64 / elapsed.as_secs_f64(),
    })
}

fn in_threads(threads: u16, work: &(impl Fn() -> Result<(), String> + Sync)) -> Result<(), String> {
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked".to_owned())?)
    })
}

/// Of sorted times, the one that so many in a hundred do not exceed, in milliseconds.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let last = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(last).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!((percentile(&times, 50), percentile(&times, 99)), (100.0, 198.0));
        assert_eq!((percentile(&times[..1], 99), percentile(&[], 50)), (1.0, 0.0));
    }

    #[test]
    fn a_failure_is_no_measurement() {
        let failed = measure(2, Duration::from_secs(60), || Err("not there".to_owned()));
        assert_eq!(failed.err().as_deref(), Some("not there"));
    }
}
