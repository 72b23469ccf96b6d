//! ^C, a request to end, and a terminal that is closed: what runs is stopped, so that its folder is removed and a session's files are put back.

use std::sync::Weak;
use std::thread;
use std::time::Duration;

use golem_exec::Runtimes;
use tokio::runtime::Builder;

use super::exit::Exit;

/// How long the end may take. A read of standard input ends only when some comes, and a compilation not at all.
const GRACE: Duration = Duration::from_millis(500);

/// Stops the runs when somebody wants that. Where the system has no room for the thread, signals do what they do anyway.
///
/// The thread does not keep the runtimes: they are to end before the process does, so that no folder is left behind.
pub fn stop_on_signals(runtimes: Weak<Runtimes>) {
    let Ok(waiting) = Builder::new_current_thread().enable_all().build() else { return };
    let wait = move || {
        waiting.block_on(async {
            signal().await;
            if let Some(runtimes) = runtimes.upgrade() {
                runtimes.stop();
            }
            // Whoever asks twice does not want to wait.
            tokio::select! {
                () = signal() => {}
                () = tokio::time::sleep(GRACE) => {}
            }
        });
        // The one exit outside of `main`, which is still waiting for what does not end.
        std::process::exit(Exit::Interrupted as i32);
    };
    let _ = thread::Builder::new().name("golem-exec signals".to_owned()).spawn(wait);
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let ignores_hangup = ignores_hangup();
    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    match kinds.map(signal) {
        [Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)] => {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv(), if !ignores_hangup => {}
            }
        }
        _ => std::future::pending().await,
    }
}

/// Whether whoever started this wants it to outlive its terminal, as `nohup` does. Asked before the handler is there.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 == 1)
}

#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
