//! A run in a folder that stays.

use std::fs;
use std::path::Path;

use bytes::Bytes;
use golem_exec::{Call, Channel, File, Report, Runtimes, Session};

use super::super::exit::{Exit, Failure};
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
    for file in &program.files {
        is_within(file, call.limits.file_size_bytes)?;
        session.upload(file)?;
    }
    Ok(session.run_streaming(program.entry(), call, hear)?)
}

/// Storing a file is no run, so the component does not know the limit of this one.
fn is_within(file: &File, most: Option<u64>) -> Result<(), Failure> {
    match most {
        Some(most) if file.content.len() as u64 > most => {
            let message = format!("`{}` is larger than `--file-size-bytes {most}`", file.name);
            Err(Failure::new(Exit::Exceeded, message))
        }
        _ => Ok(()),
    }
}
