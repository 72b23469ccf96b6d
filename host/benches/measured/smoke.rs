//! Tests of the benchmark itself: that it runs, and that what the README says came out of it.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::effort::Effort;
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

/// The README shows what the last whole run has written, and nothing else.
pub fn the_readme_has_the_last_figures() -> Result<()> {
    let last = Measured::last()?;
    ensure!(publish::published()? == last.section(), "the README's figures are not those of `docs/bench.json`");
    Ok(())
}
