//! What is wrong with a request, or with what it needs: each cause has a status and a code that stay the same.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use thiserror::Error;

/// When it makes sense to ask again for what was refused because too much runs.
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// Why a request is not answered as asked. Its `Display` is the `detail` of the answer.
#[derive(Debug, Error)]
pub(super) enum Problem {
    #[error("the body is not JSON: {0}")]
    BadJson(serde_json::Error),
    #[error("the body does not fit: {0}")]
    BadRequest(String),
    #[error("the address does not fit: {0}")]
    BadAddress(String),
    #[error("there is no field {0}")]
    UnknownField(String),
    #[error("a body in JSON needs the header `content-type: application/json`")]
    MediaType,
    #[error("the body is larger than {0} bytes")]
    BodyTooLarge(usize),
    #[error("the body did not come, or not in time")]
    BodyMissing,
    #[error("`{0}` is no language that runs here: `GET /v1/runtimes` shows what there is")]
    UnknownLanguage(String),
    #[error("no runtime `{0}` is registered: `GET /v1/runtimes` shows what there is")]
    UnknownRuntime(String),
    #[error("{0}")]
    Refused(String),
    #[error("the file is larger than the limit")]
    FileTooLarge,
    #[error("there is no session of this id")]
    UnknownSession,
    #[error("{0}")]
    UnknownFile(String),
    #[error("another call of the session has not ended")]
    SessionBusy,
    #[error("as many programs run as may")]
    TooManyRuns,
    #[error("the bodies of other requests take all the room there is")]
    NoRoom,
    #[error("there are as many sessions as may be: delete one")]
    TooManySessions,
    #[error("the header `authorization: Bearer <token>` is missing, or has another token")]
    Unauthorized,
    #[error("web pages of this origin may not use the server: `--cors-origin` allows one")]
    OriginRefused,
    #[error("nothing is at this address: `GET /openapi.json` describes what there is")]
    NotFound,
    #[error("the address does not know this method: the header `allow` has those it knows")]
    MethodNotAllowed,
    #[error("the runtime trapped, which is a defect of the runtime and no fault of the request")]
    RuntimeTrapped,
    #[error("the runtime did not end the run in its time and was stopped")]
    RunOverdue,
    #[error("the run was ended because the server stops")]
    Cancelled,
    #[error("the runtime cannot be started")]
    RuntimeUnavailable,
    #[error("the files of the session cannot be reached")]
    Storage,
    #[error("the server failed, which is a defect of it")]
    Defect,
}

