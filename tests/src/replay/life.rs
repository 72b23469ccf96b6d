//! The life of a worker: the steps of a case, up to their end or to a crash.

use super::Durable;
use super::tape::{Call, Tape};
use crate::compare::diff;
use crate::host::Host;
use crate::language::Language;
use crate::load::{self, Case};
use crate::run::{Runner, Seen};
use std::time::Duration;
use wasmtime::{Result, ensure};

/// The longest that a step may take. None has a limit of more than a second, or waits for longer.
const LONGEST_STEP: Duration = Duration::from_secs(3);

/// A life that can be lived again and again.
pub(super) struct Life<'a> {
    host: &'a Host,
    language: Language,
    case: Case,
}

/// As far as a life came.
pub(super) struct Lived {
    /// What the host has logged.
    pub calls: Vec<Call>,
    /// Whether the last step was performed.
    pub ended: bool,
    /// What came of each step that was.
    seen: Vec<Option<Seen>>,
}

impl<'a> Life<'a> {
    pub(super) fn new(host: &'a Host, language: Language) -> Result<Self> {
        Ok(Life { host, language, case: load::named("replay", "life")? })
    }

    /// Performs the steps on a new instance. Before each that is new, `crash` may say after how many calls it is cut.
    pub(super) fn live(&self, durable: Durable, mut crash: impl FnMut(usize) -> Option<usize>) -> Result<Lived> {
        let scope = self.case.scope(self.language);
        let worker = self.host.durable_worker(self.language, durable)?;
        let mut runner = Runner::new(self.host, &self.case, &scope).with(worker);
        let mut seen = Vec::new();
        for number in 0..self.case.model.steps.len() {
            if !tape(&mut runner)?.is_replaying()
                && let Some(calls) = crash(number)
            {
                tape(&mut runner)?.cut_after(calls);
            }
            match self.step(&mut runner, number) {
                Ok(step) => seen.push(step),
                Err(_) if tape(&mut runner)?.was_cut() => return lived(&mut runner, seen, false),
                Err(error) => return Err(error.context(format!("step {}", number + 1))),
            }
        }
        tape(&mut runner)?.is_at_its_end()?;
        lived(&mut runner, seen, true)
    }

    /// One step, which must give what the case says.
    fn step(&self, runner: &mut Runner<'_>, number: usize) -> Result<Option<Seen>> {
        let step = &self.case.model.steps[number];
        let replayed = tape(runner)?.is_replaying();
        let Some(mut seen) = runner.perform(step)? else { return Ok(None) };
        ensure!(seen.elapsed < LONGEST_STEP, "it takes {:?}", seen.elapsed);
        if replayed {
            // What is measured was measured by the clock of the record, and disagrees with that of the test.
            seen.faults.clear();
        }
        let mismatches = runner.compare(step, &seen)?;
        let told: Vec<_> = mismatches.iter().map(|found| format!("{}: {}", found.field, found.text)).collect();
        ensure!(told.is_empty(), "{}", told.join("\n"));
        Ok(Some(seen))
    }
}

fn tape<'a>(runner: &'a mut Runner<'_>) -> Result<&'a mut Tape> {
    Ok(&mut runner.worker("main")?.store.data_mut().durable.tape)
}

fn lived(runner: &mut Runner<'_>, seen: Vec<Option<Seen>>, ended: bool) -> Result<Lived> {
    Ok(Lived { calls: tape(runner)?.calls().to_vec(), ended, seen })
}

impl Lived {
    /// Whether what came of every step came of it once more.
    pub(super) fn same_as(&self, again: &Lived) -> Result<()> {
        ensure!(again.seen.len() >= self.seen.len(), "there were {} steps, now {}", self.seen.len(), again.seen.len());
        for (number, (first, second)) in self.seen.iter().zip(&again.seen).enumerate() {
            let (first, second) = (first.as_ref().map(given), second.as_ref().map(given));
            let told = || diff(&format!("{first:#?}"), &format!("{second:#?}"));
            ensure!(first == second, "step {} gives something else:\n{}", number + 1, told());
        }
        Ok(())
    }
}

/// What the component gave, without what the harness measured.
fn given(seen: &Seen) -> Seen {
    Seen { elapsed: Duration::ZERO, clock_reads: 0, faults: Vec::new(), ..seen.clone() }
}
