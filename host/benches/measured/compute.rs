//! What computing costs. What counts is the fastest run of each side, as everything else is the machine's doing.

use anyhow::{Context as _, Result, ensure};
use golem_exec::{Language, Runtimes};

use crate::effort::Effort;
use crate::native::Native;
use crate::program::PROGRAMS;
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
        let mut found = Vec::new();
        for program in PROGRAMS.iter().take(effort.programs) {
            let compared = compare(&runtimes, language, &program.code(language), &natives, effort.turns);
            let (ours, theirs) = compared.with_context(|| format!("`{}` in {language}", program.name))?;
            found
                .extend(theirs.into_iter().map(|(beside, theirs)| row(language, program.name, &ours, beside, &theirs)));
        }
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

type Times = Vec<(&'static str, Sample)>;

fn compare(
    runtimes: &Runtimes,
    language: Language,
    code: &str,
    natives: &[Runner],
    turns: usize,
) -> Result<(Sample, Times)> {
    let mut ours = Vec::new();
    let mut theirs = vec![Vec::new(); natives.len()];
    for _ in 0..turns {
        let (result, time) = told(&runtimes::run(runtimes, language, code)?)?;
        ours.push(time);
        for ((name, run), taken) in natives.iter().zip(&mut theirs) {
            let (same, time) = told(&run(code)?)?;
            ensure!(same == result, "`{name}` comes to {same}, and ours to {result}");
            taken.push(time);
        }
    }
    let theirs = natives.iter().zip(theirs).map(|((name, _), taken)| (*name, Sample::of(taken)));
    Ok((Sample::of(ours), theirs.collect()))
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
