//! How latency and memory grow with what there is: files of a session, output, sessions of a server, runs of an instance.

use std::time::Instant;

use anyhow::{Context as _, Result};
use golem_exec::{Call, File, Language};

use crate::memory::anonymous;
use crate::plot::{Plot, Series};
use crate::runtimes::{self, printed};
use crate::sample::{Sample, milliseconds};
use crate::server::Server;

/// Where each curve has its points, and how often each is measured.
pub struct Points {
    pub files: &'static [usize],
    pub output: &'static [usize],
    pub sessions: &'static [usize],
    pub runs: &'static [usize],
    pub turns: usize,
}

impl Points {
    pub const FULL: Points = Points {
        files: &[1, 10, 100, 1_000, 10_000],
        // The last is the output cap.
        output: &[1, 1 << 10, 1 << 15, 1 << 20, 1 << 22, 16 << 20],
        sessions: &[1, 10, 100, 1_000, 10_000],
        runs: &[1, 10, 100, 1_000, 10_000, 50_000],
        turns: 15,
    };

    pub const SMOKE: Points =
        Points { files: &[1, 3], output: &[1, 1_000], sessions: &[1, 3], runs: &[1, 3], turns: 1 };
}

/// All curves.
pub fn measure(points: &Points) -> Result<Vec<Plot>> {
    Ok([files(points)?, output(points)?, sessions(points)?, runs(points)?].concat())
}

/// The median of a few runs, in milliseconds.
fn median(turns: usize, mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    let times: Result<Vec<_>> = (0..turns)
        .map(|_| {
            let start = Instant::now();
            work()?;
            Ok(milliseconds(start.elapsed()))
        })
        .collect();
    Ok(Sample::of(times?).p50)
}

fn files(points: &Points) -> Result<Vec<Plot>> {
    let runtimes = runtimes::open(0)?;
    let mut latency = Vec::new();
    for language in Language::ALL {
        let folder = tempfile::tempdir()?;
        let session = runtimes.session(language.name(), folder.path())?;
        session.upload(&File::new(language.entry_name(), language.hello()))?;
        let (mut run, mut list) =
            (Series::new(format!("{language}: run")), Series::new(format!("{language}: list-files")));
        let mut there = 1;
        for &count in points.files {
            for number in there..count {
                session.upload(&File::new(format!("folder{}/file{number}", number % 100), "content"))?;
            }
            there = there.max(count);
            run.add(
                count,
                median(points.turns, || printed(session.run(language.entry_name(), Call::default())?).map(drop))?,
            );
            list.add(count, median(points.turns, || Ok(session.list_files("/").map(drop)?))?);
        }
        latency.extend([run, list]);
        session.rest()?;
    }
    Ok(vec![Plot::new("files", "Files of a session", "files", "ms", latency)])
}

fn output(points: &Points) -> Result<Vec<Plot>> {
    let runtimes = runtimes::open(1)?;
    let mut latency = Vec::new();
    for language in Language::ALL {
        let mut run = Series::new(format!("{language}: run"));
        for &bytes in points.output {
            let code = match language {
                Language::Javascript => format!("process.stdout.write('x'.repeat({bytes}))"),
                Language::Python => format!("import sys; sys.stdout.write('x' * {bytes})"),
            };
            run.add(bytes, median(points.turns, || runtimes::run(&runtimes, language, &code).map(drop))?);
        }
        latency.push(run);
    }
    Ok(vec![Plot::new("output", "Output of a run", "bytes", "ms", latency)])
}

fn sessions(points: &Points) -> Result<Vec<Plot>> {
    let most = points.sessions.iter().max().context("no points")?;
    let server = Server::start(&["--max-sessions", &(most + points.turns * points.sessions.len()).to_string()])?;
    let language = Language::Javascript;
    let (mut make, mut run) = (Series::new("make one".to_owned()), Series::new("run in one".to_owned()));
    let mut memory = Series::new("server".to_owned());
    let one = server.session(language)?;
    server.put(&one, language.entry_name(), language.hello())?;
    let mut there = 1;
    for &count in points.sessions {
        for _ in there..count {
            server.session(language)?;
        }
        make.add(count, median(points.turns, || server.session(language).map(drop))?);
        there = there.max(count) + points.turns;
        run.add(count, median(points.turns, || server.run_in(&one, language.entry_name()))?);
        memory.add(count, server.memory()?);
    }
    Ok(vec![
        Plot::new("sessions", "Sessions of a server (JavaScript, over HTTP)", "sessions", "ms", vec![make, run]),
        Plot::new("sessions-memory", "Memory of a server with sessions", "sessions", "MiB", vec![memory]),
    ])
}

fn runs(points: &Points) -> Result<Vec<Plot>> {
    let (mut latency, mut memory) = (Vec::new(), Vec::new());
    for language in Language::ALL {
        let runtimes = runtimes::open(1)?;
        let mut hello = Series::new(format!("{language}: hello-world"));
        let mut held = Series::new(language.to_string());
        let mut there = 0;
        for &count in points.runs {
            for _ in there..count {
                runtimes::run(&runtimes, language, language.hello())?;
            }
            hello.add(count, median(points.turns, || runtimes::run(&runtimes, language, language.hello()).map(drop))?);
            held.add(count, anonymous()?);
            there = count + points.turns;
        }
        latency.push(hello);
        memory.push(held);
    }
    Ok(vec![
        Plot::new("runs", "Runs in one instance", "runs before", "ms", latency),
        Plot::new("runs-memory", "Memory of the process after runs in one instance", "runs before", "MiB", memory),
    ])
}
