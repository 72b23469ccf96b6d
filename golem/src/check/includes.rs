//! Which documents belong to the application, and what only one of them may say.

use std::collections::BTreeMap;

use crate::application::{Application, files, strings};

/// What each document tells an editor of its schema.
const SCHEMA_COMMENT: &str = "# yaml-language-server: $schema=https://schema.golem.cloud/app/golem/";

pub(super) fn problems(application: &Application) -> Vec<String> {
    let mut problems = Vec::new();
    for include in strings(application.first(), "includes") {
        if files(&application.root, &include).is_ok_and(|files| files.is_empty()) {
            problems.push(format!("golem.yaml: /includes: `{include}` names no file"));
        }
    }
    for (name, document) in &application.documents[1..] {
        for key in ["includes", "tempDir", "witDeps"].into_iter().filter(|key| document.get(key).is_some()) {
            problems.push(format!("{name}: `{key}` belongs into the root manifest"));
        }
    }
    for (name, _) in application.documents.iter().filter(|(_, document)| document.get("httpApi").is_none()) {
        let text = std::fs::read_to_string(application.root.join(name)).unwrap_or_default();
        if !text.lines().any(|line| line.starts_with(SCHEMA_COMMENT)) {
            problems.push(format!("{name}: no comment tells editors its schema"));
        }
    }
    for key in ["components", "templates", "customCommands", "httpApi/definitions", "httpApi/deployments"] {
        problems.extend(twice(application, key));
    }
    problems
}

fn twice(application: &Application, key: &str) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let named = application.all(key);
    named
        .filter_map(|(document, name, _)| {
            let first = seen.insert(name, document)?;
            Some(format!("{document}: /{key}/{name}: {first} has it already"))
        })
        .collect()
}
