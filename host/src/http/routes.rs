//! Every route that there is, in one table: the router and the OpenAPI document are made from it.

use axum::Router;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, delete, get, post, put};

use super::problem::Problem;
use super::server::Shared;
use super::{about, docs, guard, log, run, session_routes as sessions};

/// Where everybody may ask whether the server is well.
pub(super) const HEALTH: &str = "/healthz";

/// One method of one path.
pub(super) struct Route {
    pub method: Method,
    pub path: &'static str,
    /// What clients that are generated call it.
    pub name: &'static str,
    pub summary: &'static str,
    pub takes: Takes,
    pub gives: Gives,
    pub handler: fn() -> MethodRouter<Shared>,
}

/// The body of a request.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    Nothing,
    Bytes,
    /// JSON of a schema.
    Json(&'static str),
}

/// The body of an answer.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    Nothing,
    Bytes,
    Events,
    Html,
    Text,
    /// JSON of a schema.
    Json(&'static str),
    /// JSON of a schema, for something new.
    Created(&'static str),
}

macro_rules! routes {
    ($(
        $method:ident $path:expr, $name:literal, $takes:expr => $gives:expr, $call:ident($handler:path), $summary:literal;
    )*) => {
        [$(Route {
            method: Method::$method,
            path: $path,
            name: $name,
            summary: $summary,
            takes: $takes,
            gives: $gives,
            handler: || $call($handler),
        }),*]
    };
}

/// All of them.
pub(super) const ROUTES: &[Route] = &routes! {
    POST "/v1/run", "run", Takes::Json("RunRequest") => Gives::Json("Report"), post(run::run),
        "Runs a program. However it ends, the answer is a report.";
    POST "/v1/run/stream", "runStream", Takes::Json("RunRequest") => Gives::Events, post(run::run_stream),
        "Runs a program and sends its output while it is written.";
    POST "/v1/sessions", "createSession", Takes::Json("SessionRequest") => Gives::Created("Session"),
        post(sessions::create), "Makes a session: files that stay, for several runs.";
    GET "/v1/sessions/{id}", "showSession", Takes::Nothing => Gives::Json("Session"), get(sessions::show),
        "What is known of a session.";
    DELETE "/v1/sessions/{id}", "deleteSession", Takes::Nothing => Gives::Nothing, delete(sessions::remove),
        "Removes a session with its files.";
    POST "/v1/sessions/{id}/run", "runInSession", Takes::Json("SessionRunRequest") => Gives::Json("Report"),
        post(run::run_session), "Runs one of the session's files.";
    POST "/v1/sessions/{id}/run/stream", "runInSessionStream", Takes::Json("SessionRunRequest") => Gives::Events,
        post(run::run_session_stream), "Runs one of the session's files and sends its output while it is written.";
    GET "/v1/sessions/{id}/files", "listFiles", Takes::Nothing => Gives::Json("Files"), get(sessions::list),
        "Every file below the folder `dir`, which is the whole session where it is not given.";
    GET "/v1/sessions/{id}/files/{*path}", "downloadFile", Takes::Nothing => Gives::Bytes, get(sessions::download),
        "The bytes of a file.";
    PUT "/v1/sessions/{id}/files/{*path}", "uploadFile", Takes::Bytes => Gives::Nothing, put(sessions::upload),
        "Stores a file, whole or not at all.";
    DELETE "/v1/sessions/{id}/files/{*path}", "deleteFile", Takes::Nothing => Gives::Nothing,
        delete(sessions::remove_file), "Removes a file.";
    GET "/v1/runtimes", "listRuntimes", Takes::Nothing => Gives::Json("Runtimes"), get(about::runtimes),
        "The runtimes that are registered.";
    GET HEALTH, "health", Takes::Nothing => Gives::Json("Health"), get(about::health),
        "Whether the server is well. Needs no token.";
    GET "/metrics", "metrics", Takes::Nothing => Gives::Text, get(about::metrics),
        "What was counted, in the text format of Prometheus.";
    GET "/openapi.json", "openapi", Takes::Nothing => Gives::Json("Document"), get(docs::document), "This document.";
    GET "/docs", "docs", Takes::Nothing => Gives::Html, get(docs::page), "This document, for people.";
};

/// Answers all requests.
pub(super) fn router(server: Shared) -> Router {
    let routes = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, (route.handler)()));
    routes
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .layer(from_fn_with_state(server.clone(), guard::check))
        .layer(server.guard.cors())
        .layer(from_fn_with_state(server.clone(), log::request))
        .with_state(server)
}
