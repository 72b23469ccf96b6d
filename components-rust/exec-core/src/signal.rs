//! The signals that a program can end by.

/// A POSIX signal, by the numbers that Linux gives them, which is what both languages show their programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal(u8);

/// Names by number; the first is number 1.
const NAMES: [&str; 31] = [
    "SIGHUP",
    "SIGINT",
    "SIGQUIT",
    "SIGILL",
    "SIGTRAP",
    "SIGABRT",
    "SIGBUS",
    "SIGFPE",
    "SIGKILL",
    "SIGUSR1",
    "SIGSEGV",
    "SIGUSR2",
    "SIGPIPE",
    "SIGALRM",
    "SIGTERM",
    "SIGSTKFLT",
    "SIGCHLD",
    "SIGCONT",
    "SIGSTOP",
    "SIGTSTP",
    "SIGTTIN",
    "SIGTTOU",
    "SIGURG",
    "SIGXCPU",
    "SIGXFSZ",
    "SIGVTALRM",
    "SIGPROF",
    "SIGWINCH",
    "SIGIO",
    "SIGPWR",
    "SIGSYS",
];

impl Signal {
    /// The signal of a number from 1 to 31.
    pub fn from_number(number: i32) -> Option<Self> {
        u8::try_from(number).ok().filter(|n| (1..=NAMES.len()).contains(&usize::from(*n))).map(Signal)
    }

    /// The signal of a name such as `SIGTERM`.
    pub fn from_name(name: &str) -> Option<Self> {
        let index = NAMES.iter().position(|known| *known == name)?;
        u8::try_from(index + 1).ok().map(Signal)
    }

    /// The name, as `stage-result.signal` has it.
    pub fn name(self) -> &'static str {
        NAMES[usize::from(self.0) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_agree() {
        for (number, name) in [(1, "SIGHUP"), (6, "SIGABRT"), (9, "SIGKILL"), (15, "SIGTERM"), (31, "SIGSYS")] {
            let signal = Signal::from_number(number).unwrap();
            assert_eq!(signal.name(), name);
            assert_eq!(Signal::from_name(name), Some(signal));
        }
    }

    #[test]
    fn what_is_no_signal_is_none() {
        for number in [-1, 0, 32, 300] {
            assert_eq!(Signal::from_number(number), None);
        }
        assert_eq!(Signal::from_name("SIGNOPE"), None);
    }
}
