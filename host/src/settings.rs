//! How the host is set up.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::error::CatalogError;

/// The variables that the components read. The host hands them on, and nothing else of its own environment.
const HANDED_ON: [&str; 3] = ["EXEC_TIMEOUT_MS", "EXEC_MEMORY_LIMIT_MB", "EXEC_MAX_OUTPUT_BYTES"];

/// The time of a run where neither the call nor the operator says anything; the components' own.
const DEFAULT_TIME: Duration = Duration::from_millis(5_000);

/// What the linear memories of an instance may have together where the operator says nothing: more than a limit of a run
/// makes sense for, and less than takes a machine down.
const DEFAULT_INSTANCE_BYTES: usize = 2 << 30;

/// How many instances of a runtime are kept ready at most, where the operator says nothing and there are many cores. An idle
/// Python holds about 60 MiB.
const MOST_IN_STOCK: usize = 8;

/// How the host is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the catalog, compiled components and installed ones are kept.
    pub home: PathBuf,
    /// The operator's limits, as the components read them: `EXEC_TIMEOUT_MS` and so on.
    pub variables: Vec<(String, String)>,
    /// What all linear memories of one instance may have together.
    pub instance_bytes: usize,
    /// How many instances of each runtime are kept ready.
    pub stock: usize,
}

impl Settings {
    /// What the environment of the process says: `GOLEM_EXEC_HOME`, or the folder for data that the system has for the user,
    /// and the variables of the components.
    pub fn from_environment() -> Result<Self, CatalogError> {
        Ok(Settings::from_environment_at(home()?))
    }

    /// What the environment says of everything but the folder.
    pub fn from_environment_at(home: impl Into<PathBuf>) -> Self {
        let variables = HANDED_ON.iter().filter_map(|name| Some(((*name).to_owned(), std::env::var(name).ok()?)));
        Settings { variables: variables.collect(), ..Settings::at(home) }
    }

    /// The defaults, with everything in one folder.
    pub fn at(home: impl Into<PathBuf>) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Settings {
            home: home.into(),
            variables: Vec::new(),
            instance_bytes: DEFAULT_INSTANCE_BYTES,
            stock: cores.min(MOST_IN_STOCK),
        }
    }

    /// How long a run may take that asks for so much: as the component reckons it.
    pub fn time(&self, time_ms: Option<u64>) -> Duration {
        let set = self.variables.iter().rev().find(|(name, _)| name == "EXEC_TIMEOUT_MS");
        let most = set.and_then(|(_, value)| value.parse().ok()).map(Duration::from_millis);
        let wanted = time_ms.map(Duration::from_millis);
        match (wanted, most) {
            (Some(wanted), Some(most)) => wanted.min(most),
            (Some(wanted), None) => wanted,
            (None, Some(most)) => most,
            (None, None) => DEFAULT_TIME,
        }
    }
}

fn home() -> Result<PathBuf, CatalogError> {
    let folder = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("GOLEM_EXEC_HOME")
        .or_else(|| Some(folder("XDG_DATA_HOME")?.join("golem-exec")))
        .or_else(|| Some(folder("HOME")?.join(".local/share/golem-exec")))
        .ok_or(CatalogError::NoHome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operators_time_is_a_default_and_a_cap() {
        let mut settings = Settings::at("unused");
        assert_eq!((settings.time(None), settings.time(Some(9_000))), (DEFAULT_TIME, Duration::from_secs(9)));
        settings.variables.push(("EXEC_TIMEOUT_MS".into(), "700".into()));
        let times = [None, Some(9_000), Some(3)].map(|time| settings.time(time).as_millis());
        assert_eq!(times, [700, 700, 3]);
    }
}
