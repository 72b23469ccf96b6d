//! Who may use the server: those who know the token, where there is one, and no web page that was not allowed.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;
use tower_http::cors::CorsLayer;

use super::error::ServeError;
use super::problem::Problem;
use super::routes::HEALTH;
use super::server::Shared;

/// What is asked of every request.
pub(super) struct Guard {
    token: Option<[u8; 32]>,
    origins: Vec<HeaderValue>,
}

impl Guard {
    pub(super) fn new(token: Option<&str>, origins: &[String]) -> Result<Self, ServeError> {
        let origins: Result<_, _> = origins.iter().map(|origin| parse(origin)).collect();
        Ok(Guard { token: token.map(digest), origins: origins? })
    }

    /// Tells browsers which pages may use the server.
    pub(super) fn cors(&self) -> CorsLayer {
        let methods = [Method::GET, Method::POST, Method::PUT, Method::DELETE];
        CorsLayer::new()
            .allow_origin(self.origins.clone())
            .allow_methods(methods)
            .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
            .expose_headers([header::LOCATION, header::RETRY_AFTER])
    }

    fn check(&self, headers: &HeaderMap) -> Result<(), Problem> {
        if !self.knows_token(headers) {
            return Err(Problem::Unauthorized);
        }
        if self.allows_origin(headers) { Ok(()) } else { Err(Problem::OriginRefused) }
    }

    /// Digests are compared, in constant time, so neither the time nor the length tells anything of the token.
    fn knows_token(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else { return true };
        let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some((scheme, shown)) = shown.and_then(|value| value.split_once(' ')) else { return false };
        scheme.eq_ignore_ascii_case("bearer") && digest(shown.trim()).ct_eq(token).into()
    }

    /// Without a token, a page that somebody has open in a browser could use a server of the same machine. Browsers
    /// tell where a page is from; a page of the server itself is known by an address in numbers, which no name can
    /// stand for.
    fn allows_origin(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        self.token.is_some() || self.origins.contains(origin) || is_own(origin, headers.get(header::HOST))
    }
}

fn is_own(origin: &HeaderValue, host: Option<&HeaderValue>) -> bool {
    let Some((origin, host)) = origin.to_str().ok().zip(host.and_then(|host| host.to_str().ok())) else { return false };
    let numbers = host.parse::<std::net::SocketAddr>().is_ok() || host.starts_with("localhost:");
    numbers && origin.strip_prefix("http://") == Some(host)
}

fn parse(origin: &str) -> Result<HeaderValue, ServeError> {
    let fails = || ServeError::Origin(origin.to_owned());
    let (scheme, host) = origin.split_once("://").ok_or_else(fails)?;
    if !["http", "https"].contains(&scheme) || host.is_empty() || host.contains(['/', '*', ' ']) {
        return Err(fails());
    }
    HeaderValue::from_str(origin).map_err(|_| fails())
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Lets through who may use the server; everybody may ask whether it is well.
pub(super) async fn check(State(server): State<Shared>, request: Request, next: Next) -> Response {
    let open = request.uri().path() == HEALTH;
    match server.guard.check(request.headers()) {
        Err(problem) if !open => problem.into_response(),
        _ => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_token_is_asked_for() {
        let guard = Guard::new(Some("secret"), &[]).unwrap();
        let knows = |value: &str| guard.knows_token(&headers(&[(header::AUTHORIZATION, value)]));
        assert!(knows("Bearer secret") && knows("bearer  secret"));
        assert!(!knows("Bearer secre") && !knows("Bearer ") && !knows("secret") && !knows("Basic secret"));
        assert!(!guard.knows_token(&HeaderMap::new()));
        assert!(Guard::new(None, &[]).unwrap().knows_token(&HeaderMap::new()));
    }

    #[test]
    fn pages_of_others_are_refused() {
        let guard = Guard::new(None, &["https://example.com".to_owned()]).unwrap();
        let allows = |origin, host| guard.allows_origin(&headers(&[(header::ORIGIN, origin), (header::HOST, host)]));
        assert!(allows("https://example.com", "127.0.0.1:1") && allows("http://127.0.0.1:1", "127.0.0.1:1"));
        assert!(!allows("http://evil.example:1", "evil.example:1") && !allows("null", "127.0.0.1:1"));
        assert!(guard.allows_origin(&HeaderMap::new()));
    }

    #[test]
    fn origins_have_a_form() {
        assert!(parse("https://example.com:8443").is_ok());
        for wrong in ["*", "example.com", "https://", "https://a/b", "ftp://a"] {
            assert!(matches!(parse(wrong), Err(ServeError::Origin(_))), "{wrong}");
        }
    }
}
