//! What the figures are of.

use std::fs;
use std::num::NonZero;
use std::thread;

use anyhow::Result;
use serde::{Deserialize, Serialize};

/// A machine, and the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    pub date: String,
    pub processor: String,
    pub cores: usize,
    pub memory_gib: u64,
    pub system: String,
}

/// This machine, today.
pub fn describe() -> Result<Machine> {
    let memory_kib: u64 =
        field("/proc/meminfo", "MemTotal").and_then(|text| text.split(' ').next()?.parse().ok()).unwrap_or(0);
    Ok(Machine {
        date: jiff::Timestamp::now().strftime("%Y-%m-%d").to_string(),
        processor: field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        cores: thread::available_parallelism().map_or(1, NonZero::get),
        memory_gib: memory_kib.div_ceil(1 << 20),
        system: std::env::consts::OS.to_owned(),
    })
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
