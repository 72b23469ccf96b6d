//! The components as Golem resolves them: a template, rendered, under what each profile says itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::application::{Application, entries};
use crate::template;

/// A component with all of its profiles.
pub struct Component {
    /// Its name, which is also that of its package.
    pub name: String,
    /// The document that defines it.
    pub document: String,
    /// The folder of that document, where its paths start.
    pub folder: PathBuf,
    /// The profiles by name.
    pub profiles: BTreeMap<String, Profile>,
}

/// What a component is in one profile.
pub struct Profile {
    /// Where it is defined, for messages.
    pub place: String,
    /// All that is said of it.
    pub properties: Value,
}

impl Profile {
    /// A property that is a string.
    pub fn text(&self, key: &str) -> &str {
        self.properties.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// The build steps.
    pub fn steps(&self) -> &[Value] {
        self.properties.get("build").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Golem cannot do without these.
const NEEDED: [&str; 3] = ["sourceWit", "generatedWit", "componentWasm"];

/// Lists that a profile adds to those of its template; everything else it replaces.
const ADDED: [&str; 1] = ["files"];

/// Every component, or what keeps it from being one.
pub fn components(application: &Application) -> Result<Vec<Component>, Vec<String>> {
    let (mut components, mut problems) = (Vec::new(), Vec::new());
    for (document, name, value) in application.all("components") {
        match component(application, document, name, value) {
            Ok(component) => components.push(component),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(components) } else { Err(problems) }
}

fn component(application: &Application, document: &str, name: &str, value: &Value) -> Result<Component, String> {
    let place = format!("{document}: /components/{name}");
    let template = match value.get("template").and_then(Value::as_str) {
        Some(wanted) => application
            .all("templates")
            .find(|(_, template, _)| *template == wanted)
            .map(|(_, _, template)| template::render(template, name).map_err(|error| format!("{place}: {error}")))
            .ok_or_else(|| format!("{place}: no template is called `{wanted}`"))??,
        None => Value::Null,
    };
    out_of_reach(&place, value)?;
    let names: Vec<&String> =
        entries(&template, "profiles").chain(entries(value, "profiles")).map(|(key, _)| key).collect();
    let default = [value, &template].into_iter().find_map(|of| of.get("defaultProfile").and_then(Value::as_str));
    match default {
        None => return Err(format!("{place}: there are profiles and no `defaultProfile`")),
        Some(default) if !names.iter().any(|name| *name == default) => {
            return Err(format!("{place}: the `defaultProfile` is `{default}`, the profiles are {names:?}"));
        }
        Some(_) => {}
    }
    let mut profiles = BTreeMap::new();
    for profile in names {
        let of = |value: &Value| value.pointer(&format!("/profiles/{profile}")).cloned().unwrap_or_default();
        let place = format!("{place}/profiles/{profile}");
        let properties = merged(of(&template), of(value));
        if let Some(key) = NEEDED.into_iter().find(|key| properties.get(key).is_none()) {
            return Err(format!("{place}: `{key}` is said neither here nor by the template"));
        }
        profiles.insert(profile.clone(), Profile { place, properties });
    }
    let folder = application.folder(document);
    Ok(Component { name: name.to_owned(), document: document.to_owned(), folder, profiles })
}

/// What stands at the component itself does not reach its profiles, where it has no template.
fn out_of_reach(place: &str, value: &Value) -> Result<(), String> {
    let without_template = value.get("template").is_none() && value.get("profiles").is_some();
    match ["files", "customCommands"].into_iter().find(|key| without_template && value.get(key).is_some()) {
        Some(key) => Err(format!("{place}: `{key}` must stand inside each profile, or it has no effect")),
        None => Ok(()),
    }
}

fn merged(template: Value, own: Value) -> Value {
    let mut properties: Map<String, Value> = template.as_object().cloned().unwrap_or_default();
    for (key, value) in own.as_object().cloned().unwrap_or_default() {
        match (properties.get_mut(&key).and_then(Value::as_array_mut), value) {
            (Some(list), Value::Array(more)) if ADDED.contains(&key.as_str()) => list.extend(more),
            (_, value) => {
                properties.insert(key, value);
            }
        }
    }
    properties.into()
}
