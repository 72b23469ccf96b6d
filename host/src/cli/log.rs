//! The log, on stderr.

use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people
    #[default]
    Text,
    /// One JSON document a line
    Json,
}

/// The target of what is said at start-up, which shows one level earlier than the rest: that something takes a minute is worth
/// saying without being asked.
pub const NOTICES: &str = "golem_exec::notice";

/// Lets everything that is logged go to stderr.
pub fn install(format: LogFormat, verbose: u8) {
    let (ours, notices, others) = match verbose {
        0 => (LevelFilter::WARN, LevelFilter::INFO, LevelFilter::WARN),
        1 => (LevelFilter::INFO, LevelFilter::DEBUG, LevelFilter::WARN),
        2.. => (LevelFilter::TRACE, LevelFilter::TRACE, LevelFilter::DEBUG),
    };
    let filter = Targets::new().with_default(others).with_target("golem_exec", ours).with_target(NOTICES, notices);
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // There is one already only where somebody else runs this, and then theirs is what is wanted.
    let _ = match format {
        LogFormat::Text => registry.with(layer.with_ansi(false)).try_init(),
        LogFormat::Json => registry.with(layer.json()).try_init(),
    };
}
