//! How many hello-worlds there are in a second, with one thread and with two.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use golem_exec::Language;

use crate::effort::Effort;
use crate::native::Native;
use crate::row::{Row, Unit};
use crate::runtimes;
use crate::sample::Sample;

const GROUP: &str = "runs a second";

/// Ours beside native processes, and two threads beside one.
pub fn measure(effort: &Effort) -> Result<Vec<Row>> {
    let runtimes = runtimes::open(2)?;
    let mut rows = Vec::new();
    for language in Language::ALL {
        let native = Native::of(language)?;
        let ours = || runtimes::run(&runtimes, language, language.hello()).map(drop);
        let theirs = || native.run(language.hello()).map(drop);
        let mut taken = [const { Vec::new() }; 4];
        // So many short looks: a rate is a single number, and its median needs several.
        for _ in 0..effort.turns {
            taken[0].push(rate(1, effort.time, &ours)?);
            taken[1].push(rate(2, effort.time, &ours)?);
            taken[2].push(rate(1, effort.time, &theirs)?);
            taken[3].push(rate(2, effort.time, &theirs)?);
        }
        let [one, two, native_one, native_two] = taken.map(Sample::of);
        let row = |what, ours, beside, theirs| {
            Row::new(GROUP, language.name(), what, Unit::RunsPerSecond, ours, beside, theirs)
        };
        rows.extend([
            row("1 thread", &one, native.name, &native_one),
            row("2 threads", &two, native.name, &native_two),
            row("2 threads", &two, "1 thread", &one),
        ]);
    }
    Ok(rows)
}

/// How often something can be done in a second by so many threads.
fn rate(threads: usize, time: Duration, work: &(impl Fn() -> Result<()> + Sync)) -> Result<f64> {
    let start = Instant::now();
    let runs: Result<usize> = thread::scope(|scope| {
        let counting = || {
            let mut runs = 0;
            while runs == 0 || start.elapsed() < time {
                work()?;
                runs += 1;
            }
            Ok(runs)
        };
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(counting)).collect();
        threads.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?).sum()
    });
    Ok(runs? as f64 / start.elapsed().as_secs_f64())
}
