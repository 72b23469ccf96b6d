//! A run in a folder that stays.

use std::fs;
use std::path::Path;

use bytes::Bytes;
use golem_exec::{Call, Channel, Report, Runtimes, Session};

use super::super::exit::Failure;
use super::program::Program;

/// Stores the files in the session, and runs the entry. Whatever comes of it, the session's files are put back to where people
/// look for them.
pub fn run(
    runtimes: &Runtimes,
    name: &str,
    folder: &Path,
    program: &Program,
    call: Call,
    hear: impl FnMut(Channel, Bytes) + Send + 'static,
) -> Result<Report, Failure> {
    let session = runtimes.session(name, folder)?;
    let ended = run_in(&session, program, call, hear);
    let rested = session.rest();
    if program.is_bare_code {
        // It was never a file. One that stays does no harm.
        let _ = fs::remove_file(folder.join(program.entry()));
    }
    // Why the run failed says more than what came of that.
    let report = ended?;
    rested?;
    Ok(report)
}

fn run_in(
    session: &Session,
    program: &Program,
    call: Call,
    hear: impl FnMut(Channel, Bytes) + Send + 'static,
) -> Result<Report, Failure> {
    program.files.iter().try_for_each(|file| session.upload(file))?;
    Ok(session.run_streaming(program.entry(), call, hear)?)
}
