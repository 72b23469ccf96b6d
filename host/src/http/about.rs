//! What the server tells of itself.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::metrics::Now;
use super::server::{Server, Shared};

/// `GET /v1/runtimes`
pub(super) async fn runtimes(State(server): State<Shared>) -> axum::Json<Value> {
    let registered = server.runtimes.list();
    // Paths are the operator's business.
    let runtimes = registered.iter().map(|(name, runtime)| {
        json!({
            "name": name,
            "language": runtime.language,
            "origin": runtime.origin,
            "sha256": runtime.sha256,
            "bytes": runtime.bytes,
            "in-stock": server.runtimes.in_stock(name),
        })
    });
    axum::Json(json!({ "runtimes": runtimes.collect::<Vec<_>>() }))
}

/// `GET /healthz`
pub(super) async fn health() -> axum::Json<Value> {
    axum::Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

/// `GET /metrics`
pub(super) async fn metrics(State(server): State<Shared>) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, server.metrics.text(&now(&server))).into_response()
}

fn now(server: &Server) -> Now {
    let (sessions, open_sessions) = server.sessions.counts();
    let names = server.runtimes.list().into_keys();
    let in_stock = names.map(|name| (name.clone(), server.runtimes.in_stock(&name))).collect();
    Now { running: server.runtimes.running(), in_stock, sessions, open_sessions }
}
