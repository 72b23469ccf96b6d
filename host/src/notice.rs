//! What happens at start-up that people want to know of.

use std::fmt;
use std::path::PathBuf;

use crate::error::{InstallError, reasons};

/// One such thing. Its `Display` is a sentence for people.
#[derive(Debug)]
pub enum Notice {
    /// It was registered before.
    Skipped {
        /// The runtime.
        name: String,
    },
    /// It is compiled, which takes a while.
    Compiling {
        /// The runtime.
        name: String,
        /// The size of its component.
        bytes: u64,
    },
    /// It can be used from now on.
    Registered {
        /// The runtime.
        name: String,
    },
    /// It belongs to the program, and was not used yet.
    Unregistered {
        /// The runtime.
        name: String,
    },
    /// Its component is built from the sources, which takes minutes.
    Building {
        /// The runtime.
        name: String,
        /// The root of the sources.
        root: PathBuf,
    },
    /// A line that the build says.
    Build(String),
    /// It could not be built.
    Unbuilt {
        /// The runtime.
        name: String,
        /// Why not.
        reason: String,
    },
    /// Its component is not there.
    Missing {
        /// The runtime.
        name: String,
        /// The variable that can name it.
        variable: &'static str,
        /// Where it was looked for.
        places: Vec<PathBuf>,
    },
    /// Its component is there and cannot be used.
    Unusable {
        /// The runtime.
        name: String,
        /// Why not.
        error: InstallError,
    },
}

impl Notice {
    /// Whether it takes so long that whoever waits wants to know of it.
    pub fn takes_long(&self) -> bool {
        matches!(self, Notice::Compiling { .. } | Notice::Building { .. } | Notice::Build(_))
    }

    /// Whether something is wrong.
    pub fn is_warning(&self) -> bool {
        matches!(self, Notice::Unbuilt { .. } | Notice::Missing { .. } | Notice::Unusable { .. })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Skipped { name } => write!(out, "runtime `{name}` is registered already"),
            Notice::Compiling { name, bytes } => {
                write!(out, "compiling runtime `{name}` ({:.1} MB), once for this machine", *bytes as f64 / 1e6)
            }
            Notice::Registered { name } => write!(out, "runtime `{name}` is registered"),
            Notice::Unregistered { name } => {
                write!(out, "runtime `{name}` is built in and was not used yet: its first run compiles it")
            }
            Notice::Building { name, root } => {
                write!(out, "runtime `{name}` is not built yet: building it from `{}`", root.display())
            }
            Notice::Build(line) => out.write_str(line),
            Notice::Unbuilt { name, reason } => write!(out, "runtime `{name}` cannot be built: {reason}"),
            Notice::Missing { name, variable, places } => {
                write!(out, "runtime `{name}` is missing: no file")?;
                for (number, place) in places.iter().enumerate() {
                    write!(out, "{} `{}`", if number == 0 { "" } else { "," }, place.display())?;
                }
                write!(out, "; put its component there, or name it with `{variable}`")
            }
            Notice::Unusable { name, error } => write!(out, "runtime `{name}` cannot be used: {}", reasons(error)),
        }
    }
}