impl Problem {
    /// The code and the status.
    pub(super) fn kind(&self) -> (&'static str, StatusCode) {
        match self {
            Problem::BadJson(_) => ("bad-json", StatusCode::BAD_REQUEST),
            Problem::BadRequest(_) => ("bad-request", StatusCode::UNPROCESSABLE_ENTITY),
            Problem::BadAddress(_) => ("bad-address", StatusCode::BAD_REQUEST),
            Problem::UnknownField(_) => ("unknown-field", StatusCode::UNPROCESSABLE_ENTITY),
            Problem::MediaType => ("unsupported-media-type", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            Problem::BodyTooLarge(_) => ("body-too-large", StatusCode::PAYLOAD_TOO_LARGE),
            Problem::BodyMissing => ("body-missing", StatusCode::REQUEST_TIMEOUT),
            Problem::UnknownLanguage(_) => ("unknown-language", StatusCode::UNPROCESSABLE_ENTITY),
            Problem::UnknownRuntime(_) => ("unknown-runtime", StatusCode::UNPROCESSABLE_ENTITY),
            Problem::Refused(_) => ("refused", StatusCode::UNPROCESSABLE_ENTITY),
            Problem::FileTooLarge => ("file-too-large", StatusCode::PAYLOAD_TOO_LARGE),
            Problem::UnknownSession => ("unknown-session", StatusCode::NOT_FOUND),
            Problem::UnknownFile(_) => ("unknown-file", StatusCode::NOT_FOUND),
            Problem::SessionBusy => ("session-busy", StatusCode::CONFLICT),
            Problem::TooManyRuns => ("too-many-runs", StatusCode::TOO_MANY_REQUESTS),
            Problem::NoRoom => ("no-room", StatusCode::SERVICE_UNAVAILABLE),
            Problem::TooManySessions => ("too-many-sessions", StatusCode::TOO_MANY_REQUESTS),
            Problem::Unauthorized => ("unauthorized", StatusCode::UNAUTHORIZED),
            Problem::OriginRefused => ("origin-refused", StatusCode::FORBIDDEN),
            Problem::NotFound => ("not-found", StatusCode::NOT_FOUND),
            Problem::MethodNotAllowed => ("method-not-allowed", StatusCode::METHOD_NOT_ALLOWED),
            Problem::RuntimeTrapped => ("runtime-trapped", StatusCode::INTERNAL_SERVER_ERROR),
            Problem::RunOverdue => ("run-overdue", StatusCode::INTERNAL_SERVER_ERROR),
            Problem::Cancelled => ("cancelled", StatusCode::SERVICE_UNAVAILABLE),
            Problem::RuntimeUnavailable => ("runtime-unavailable", StatusCode::INTERNAL_SERVER_ERROR),
            Problem::Storage => ("storage", StatusCode::INTERNAL_SERVER_ERROR),
            Problem::Defect => ("defect", StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    /// One of each, for the document.
    pub(super) fn all() -> Vec<Problem> {
        let text = String::new;
        vec![
            Problem::BadJson(serde::de::Error::custom("…")),
            Problem::BadRequest(text()),
            Problem::BadAddress(text()),
            Problem::UnknownField(text()),
            Problem::MediaType,
            Problem::BodyTooLarge(0),
            Problem::BodyMissing,
            Problem::UnknownLanguage(text()),
            Problem::UnknownRuntime(text()),
            Problem::Refused(text()),
            Problem::FileTooLarge,
            Problem::UnknownSession,
            Problem::UnknownFile(text()),
            Problem::SessionBusy,
            Problem::TooManyRuns,
            Problem::NoRoom,
            Problem::TooManySessions,
            Problem::Unauthorized,
            Problem::OriginRefused,
            Problem::NotFound,
            Problem::MethodNotAllowed,
            Problem::RuntimeTrapped,
            Problem::RunOverdue,
            Problem::Cancelled,
            Problem::RuntimeUnavailable,
            Problem::Storage,
            Problem::Defect,
        ]
    }

    /// The body of the answer, as RFC 9457 has it, with the code as an extension.
    pub(super) fn body(&self) -> Value {
        let (code, status) = self.kind();
        json!({
            "type": "about:blank",
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "code": code,
            "detail": self.to_string(),
        })
    }

    /// Whether it is the limits of the server that refuse.
    pub(super) fn is_refusal(&self) -> bool {
        let (_, status) = self.kind();
        matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::CONFLICT | StatusCode::UNAUTHORIZED)
            || matches!(self, Problem::BodyTooLarge(_) | Problem::NoRoom | Problem::OriginRefused)
    }
}

/// Marks an answer with the problem that it tells, for the log and the metrics.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub code: &'static str,
    pub is_refusal: bool,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (code, status) = self.kind();
        let mut response = (status, self.body().to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match self {
            Problem::TooManyRuns | Problem::NoRoom => {
                headers.insert(header::RETRY_AFTER, RETRY_AFTER.as_secs().into());
            }
            Problem::Unauthorized => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        response.extensions_mut().insert(Told { code, is_refusal: self.is_refusal() });
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_all() {
        let kinds =
            include_str!("problem.rs").lines().filter(|line| line.contains("=> (\"") && line.contains("Problem::"));
        assert_eq!(Problem::all().len(), kinds.count());
    }
}
