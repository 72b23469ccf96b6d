//! The HTTP server.
//!
//! A request is read whole, run on a thread that may block, and answered whole or as a stream of events. What a program
//! does is data of an answer with status 200; what is wrong with a request is a problem with a code. All routes are in
//! one table, which the OpenAPI document is made from.

mod about;
mod args;
mod body;
mod connections;
mod docs;
mod error;
mod events;
mod failures;
mod guard;
mod log;
mod metrics;
mod parts;
mod problem;
mod request;
mod room;
mod routes;
mod run;
mod schemas;
mod server;
mod session_entry;
mod session_place;
mod session_routes;
mod sessions;
mod signals;

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval};
use tracing::info;

pub use args::ServeArgs;
pub use error::ServeError;

use guard::Guard;
use room::Room;
use server::{Server, Shared};
use sessions::Sessions;
use signals::Signals;

use crate::notice::Notice;
use crate::runtimes::Runtimes;
use crate::wasm::THREAD_STACK_BYTES;
use crate::worker::this_thread_is_deep;

/// How long requests under way may take when the server stops. Their programs are ended at once, so this is for
/// answers.
const GRACE: Duration = Duration::from_secs(5);

/// How long threads may take that are still at work after that.
const THREADS: Duration = Duration::from_secs(1);

/// How often sessions are looked at that nobody uses.
const SWEEP: Duration = Duration::from_secs(1);

/// The threads beyond those for runs: making, removing and sweeping sessions.
const SPARE_THREADS: usize = 16;

/// Serves until the process is told to end (SIGINT, SIGTERM). `ready` is called with the address when requests can
/// come: the stock is full, and the sessions on disk are found.
pub fn serve(
    runtimes: Arc<Runtimes>,
    args: &ServeArgs,
    says: impl FnMut(Notice),
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let address = args.address()?;
    let token = args::token(address, args.allow_anonymous)?;
    let guard = Guard::new(token.as_deref(), &args.cors_origins)?;
    let threads = runtime(args.max_runs() + SPARE_THREADS)?;
    let done = threads.block_on(async {
        let listener = bind(address).await?;
        let address = listener.local_addr().map_err(|source| ServeError::Listen { address, source })?;
        runtimes.warm_up(says).map_err(ServeError::WarmUp)?;
        // Until here a signal ends the process at once: there is nothing yet that needs an orderly end.
        let signals = Signals::listen().map_err(ServeError::Start)?;
        let server = shared(&runtimes, args, guard)?;
        ready(address);
        info!(%address, "ready");
        run(server, listener, signals).await;
        Ok(())
    });
    threads.shutdown_timeout(THREADS);
    done
}

fn runtime(blocking_threads: usize) -> Result<Runtime, ServeError> {
    Builder::new_multi_thread()
        .enable_all()
        .thread_name("golem-exec http")
        .thread_stack_size(THREAD_STACK_BYTES)
        .on_thread_start(this_thread_is_deep)
        .max_blocking_threads(blocking_threads)
        .build()
        .map_err(ServeError::Start)
}

async fn bind(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::AddressInUse(address),
        _ => ServeError::Listen { address, source },
    })
}

fn shared(runtimes: &Arc<Runtimes>, args: &ServeArgs, guard: Guard) -> Result<Shared, ServeError> {
    let folder = args.sessions(runtimes);
    let sessions = Sessions::open(Arc::clone(runtimes), &folder, args.keeping())?;
    Ok(Arc::new(Server {
        runtimes: Arc::clone(runtimes),
        sessions,
        metrics: metrics::Metrics::default(),
        guard,
        bodies: Room::new(args.max_body_bytes),
        answers: Room::new(args.max_body_bytes),
        max_time: Duration::from_millis(args.max_time_ms),
        permits: Arc::new(Semaphore::new(args.max_runs())),
    }))
}

async fn run(server: Shared, listener: TcpListener, signals: Signals) {
    let sweeper = tokio::spawn(sweep(Arc::clone(&server)));
    let ends = Arc::clone(&server.runtimes);
    let stop = async move {
        signals.come().await;
        info!("stopping");
        ends.stop();
    };
    connections::serve(listener, routes::router(Arc::clone(&server)), stop, GRACE).await;
    sweeper.abort();
    // That it fails is in the log already.
    let _ = server::blocking(move || {
        server.sessions.rest_all();
        Ok(())
    })
    .await;
}

async fn sweep(server: Shared) {
    let mut ticks = interval(SWEEP);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let shared = Arc::clone(&server);
        // That it fails is in the log already.
        let _ = server::blocking(move || {
            shared.sessions.sweep();
            Ok(())
        })
        .await;
    }
}
