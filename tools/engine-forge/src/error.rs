//! What can be wrong with an engine.

use thiserror::Error;

/// Why an engine cannot be forged. Each names what was looked for, since the usual cause is a new componentize-py that
/// calls something by another name.
#[derive(Debug, Error)]
pub enum ForgeError {
    /// The bytes are not what they should be.
    #[error("cannot parse the engine")]
    Parse(#[from] wasmparser::BinaryReaderError),
    /// What came of it is not valid: a function has another type than the pass supposes that writes it anew.
    #[error("what the forge makes of the engine is not valid")]
    Invalid(#[source] wasmparser::BinaryReaderError),
    /// The optimiser failed.
    #[error("cannot optimise the engine")]
    Optimiser(#[source] Problem),
    /// The interfaces of the component cannot be read.
    #[error("cannot read the interfaces of the engine: {0}")]
    Interfaces(String),
    /// A core module is not there.
    #[error("the engine has no core module that exports `{0}`")]
    NoModule(String),
    /// A function is not there, or there are several of the name.
    #[error("core module `{module}` has {count} functions named `{function}`, one is expected")]
    NoFunction {
        /// Where it was looked for.
        module: String,
        /// What was looked for.
        function: String,
        /// How many there are.
        count: usize,
    },
    /// An export is not there.
    #[error("core module `{module}` does not export the function `{export}`")]
    NoExport {
        /// Where it was looked for.
        module: String,
        /// What was looked for.
        export: String,
    },
    /// A global is not there.
    #[error("core module `{module}` does not import the global `{global}`")]
    NoGlobal {
        /// Where it was looked for.
        module: String,
        /// What was looked for.
        global: String,
    },
    /// An instruction is where none is expected, or is missing.
    #[error("core module `{module}`, function `{function}`: {problem}")]
    Unexpected {
        /// The module.
        module: String,
        /// The function.
        function: String,
        /// What is there and what should be.
        problem: String,
    },
    /// A handle is created for which the engine has no way to let go.
    #[error("`{import}` gives a handle of `{resource}`, but nothing drops one")]
    NoDrop {
        /// The function that gives the handle.
        import: String,
        /// What it is a handle of.
        resource: String,
    },
    /// The module is built in a way that a pass does not know.
    #[error("core module `{module}`: {problem}")]
    Unsupported {
        /// The module.
        module: String,
        /// What is not known.
        problem: String,
    },
}

/// Why an optimiser failed.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// The result of a pass.
pub type Result<T, E = ForgeError> = std::result::Result<T, E>;
