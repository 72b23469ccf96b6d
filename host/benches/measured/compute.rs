//! What computing costs. What counts is the fastest run of each side, as everything else is the machine's doing. All programs have
//! their turns before any has its next, so that a machine which is busy for some seconds spoils one turn of each, and not all of one.

use anyhow::{Context as _, Result, ensure};
use golem_exec::{Language, Runtimes};

use crate::effort::Effort;
use crate::native::Native;
use crate::program::{PROGRAMS, Program};
use crate::quickjs;
use crate::row::{Row, Unit};
use crate::runtimes;
use crate::sample::Sample;

const GROUP: &str = "computing";

/// The row with the geometric mean of the ratios above it.
pub const MEAN: &str = "geometric mean";

/// What runs programs.
type Runner<'a> = (&'static str, Box<dyn Fn(&str) -> Result<String> + 'a>);

/// Ours beside each native interpreter of the language.
pub fn measure(effort: &Effort) -> Result<Vec<Row>> {
    let runtimes = runtimes::open(1)?;
    let mut rows = Vec::new();
    for language in Language::ALL {
        let natives = natives(language)?;
        let mut compared: Vec<_> =
            PROGRAMS.iter().take(effort.programs).map(|program| Compared::new(program, language, &natives)).collect();
        for _ in 0..effort.turns {
            for program in &mut compared {
                program
                    .turn(&runtimes, language, &natives)
                    .with_context(|| format!("`{}` in {language}", program.name))?;
            }
        }
        let found: Vec<_> = compared.into_iter().flat_map(|program| program.rows(language, &natives)).collect();
        // One native after the other, each with its mean below it.
        for (beside, _) in &natives {
            let these: Vec<_> = found.iter().filter(|row| row.beside == *beside).cloned().collect();
            let mean = mean(language, beside, &these);
            rows.extend(these);
            rows.push(mean);
        }
    }
    Ok(rows)
}

fn natives<'a>(language: Language) -> Result<Vec<Runner<'a>>> {
    let of = |native: Native| -> Runner<'a> { (native.name, Box::new(move |code| native.run(code))) };
    Ok(match language {
        Language::Javascript => vec![(quickjs::NAME, Box::new(quickjs::run)), of(Native::jitless_node()?)],
        Language::Python => vec![of(Native::of(language)?)],
    })
}

/// A program, and how long it took ours and each native interpreter.
struct Compared {
    name: &'static str,
    code: String,
    ours: Vec<f64>,
    theirs: Vec<Vec<f64>>,
}

impl Compared {
    fn new(program: &Program, language: Language, natives: &[Runner]) -> Self {
        let theirs = vec![Vec::new(); natives.len()];
        Compared { name: program.name, code: program.code(language), ours: Vec::new(), theirs }
    }

    /// Everybody runs it once.
    fn turn(&mut self, runtimes: &Runtimes, language: Language, natives: &[Runner]) -> Result<()> {
        let (result, time) = told(&runtimes::run(runtimes, language, &self.code)?)?;
        self.ours.push(time);
        for ((name, run), taken) in natives.iter().zip(&mut self.theirs) {
            let (same, time) = told(&run(&self.code)?)?;
            ensure!(same == result, "`{name}` comes to {same}, and ours to {result}");
            taken.push(time);
        }
        Ok(())
    }

    fn rows(self, language: Language, natives: &[Runner]) -> Vec<Row> {
        let ours = Sample::of(self.ours);
        let theirs = natives.iter().zip(self.theirs);
        theirs.map(|((beside, _), taken)| row(language, self.name, &ours, beside, &Sample::of(taken))).collect()
    }
}

/// The result and the milliseconds that a program prints.
fn told(printed: &str) -> Result<(String, f64)> {
    let (result, time) = printed.trim_end().rsplit_once(' ').with_context(|| format!("it prints {printed:?}"))?;
    Ok((result.to_owned(), time.parse()?))
}

fn row(language: Language, what: &str, ours: &Sample, beside: &str, theirs: &Sample) -> Row {
    let row = Row::new(GROUP, language.name(), what, Unit::Milliseconds, ours, beside, theirs);
    Row { ratio: ours.min / theirs.min, ..row }
}

fn mean(language: Language, beside: &str, rows: &[Row]) -> Row {
    let logarithms: f64 = rows.iter().map(|row| row.ratio.ln()).sum();
    let mean = (logarithms / rows.len() as f64).exp();
    let (ours, theirs) = (Sample::of(vec![mean]), Sample::of(vec![1.0]));
    Row::new(GROUP, language.name(), MEAN, Unit::Times, &ours, beside, &theirs)
}
