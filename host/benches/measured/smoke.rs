//! Tests of the benchmark itself: that it runs, and that what the README says came out of it.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::effort::Effort;
use crate::growth::{self, Points};
use crate::plot::Series;
use crate::publish::{self, Measured};

/// A run with the least effort has every kind of row, and each compares two things.
pub fn everything_is_measured() -> Result<()> {
    let rows = crate::measure(&Effort::SMOKE)?;
    let kinds: BTreeSet<_> = rows.iter().map(|row| (row.language.as_str(), row.group.as_str())).collect();
    for language in ["javascript", "python"] {
        for group in ["hello-world", "runs a second", "memory", "computing"] {
            ensure!(kinds.contains(&(language, group)), "no row of `{group}` in {language}");
        }
    }
    for row in rows {
        ensure!(row.ours.min > 0.0 && row.theirs.min > 0.0 && row.ratio.is_finite(), "nothing was measured: {row:?}");
    }
    Ok(())
}

/// Each curve has its points, and can be drawn.
pub fn growth_is_measured() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for plot in growth::measure(&Points::SMOKE)? {
        let is_whole = |series: &Series| series.points.len() == 2 && series.points.iter().all(|(_, y)| *y > 0.0);
        ensure!(plot.series.iter().all(is_whole), "{plot:?}");
        plot.draw(folder.path())?;
        let picture = std::fs::read_to_string(folder.path().join(format!("growth-{}.svg", plot.name)))?;
        ensure!(picture.contains("<polyline"), "nothing is drawn of `{}`", plot.name);
    }
    Ok(())
}

/// The README shows what the last whole run has written, and nothing else.
pub fn the_readme_has_the_last_figures() -> Result<()> {
    let last = Measured::last()?;
    ensure!(publish::published()? == last.section(), "the README's figures are not those of `docs/bench.json`");
    Ok(())
}
