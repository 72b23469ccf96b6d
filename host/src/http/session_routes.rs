//! Sessions and their files.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::body::{Json, Raw};
use super::parts::{Asked, At};
use super::problem::Problem;
use super::request::{SessionBody, choose};
use super::server::{Server, Shared, blocking};
use super::session_place::{Id, Note};
use crate::error::SessionError;
use crate::program::File;
use crate::session::Session;

/// `POST /v1/sessions`
pub(super) async fn create(State(server): State<Shared>, Json(body): Json<SessionBody>) -> Result<Response, Problem> {
    let chosen = choose(&server.runtimes, body.language.as_deref(), body.runtime.as_deref())?;
    let shared = server.clone();
    let (id, note) = blocking(move || shared.sessions.create(&chosen.name)).await?;
    let location = [(header::LOCATION, format!("/v1/sessions/{id}"))];
    Ok((StatusCode::CREATED, location, axum::Json(shown(&server, &id, &note))).into_response())
}

/// `GET /v1/sessions/{id}`
pub(super) async fn show(State(server): State<Shared>, At(id): At<String>) -> Result<Response, Problem> {
    let (id, note) = server.sessions.note(&id)?;
    Ok(axum::Json(shown(&server, &id, &note)).into_response())
}

/// `DELETE /v1/sessions/{id}`
pub(super) async fn remove(State(server): State<Shared>, At(id): At<String>) -> Result<StatusCode, Problem> {
    let held = server.sessions.hold(&id).await?;
    blocking(move || server.sessions.remove(held)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What `GET /v1/sessions/{id}/files` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listing {
    dir: Option<String>,
}

/// `GET /v1/sessions/{id}/files`
pub(super) async fn list(
    State(server): State<Shared>,
    At(id): At<String>,
    Asked(listing): Asked<Listing>,
) -> Result<Response, Problem> {
    let dir = listing.dir.unwrap_or_else(|| ".".to_owned());
    let files = with(&server, &id, move |session| session.list_files(&dir)).await.map_err(not_there)?;
    Ok(axum::Json(json!({ "files": files })).into_response())
}

/// `PUT /v1/sessions/{id}/files/{path}`
pub(super) async fn upload(
    State(server): State<Shared>,
    At((id, path)): At<(String, String)>,
    body: Raw,
) -> Result<StatusCode, Problem> {
    with(&server, &id, move |session| session.upload(&File::new(path, body.bytes))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /v1/sessions/{id}/files/{path}`
pub(super) async fn download(
    State(server): State<Shared>,
    At((id, path)): At<(String, String)>,
) -> Result<Response, Problem> {
    let held = server.sessions.hold(&id).await?;
    let shared = Arc::clone(&server);
    let download = move || shared.sessions.call(held, |session| session.download(&path));
    let mut response = server.answer(download).await.map_err(not_there)?;
    // A program wrote it: no browser should take it for a page of this server.
    let headers = [(header::CONTENT_TYPE, "application/octet-stream"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// `DELETE /v1/sessions/{id}/files/{path}`
pub(super) async fn remove_file(
    State(server): State<Shared>,
    At((id, path)): At<(String, String)>,
) -> Result<StatusCode, Problem> {
    with(&server, &id, move |session| session.remove_file(&path)).await.map_err(not_there)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn with<T: Send + 'static>(
    server: &Shared,
    id: &str,
    work: impl FnOnce(&Session) -> Result<T, SessionError> + Send + 'static,
) -> Result<T, Problem> {
    let held = server.sessions.hold(id).await?;
    let shared = Arc::clone(server);
    server.work(move || shared.sessions.call(held, work)).await
}

/// What a runtime refuses to read is not there, or is a folder, or is outside: none of it is a file of the session.
fn not_there(problem: Problem) -> Problem {
    match problem {
        Problem::Refused(message) => Problem::UnknownFile(message),
        other => other,
    }
}

fn shown(server: &Server, id: &Id, note: &Note) -> Value {
    let language = server.runtimes.list().get(&note.runtime).map(|registered| registered.language);
    json!({
        "id": id,
        "runtime": note.runtime,
        "language": language,
        "created-ms": note.created_ms,
        "last-used-ms": note.last_used_ms,
    })
}
