//! Reading the bodies of requests: bounded in size and time, and every field of JSON known.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use tokio::time::timeout;

use super::problem::Problem;
use super::room::{Place, Room};
use super::server::{Shared, blocking};

/// How long a body may take to come. Without it a client that sends one byte a minute holds its connection for good.
const BODY_TIME: Duration = Duration::from_secs(60);

/// How much is read of a body beyond its limit, and thrown away: most clients read no answer before they have sent all.
/// One that sends even more finds its connection closed.
const THROWN_AWAY_BYTES: usize = 64 << 20;

/// Up to this size JSON is parsed where it was read; what takes longer would keep other requests waiting.
const AT_ONCE_BYTES: usize = 64 << 10;

/// How many unknown fields are named in an answer.
const NAMED: usize = 8;

/// The bytes of a body, and the room that they take.
pub(super) struct Raw {
    pub bytes: Bytes,
    _place: Place,
}

/// What a body in JSON says.
pub(super) struct Json<T>(pub T);

impl FromRequest<Shared> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, server: &Shared) -> Result<Self, Problem> {
        let whole = timeout(BODY_TIME, whole(request.into_body(), &server.bodies));
        whole.await.unwrap_or(Err(Problem::BodyMissing))
    }
}

/// Reads a body to its end. Of one that is too large nothing is kept.
async fn whole(body: Body, room: &Room) -> Result<Raw, Problem> {
    let most = room.largest();
    let (mut pieces, mut bytes, mut seen) = (body.into_data_stream(), BytesMut::new(), 0);
    let mut place = Place::default();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Problem::BodyMissing)?;
        seen += piece.len();
        if seen <= most {
            if !room.grow(&mut place, seen) {
                return Err(Problem::NoRoom);
            }
            bytes.extend_from_slice(&piece);
        } else if seen - most > THROWN_AWAY_BYTES {
            break;
        } else {
            (bytes, place) = (BytesMut::new(), Place::default());
        }
    }
    if seen <= most { Ok(Raw { bytes: bytes.freeze(), _place: place }) } else { Err(Problem::BodyTooLarge(most)) }
}

impl<T: DeserializeOwned + Send + 'static> FromRequest<Shared> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, server: &Shared) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::MediaType);
        }
        let raw = Raw::from_request(request, server).await?;
        if raw.bytes.len() <= AT_ONCE_BYTES { parse(&raw.bytes) } else { blocking(move || parse(&raw.bytes)).await }
            .map(Json)
    }
}

/// A web page can send anything else to another origin without being asked, but not this type.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else { return false };
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut unknown = Vec::new();
    let mut text = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_ignored::deserialize(&mut text, |path| {
        if unknown.len() < NAMED {
            unknown.push(format!("`{path}`"));
        }
    });
    let parsed = parsed.and_then(|parsed| text.end().map(|()| parsed));
    match parsed {
        // A field too many often is the reason why another one is missing.
        Err(error) if error.classify() == Category::Data && !unknown.is_empty() => {
            Err(Problem::UnknownField(unknown.join(", ")))
        }
        Err(error) if error.classify() == Category::Data => Err(Problem::BadRequest(error.to_string())),
        Err(error) => Err(Problem::BadJson(error)),
        Ok(_) if !unknown.is_empty() => Err(Problem::UnknownField(unknown.join(", "))),
        Ok(parsed) => Ok(parsed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::request::RunBody;

    fn code(text: &str) -> &'static str {
        parse::<RunBody>(text.as_bytes()).err().map_or("ok", |problem| problem.kind().0)
    }

    #[test]
    fn what_is_wrong_with_json_is_told_apart() {
        for (text, expected) in [
            (r#"{"language":"python","code":"1"}"#, "ok"),
            (r#"{"language":"python""#, "bad-json"),
            (r#"{"language":"python"} {}"#, "bad-json"),
            ("", "bad-json"),
            ("1", "bad-request"),
            (r#"{"language":1}"#, "bad-request"),
            (r#"{"languages":"python"}"#, "unknown-field"),
            (r#"{"files":[{"name":"a","content":"b","mode":1}]}"#, "unknown-field"),
            (r#"{"limits":{"time_ms":1}}"#, "unknown-field"),
            (r#"{"files":[{"nam":"a","content":"b"}]}"#, "unknown-field"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }
}
