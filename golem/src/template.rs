//! The strings of templates, which Golem renders with the component's name.

use heck::{ToKebabCase, ToSnakeCase};
use minijinja::{Environment, UndefinedBehavior, context};
use serde_json::Value;

/// A value with each of its strings rendered; the first that cannot be is the error.
pub fn render(value: &Value, component: &str) -> Result<Value, String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("to_kebab_case", |text: &str| text.to_kebab_case());
    environment.add_filter("to_snake_case", |text: &str| text.to_snake_case());
    rendered(&environment, value, component)
}

fn rendered(environment: &Environment<'_>, value: &Value, component: &str) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => {
            let names = context! { component_name => component, componentName => component };
            environment.render_str(text, names).map(Value::String).map_err(|error| format!("`{text}`: {error}"))?
        }
        Value::Array(list) => {
            list.iter().map(|value| rendered(environment, value, component)).collect::<Result<Vec<_>, _>>()?.into()
        }
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| Ok((key.clone(), rendered(environment, value, component)?)))
                .collect::<Result<_, String>>()?,
        ),
        other => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in() {
        let value = serde_json::json!({"a": ["x/{{ component_name | to_kebab_case }}.wasm"], "b": 1});
        let wanted = serde_json::json!({"a": ["x/golem-exec-python.wasm"], "b": 1});
        assert_eq!(render(&value, "golem:exec-python"), Ok(wanted));
    }

    #[test]
    fn what_nobody_defines_is_an_error() {
        for text in ["{{ componentname }}", "{{ component_name | to_camel }}", "{{ component_name"] {
            assert!(render(&Value::from(text), "golem:a").is_err(), "{text}");
        }
    }
}
