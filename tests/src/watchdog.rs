//! Ends a wait, not a program: wasm in a default configuration cannot be stopped from outside, and a component that hangs
//! must fail its test instead of the whole run.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use wasmtime::error::Context;
use wasmtime::{Result, bail};

/// The host's own stack while it runs a case. Wasm takes 512 KiB of it, or 8 MiB; the rest is for unoptimised host code.
const STACK: usize = 16 << 20;

/// Runs `work` on a thread of its own. When it takes longer than `patience` the thread is left behind, to end with the
/// process, and the caller gets an error.
pub fn within<T: Send + 'static>(patience: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (sender, receiver) = mpsc::channel();
    let run = move || drop(sender.send(work()));
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).context("cannot start a thread")?;
    match receiver.recv_timeout(patience) {
        Ok(value) => Ok(value),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            bail!("still running after {patience:?}: the component hangs")
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => bail!("the case ended without a result"),
        },
    }
}
