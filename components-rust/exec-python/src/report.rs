//! From what the engine and the sandbox say of a run to how it ended.

use exec_core::{Channel, Ending, Log, Signal};

use crate::wit::golem::exec_sandbox::control::{self, Traces};
use crate::wit::golem::exec_sandbox::job;

/// How a run was cut short, as `control.cut` of the engine has it.
mod cause {
    pub(super) const NONE: u64 = 0;
    pub(super) const DEADLINE: u64 = 1;
    pub(super) const EXIT: u64 = 2;
    pub(super) const SIGNAL: u64 = 3;
    pub(super) const MEMORY: u64 = 4;
    pub(super) const SANDBOX: u64 = 6;
}

/// How the program ended. What cut it short counts for more than what Python reported before.
pub(crate) fn ending(cut: u64, traces: &Traces, overdue: bool) -> Ending {
    // The lower half holds an exit code or the number of a signal, as the `int` that C gave.
    let code = cut as u32 as i32;
    match cut >> 32 {
        cause::NONE => reported(traces, overdue),
        // The sandbox ends a run that has waited to its deadline, or printed too much, which counts for more anyway.
        cause::DEADLINE | cause::SANDBOX => Ending::TimedOut,
        cause::EXIT => Ending::Exited(code),
        cause::SIGNAL => Signal::from_number(code).map_or(Ending::Threw, Ending::Signalled),
        cause::MEMORY => Ending::OutOfMemory,
        _ => Ending::Broken("the Python interpreter failed".to_owned()),
    }
}

fn reported(traces: &Traces, overdue: bool) -> Ending {
    if overdue {
        return Ending::TimedOut;
    }
    match &traces.ending {
        Some(job::Ending::Exited(code)) => Ending::Exited(*code),
        Some(job::Ending::DoesNotParse(message)) => Ending::DoesNotParse(message.clone()),
        Some(job::Ending::Threw) => Ending::Threw,
        Some(job::Ending::OutOfMemory) => Ending::OutOfMemory,
        Some(job::Ending::FileTooLarge) if traces.refused_size => Ending::FileTooLarge,
        // The program has thrown the error itself.
        Some(job::Ending::FileTooLarge) => Ending::Threw,
        Some(job::Ending::Broken(reason)) => Ending::Broken(reason.clone()),
        None => Ending::Broken("the Python interpreter did not say how the program ended".to_owned()),
    }
}

/// What the program wrote.
pub(crate) fn log(log: control::Log) -> Log {
    let channel = |channel| match channel {
        control::Channel::Stdout => Channel::Stdout,
        control::Channel::Stderr => Channel::Stderr,
    };
    let order = log.order.into_iter().map(|(stream, bytes)| (channel(stream), bytes)).collect();
    Log { stdout: log.stdout, stderr: log.stderr, order, exceeded: log.exceeded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traces(ending: Option<job::Ending>, refused_size: bool) -> Traces {
        let log = control::Log { stdout: Vec::new(), stderr: Vec::new(), order: Vec::new(), exceeded: false };
        Traces { ending, warnings: String::new(), log, refused_size, known: 0 }
    }

    #[test]
    fn what_cut_a_run_short_counts_for_more_than_a_report() {
        let traces = traces(Some(job::Ending::Exited(0)), false);
        assert_eq!(ending(1 << 32, &traces, false), Ending::TimedOut);
        assert_eq!(ending((2 << 32) | 7, &traces, false), Ending::Exited(7));
        assert_eq!(ending((2 << 32) | u64::from(-1_i32 as u32), &traces, false), Ending::Exited(-1));
        assert_eq!(ending((3 << 32) | 15, &traces, false), Ending::Signalled(Signal::from_name("SIGTERM").unwrap()));
        assert_eq!(ending(4 << 32, &traces, false), Ending::OutOfMemory);
        assert!(matches!(ending(5 << 32, &traces, false), Ending::Broken(_)));
    }

    #[test]
    fn a_file_is_too_large_only_if_a_write_was_refused() {
        assert_eq!(ending(0, &traces(Some(job::Ending::FileTooLarge), true), false), Ending::FileTooLarge);
        assert_eq!(ending(0, &traces(Some(job::Ending::FileTooLarge), false), false), Ending::Threw);
    }

    #[test]
    fn a_run_that_ends_after_its_deadline_is_a_timeout() {
        assert_eq!(ending(0, &traces(Some(job::Ending::Exited(0)), false), true), Ending::TimedOut);
    }
}
