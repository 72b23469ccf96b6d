//! The table: for people to read, in the README, and as JSON.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::compute::MEAN;
use crate::machine::Machine;
use crate::plot::Plot;
use crate::row::{Row, Unit};

/// What stands around the table in the README.
const BEGIN: &str = "<!-- figures: `cargo xtask bench` writes them -->\n";
const END: &str = "<!-- end of figures -->\n";

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    pub machine: Machine,
    pub rows: Vec<Row>,
}

impl Measured {
    /// The last one that was published.
    pub fn last() -> Result<Self> {
        Ok(serde_json::from_str(&fs::read_to_string(raw_path())?)?)
    }

    /// Writes it to `docs/bench.json` and into the README.
    pub fn publish(&self) -> Result<()> {
        fs::create_dir_all(raw_path().parent().context("no folder")?)?;
        fs::write(raw_path(), serde_json::to_string_pretty(self)? + "\n")?;
        let readme = fs::read_to_string(readme_path())?;
        let (before, after) = around(&readme)?;
        fs::write(readme_path(), format!("{before}{BEGIN}{}{END}{after}", self.section()))?;
        Ok(())
    }

    /// What stands in the README between the marks.
    pub fn section(&self) -> String {
        let Machine { date, processor, cores, memory_gib, system } = &self.machine;
        let machine = format!("{date}, {processor}, {cores} cores, {memory_gib} GiB, {system}");
        format!("\nMeasured in one run ({machine}). The ratio is ours for one of theirs.\n\n{}\n", self.table())
    }

    /// The rows as a table in Markdown.
    pub fn table(&self) -> String {
        let head =
            "| | language | what | ours | beside | theirs | ratio |\n| --- | --- | --- | ---: | --- | ---: | ---: |\n";
        let rows = self.rows.iter().map(|row| {
            let [ours, theirs] = [&row.ours, &row.theirs].map(|sample| match (row.what == MEAN, row.ours.count) {
                (true, _) => String::new(),
                _ if row.group == "computing" => number(sample.min),
                (_, 1) => number(sample.p50),
                _ => format!("{} (p99 {})", number(sample.p50), number(sample.p99)),
            });
            let unit = if row.unit == Unit::Times { String::new() } else { format!(" in {}", row.unit.name()) };
            let Row { group, language, what, beside, ratio, .. } = row;
            format!("| {group}{unit} | {language} | {what} | {ours} | {beside} | {theirs} | {} |\n", number(*ratio))
        });
        head.to_owned() + &rows.collect::<String>()
    }
}

/// Prints the curves, and draws them into `docs/`.
pub fn growth(plots: &[Plot]) -> Result<()> {
    let docs = root().join("docs");
    fs::create_dir_all(&docs)?;
    fs::write(docs.join("growth.json"), serde_json::to_string_pretty(plots)? + "\n")?;
    plots.iter().try_for_each(|plot| {
        print!("{}", plot.table());
        plot.draw(&docs)
    })
}

/// What stands in the README now.
pub fn published() -> Result<String> {
    let readme = fs::read_to_string(readme_path())?;
    let (before, after) = around(&readme)?;
    Ok(readme[before.len() + BEGIN.len()..readme.len() - after.len() - END.len()].to_owned())
}

/// What stands before and after the marks.
fn around(readme: &str) -> Result<(&str, &str)> {
    let (before, rest) = readme.split_once(BEGIN).context("the README has no place for figures")?;
    let (_, after) = rest.split_once(END).context("the README's figures have no end")?;
    Ok((before, after))
}

fn raw_path() -> PathBuf {
    root().join("docs/bench.json")
}

fn readme_path() -> PathBuf {
    root().join("README.md")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Three digits, as far as they are behind the point.
fn number(value: f64) -> String {
    let digits = match value {
        value if value >= 100.0 => 0,
        value if value >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$}")
}
