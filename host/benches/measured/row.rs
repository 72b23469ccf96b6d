//! A row of the table: ours, what it is compared with, and the ratio.

use serde::{Deserialize, Serialize};

use crate::sample::Sample;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    #[serde(rename = "ms")]
    Milliseconds,
    #[serde(rename = "runs/s")]
    RunsPerSecond,
    #[serde(rename = "MiB")]
    Mebibytes,
    #[serde(rename = "times")]
    Times,
}

impl Unit {
    /// How people write it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Milliseconds => "ms",
            Unit::RunsPerSecond => "runs/s",
            Unit::Mebibytes => "MiB",
            Unit::Times => "times",
        }
    }
}

/// Two things that were measured in turns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What kind of thing it is.
    pub group: String,
    /// Of which language.
    pub language: String,
    /// What was measured.
    pub what: String,
    pub unit: Unit,
    /// Ours.
    pub ours: Sample,
    /// What it is compared with.
    pub beside: String,
    pub theirs: Sample,
    /// Ours for one of theirs.
    pub ratio: f64,
}

impl Row {
    /// A row that compares medians.
    pub fn new(
        group: &str,
        language: &str,
        what: &str,
        unit: Unit,
        ours: &Sample,
        beside: &str,
        theirs: &Sample,
    ) -> Self {
        Row {
            group: group.to_owned(),
            language: language.to_owned(),
            what: what.to_owned(),
            unit,
            ratio: ours.p50 / theirs.p50,
            ours: ours.clone(),
            beside: beside.to_owned(),
            theirs: theirs.clone(),
        }
    }
}
