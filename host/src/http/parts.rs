//! Reading the parts of an address, with problems like all others.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::server::Shared;

/// The parts of the path that a route names.
pub(super) struct At<T>(pub T);

/// What follows the question mark.
pub(super) struct Asked<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Shared> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Problem> {
        let path: Result<_, PathRejection> = Path::from_request_parts(parts, server).await;
        path.map(|Path(path)| At(path)).map_err(|rejection| Problem::BadAddress(rejection.body_text()))
    }
}

impl<T: DeserializeOwned> FromRequestParts<Shared> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Problem> {
        let query: Result<_, QueryRejection> = Query::from_request_parts(parts, server).await;
        query.map(|Query(query)| Asked(query)).map_err(|rejection| Problem::BadAddress(rejection.body_text()))
    }
}
