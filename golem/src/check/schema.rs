//! The published schema, and for the routes, which are newer, their own form.

use serde_json::Value;

use super::routes::Api;
use crate::application::Application;

/// The schema of the application manifest, as Golem publishes it.
const SCHEMA: &str = include_str!("../../schema/golem-manifest-1.1.1.schema.json");

pub(super) fn problems(application: &Application) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft7::new(&without_dialect(schema)).expect("the schema is a schema");
    let mut problems = Vec::new();
    for (name, document) in &application.documents {
        if document.get("httpApi").is_some() {
            problems.extend(api(name, document));
        } else {
            let errors = validator.iter_errors(document);
            problems.extend(errors.map(|error| format!("{name}: {}: {error}", error.instance_path())));
        }
    }
    problems
}

/// Its `$schema` is written with `https`, which names no dialect.
fn without_dialect(mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
    }
    schema
}

/// Routes stand in files of their own, so that whoever has an older Golem can leave them out.
fn api(name: &str, document: &Value) -> Option<String> {
    let beside: Vec<_> = document.as_object()?.keys().filter(|key| *key != "httpApi").collect();
    if !beside.is_empty() {
        return Some(format!("{name}: {beside:?} stand beside `httpApi`, which must have a file of its own"));
    }
    serde_json::from_value::<Api>(document["httpApi"].clone()).err().map(|error| format!("{name}: /httpApi: {error}"))
}
