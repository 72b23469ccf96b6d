//! From a job to what the sandbox shows the engine.

use exec_core::{FileError, Job, Source};

use crate::wit::golem::exec_sandbox::control::{Stdin, Surroundings};
use crate::wit::golem::exec_sandbox::job::Program;

/// What the program of a job sees.
pub(crate) fn of(job: &Job) -> Result<Surroundings, FileError> {
    Ok(Surroundings {
        program: Program {
            entry: job.entry.clone(),
            args: job.args.clone(),
            env: job.env.clone(),
            working_dir: job.working_dir.clone(),
        },
        root: job.files.root_handle()?,
        stdin: match job.stdin.borrow_mut().take_source() {
            Source::Nothing => Stdin::Nothing,
            Source::Bytes(bytes) => Stdin::Bytes(bytes),
            Source::Stream(stream) => Stdin::Stream(stream),
        },
        began: job.deadline.began(),
        ends: job.deadline.ends(),
        file_size_bytes: job.files.max_file_bytes(),
        output_bytes: job.output.cap(),
        live: job.output.is_live(),
        files_go: job.files.are_removed(),
    })
}
