//! `wasi:cli/environment`: the run's environment and arguments, and nothing of the worker's.

use crate::Sandbox;
use crate::job::current;
use crate::wit::exports::wasi::cli0_2_9::environment::Guest;

impl Guest for Sandbox {
    fn get_environment() -> Vec<(String, String)> {
        current().map_or_else(Vec::new, |job| job.program.env.clone())
    }

    fn get_arguments() -> Vec<String> {
        let arguments = |entry: &String, args: &[String]| [entry].into_iter().chain(args).cloned().collect();
        current().map_or_else(Vec::new, |job| arguments(&job.program.entry, &job.program.args))
    }

    /// The engine learns its working directory from `golem:exec-sandbox/job`.
    fn initial_cwd() -> Option<String> {
        None
    }
}
