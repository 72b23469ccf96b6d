//! The routes: each is there once, has its preflight, and a script that fits the component which it is bound to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::components::Component;
use crate::application::Application;
use crate::rib;

/// What stands below `httpApi`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Api {
    /// The definitions by name.
    #[serde(default)]
    pub definitions: BTreeMap<String, Definition>,
    /// Where they are served, by Golem's profile.
    #[serde(default)]
    pub deployments: BTreeMap<String, Vec<Deployment>>,
}

/// A definition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its version, which means one content for ever.
    pub version: String,
    /// Its routes.
    pub routes: Vec<Route>,
}

/// A route.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The HTTP method.
    pub method: String,
    /// The path, with variables in braces.
    pub path: String,
    /// What answers.
    pub binding: Binding,
}

/// What answers a request.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Binding {
    /// A script that calls a component.
    #[serde(rename_all = "camelCase")]
    Default {
        /// The component.
        component_name: String,
        /// The script.
        response: String,
    },
    /// Golem itself: what a browser asks before it sends a request to another site.
    CorsPreflight {},
}

/// Where definitions are served.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// The host, and its port.
    pub host: String,
    /// The names of the definitions.
    pub definitions: Vec<String>,
}

/// Every definition of the application by name, with the document that has it.
pub fn definitions(application: &Application) -> Vec<(String, String, Definition)> {
    let found = application.all("httpApi/definitions").map(|(document, name, value)| {
        Some((document.to_owned(), name.to_owned(), serde_json::from_value(value.clone()).ok()?))
    });
    found.flatten().collect()
}

pub(super) fn problems(application: &Application, components: &[Component]) -> Vec<String> {
    let definitions = definitions(application);
    let mut problems: Vec<_> = definitions
        .iter()
        .flat_map(|(document, name, definition)| of(document, name, definition, components))
        .collect();
    problems.extend(paths_of_two(&definitions));
    problems.extend(undeployed(application, &definitions));
    problems
}

fn of(document: &str, name: &str, definition: &Definition, components: &[Component]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for route in &definition.routes {
        let place = format!("{document}: {name}: {} {}", route.method, route.path);
        if !seen.insert((&route.method, &route.path)) {
            problems.push(format!("{place}: it is there twice"));
        }
        let preflight = |other: &Route| other.path == route.path && matches!(other.binding, Binding::CorsPreflight {});
        if !definition.routes.iter().any(preflight) {
            problems.push(format!("{place}: it has no CORS preflight"));
        }
        match &route.binding {
            Binding::CorsPreflight {} if route.method != "OPTIONS" => {
                problems.push(format!("{place}: a preflight is asked for with OPTIONS"));
            }
            Binding::CorsPreflight {} => {}
            Binding::Default { component_name, response } => {
                problems.extend(script(&place, route, component_name, response, components));
            }
        }
    }
    problems
}

fn script(place: &str, route: &Route, bound: &str, response: &str, components: &[Component]) -> Option<String> {
    let Some(component) = components.iter().find(|component| component.name == bound) else {
        return Some(format!("{place}: no component is called `{bound}`"));
    };
    let script = match rib::check(response) {
        Ok(script) => script,
        Err(problem) => return Some(format!("{place}: {problem}")),
    };
    let ephemeral = component.profiles.values().all(|profile| profile.text("componentType") == "ephemeral");
    if ephemeral == script.names_its_worker {
        return Some(format!("{place}: a worker has a name where it is durable, and `{bound}` is not so bound"));
    }
    let variables: BTreeSet<_> = route.path.split('/').filter_map(variable).collect();
    let unknown = script.path_variables.iter().find(|name| !variables.contains(name.as_str()))?;
    Some(format!("{place}: the path has no `{{{unknown}}}`"))
}

fn variable(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// Definitions that are served at one place must not share a path.
fn paths_of_two(definitions: &[(String, String, Definition)]) -> Vec<String> {
    let mut owners = BTreeMap::new();
    let mut problems = Vec::new();
    for (document, name, definition) in definitions {
        for path in definition.routes.iter().map(|route| &route.path).collect::<BTreeSet<_>>() {
            if let Some(other) = owners.insert(path, name) {
                problems.push(format!("{document}: {name}: `{path}` is a path of `{other}` too"));
            }
        }
    }
    problems
}

fn undeployed(application: &Application, definitions: &[(String, String, Definition)]) -> Vec<String> {
    let mut problems = Vec::new();
    for (document, profile, value) in application.all("httpApi/deployments") {
        let Ok(deployments) = serde_json::from_value::<Vec<Deployment>>(value.clone()) else { continue };
        for wanted in deployments.iter().flat_map(|deployment| &deployment.definitions) {
            if !definitions.iter().any(|(_, name, _)| name == wanted) {
                problems.push(format!("{document}: {profile}: no definition is called `{wanted}`"));
            }
        }
    }
    problems
}
