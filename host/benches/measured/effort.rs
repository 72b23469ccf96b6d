//! How much is measured.

use std::time::Duration;

/// How much is measured.
pub struct Effort {
    /// How often everything that is compared has its turn.
    pub turns: usize,
    /// Runs of ours in a turn.
    pub runs: usize,
    /// Starts of a process in a turn, which take so much longer.
    pub starts: usize,
    /// How long runs a second are counted, in each turn.
    pub time: Duration,
    /// Instances that memory is shared out among.
    pub instances: usize,
    /// How many of the programs that compute are run.
    pub programs: usize,
}

impl Effort {
    /// Enough for a 99th percentile that is more than the worst one.
    pub const FULL: Effort = Effort {
        turns: 15,
        runs: 40,
        starts: 10,
        time: Duration::from_millis(700),
        instances: 8,
        programs: usize::MAX,
    };

    /// Just enough to see that everything runs.
    pub const SMOKE: Effort =
        Effort { turns: 1, runs: 2, starts: 1, time: Duration::from_millis(50), instances: 1, programs: 2 };
}
