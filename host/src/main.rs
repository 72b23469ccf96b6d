//! The command line of golem-exec.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use golem_exec::http::{ServeArgs, serve};
use golem_exec::{Runtimes, Settings};

/// Runs untrusted JavaScript and Python.
#[derive(Parser)]
enum Command {
    /// Answer requests over HTTP
    Serve(ServeArgs),
}

fn main() -> ExitCode {
    let Command::Serve(args) = Command::parse();
    match start(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(args: &ServeArgs) -> Result<(), Box<dyn std::error::Error>> {
    let runtimes = Runtimes::open(Settings::from_environment()?)?;
    runtimes.register_built_in(|notice| eprintln!("{notice}"))?;
    serve(Arc::new(runtimes), args, |address| {
        println!("READY http://{address}");
        // Whoever closed the other end does not wait for it.
        let _ = std::io::stdout().flush();
    })?;
    Ok(())
}
