//! `golem:exec-sandbox/control`: where the shell begins and ends a run.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use exec_io::{Channel, Deadline, Live, Log, OpenFile, Output, Quota, Removal, Source, Stdin};

use crate::Sandbox;
use crate::job::{self, Job};
use crate::table::Table;
use crate::wit::exports::golem::exec_sandbox::control::{self, Guest, Surroundings, Traces};
use crate::wit::exports::wasi::filesystem0_2_9::types::ErrorCode;

impl Guest for Sandbox {
    fn begin(surroundings: Surroundings) {
        // What an earlier run left is closed before anything of this one is there.
        drop(job::replace(None));
        job::replace(Some(Rc::new(Job::of(surroundings))));
    }

    fn end() -> Traces {
        let Some(job) = job::replace(None) else {
            let log = log(Log::default());
            return Traces { ending: None, warnings: String::new(), log, refused_size: false, known: 0 };
        };
        Traces {
            ending: job.ending.take(),
            warnings: job.warnings.take(),
            log: log(job.output.take_log()),
            refused_size: job.quota.refused_size(),
            known: job.deadline.known(),
        }
    }
}

impl Job {
    fn of(surroundings: Surroundings) -> Self {
        let Surroundings { program, root, stdin, began, ends, file_size_bytes, output_bytes, live, files_go } =
            surroundings;
        let deadline = Deadline::between(began, ends);
        let quota = Quota::new(file_size_bytes);
        Job {
            program,
            root: Rc::new(OpenFile::new(root, quota.slot_of_the_run())),
            quota,
            stdin: RefCell::new(Stdin::new(source(stdin))),
            output: Output::new(output_bytes, live.then(|| Live::until(deadline.clone()))),
            removal: Removal::new(deadline.clone(), files_go),
            deadline,
            late: Cell::new(false),
            unwatched: Cell::new(0),
            last_failure: Cell::new(ErrorCode::Io as u8),
            ending: RefCell::default(),
            warnings: RefCell::default(),
            files: RefCell::new(Table::default()),
            cursors: RefCell::new(Table::default()),
            listings: RefCell::new(Table::default()),
        }
    }
}

fn source(stdin: control::Stdin) -> Source {
    match stdin {
        control::Stdin::Nothing => Source::Nothing,
        control::Stdin::Bytes(bytes) => Source::Bytes(bytes),
        control::Stdin::Stream(stream) => Source::Stream(stream),
    }
}

fn log(log: Log) -> control::Log {
    let Log { stdout, stderr, order, exceeded } = log;
    // Both kinds of turns are of one size, so that this is done in place: there can be millions.
    let order = order.into_iter().map(|(channel, length)| (channel_of(channel), length)).collect();
    control::Log { stdout, stderr, order, exceeded }
}

fn channel_of(channel: Channel) -> control::Channel {
    match channel {
        Channel::Stdout => control::Channel::Stdout,
        Channel::Stderr => control::Channel::Stderr,
    }
}
