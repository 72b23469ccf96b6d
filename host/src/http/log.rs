//! A line in the log for each request.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tracing::debug;

use super::problem::Told;
use super::server::Shared;

/// Tells the log of a request, and the metrics if a limit refused it.
pub(super) async fn request(State(server): State<Shared>, request: Request, next: Next) -> Response {
    let (method, path, begun) = (request.method().clone(), request.uri().path().to_owned(), Instant::now());
    let response = next.run(request).await;
    let told = response.extensions().get::<Told>().copied();
    if let Some(told) = told.filter(|told| told.is_refusal) {
        server.metrics.refused(told.code);
    }
    let (status, problem) = (response.status().as_u16(), told.map(|told| told.code));
    debug!(%method, path, status, problem, seconds = begun.elapsed().as_secs_f64(), "request");
    response
}
