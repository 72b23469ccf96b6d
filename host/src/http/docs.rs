//! The OpenAPI document, made from the table of routes, and a page that shows it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::routes::{Gives, ROUTES, Route, Takes};
use super::schemas::schemas;

/// The page, in two halves around the document.
const PAGE: (&str, &str) = (include_str!("docs_head.html"), "</script></body></html>\n");

/// A page of this server needs nothing from anywhere, and its document comes with it.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";

/// `GET /openapi.json`
pub(super) async fn document() -> axum::Json<Value> {
    axum::Json(openapi())
}

/// `GET /docs`
pub(super) async fn page() -> Response {
    // In JSON, `<` is only in texts, where this is the same character.
    let document = openapi().to_string().replace('<', "\\u003c");
    let page = format!("{}show({document})\n{}", PAGE.0, PAGE.1);
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, page).into_response()
}

fn openapi() -> Value {
    let mut paths = Map::new();
    for route in ROUTES {
        let path = paths.entry(route.path.replace("{*", "{")).or_insert_with(|| json!({}));
        path[route.method.as_str().to_lowercase()] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "golem-exec",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Runs untrusted JavaScript and Python, each program in a WebAssembly component.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
        "security": [{ "token": [] }, {}],
    })
}

fn operation(route: &Route) -> Value {
    let mut operation = json!({ "operationId": route.name, "summary": route.summary });
    let parameters = parameters(route);
    if !parameters.is_empty() {
        operation["parameters"] = json!(parameters);
    }
    let takes = match route.takes {
        Takes::Nothing => None,
        Takes::Bytes => Some(content("application/octet-stream", &json!({}))),
        Takes::Json(name) => Some(content("application/json", &reference(name))),
    };
    if let Some(content) = takes {
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    operation["responses"] = responses(route.gives);
    operation
}

fn parameters(route: &Route) -> Vec<Value> {
    let parts = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = parts.map(|part| {
        let name = part.trim_start_matches('*');
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
    });
    let dir = json!({ "name": "dir", "in": "query", "schema": { "type": "string", "default": "." } });
    in_path.chain((route.name == "listFiles").then_some(dir)).collect()
}

fn responses(gives: Gives) -> Value {
    let (status, content) = match gives {
        Gives::Nothing => ("204", None),
        Gives::Bytes => ("200", Some(content("application/octet-stream", &json!({})))),
        Gives::Events => ("200", Some(content("text/event-stream", &reference("Events")))),
        Gives::Html => ("200", Some(content("text/html", &json!({ "type": "string" })))),
        Gives::Text => ("200", Some(content("text/plain", &json!({ "type": "string" })))),
        Gives::Json(name) => ("200", Some(content("application/json", &reference(name)))),
        Gives::Created(name) => ("201", Some(content("application/json", &reference(name)))),
    };
    let mut answer = json!({ "description": "as asked" });
    if let Some(content) = content {
        answer["content"] = content;
    }
    let problem = json!({
        "description": "a problem, told by its `code`",
        "content": content_of_problem(),
    });
    json!({ status: answer, "default": problem })
}

fn content_of_problem() -> Value {
    content("application/problem+json", &reference("Problem"))
}

fn content(kind: &str, schema: &Value) -> Value {
    json!({ kind: { "schema": schema } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| match value {
                Value::String(to) if name == "$ref" => found.push(to.clone()),
                value => references(value, found),
            }),
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let (document, mut found) = (openapi(), Vec::new());
        references(&document, &mut found);
        for reference in found {
            assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
        }
    }

    #[test]
    fn names_of_operations_are_unique() {
        let names: std::collections::BTreeSet<_> = ROUTES.iter().map(|route| route.name).collect();
        assert_eq!(names.len(), ROUTES.len());
    }
}
