//! What all requests share.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tracing::error;

use super::guard::Guard;
use super::metrics::Metrics;
use super::problem::Problem;
use super::room::Room;
use super::sessions::Sessions;
use crate::runtimes::Runtimes;

/// The state of the server, as handlers get it.
pub(super) type Shared = Arc<Server>;

/// What all requests share.
pub(super) struct Server {
    pub runtimes: Arc<Runtimes>,
    pub sessions: Sessions,
    pub metrics: Metrics,
    pub guard: Guard,
    pub bodies: Room,
    pub permits: Arc<Semaphore>,
}

impl Server {
    /// Leave to use an instance, now or not at all: a queue would only hide from clients how busy the server is.
    pub(super) fn permit(&self) -> Result<OwnedSemaphorePermit, Problem> {
        Arc::clone(&self.permits).try_acquire_owned().map_err(|_| Problem::TooManyRuns)
    }

    /// Does work that blocks its thread, with leave to use an instance.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        holding(self.permit()?, work).await
    }
}

/// Does work that blocks its thread, and gives the leave to use an instance back when it is done.
pub(super) async fn holding<T: Send + 'static>(
    permit: OwnedSemaphorePermit,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    blocking(move || {
        let done = work();
        drop(permit);
        done
    })
    .await
}

/// Does work that blocks its thread.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.unwrap_or_else(|panic| {
        error!(%panic, "a request ended its thread");
        Err(Problem::Defect)
    })
}
