//! What all requests share.

use std::sync::Arc;
use std::time::Duration;

use axum::response::Response;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tracing::error;

use super::guard::Guard;
use super::metrics::Metrics;
use super::problem::Problem;
use super::room::{Place, Room, placed};
use super::sessions::Sessions;
use crate::program::Call;
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
    pub answers: Room,
    pub max_time: Duration,
    pub permits: Arc<Semaphore>,
}

impl Server {
    /// Leave to use an instance, now or not at all: a queue would only hide from clients how busy the server is.
    pub(super) fn permit(&self) -> Result<OwnedSemaphorePermit, Problem> {
        Arc::clone(&self.permits).try_acquire_owned().map_err(|_| Problem::TooManyRuns)
    }

    /// A call that gets no more time than the operator gives.
    pub(super) fn bounded(&self, mut call: Call) -> Call {
        let time = self.runtimes.settings().time(call.limits.time_ms).min(self.max_time);
        call.limits.time_ms = Some(u64::try_from(time.as_millis()).unwrap_or(u64::MAX));
        call
    }

    /// Does work that blocks its thread, with leave to use an instance.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let (done, _permit) = holding(self.permit()?, work).await?;
        done
    }

    /// Does work that gives the bytes of an answer, with leave to use an instance. Both end only when there is room for the
    /// answer: what nobody reads counts as work.
    pub(super) async fn answer(
        &self,
        work: impl FnOnce() -> Result<Vec<u8>, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let (done, permit) = holding(self.permit()?, work).await?;
        let bytes = done?;
        let place = self.room_for_answer(permit, bytes.len()).await;
        Ok(placed(bytes, place))
    }

    /// Waits for room, and gives the leave to use an instance back when it is there.
    pub(super) async fn room_for_answer(&self, permit: OwnedSemaphorePermit, bytes: usize) -> Place {
        let place = self.answers.place(bytes).await;
        drop(permit);
        place
    }
}

/// Does work that blocks its thread, with leave to use an instance, which is given back with what came of it: also where nobody
/// waits for that any more.
pub(super) async fn holding<T: Send + 'static>(
    permit: OwnedSemaphorePermit,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<(Result<T, Problem>, OwnedSemaphorePermit), Problem> {
    blocking(move || Ok((work(), permit))).await
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
