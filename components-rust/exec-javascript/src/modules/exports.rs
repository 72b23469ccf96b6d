//! The `exports` and `imports` of a package: which file stands behind a subpath, under the conditions that hold.

use serde_json::Value;

/// What an entry of the table leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A path relative to the package's folder.
    File(String),
    /// Another package or a built-in module (only in `imports`).
    Bare(String),
}

/// What `key` (`.`, `./sub`, `#name`) leads to in `table`, or none where it is not there or is excluded.
pub(crate) fn lookup(table: &Value, key: &str, conditions: &[&str]) -> Option<Target> {
    let Value::Object(entries) = table else {
        return (key == ".").then(|| target(table, None, conditions)).flatten();
    };
    if !entries.keys().any(|name| name.starts_with(['.', '#'])) {
        return (key == ".").then(|| target(table, None, conditions)).flatten();
    }
    if let Some(exact) = entries.get(key).filter(|_| !key.contains('*')) {
        return target(exact, None, conditions);
    }
    let (pattern, star) = entries
        .keys()
        .filter_map(|pattern| Some((pattern, star_of(pattern, key)?)))
        .max_by_key(|(pattern, _)| pattern.find('*'))?;
    target(&entries[pattern], Some(star), conditions)
}

/// What stands for the `*` of a pattern in a key that it matches.
fn star_of<'a>(pattern: &str, key: &'a str) -> Option<&'a str> {
    let (before, after) = pattern.split_once('*')?;
    key.strip_prefix(before)?.strip_suffix(after).filter(|star| !star.is_empty())
}

fn target(value: &Value, star: Option<&str>, conditions: &[&str]) -> Option<Target> {
    match value {
        Value::String(path) => {
            let path = star.map_or_else(|| path.clone(), |star| path.replace('*', star));
            Some(match path.strip_prefix("./") {
                Some(inside) if !inside.split('/').any(|part| part == "..") => Target::File(inside.to_owned()),
                Some(_) => return None,
                None => Target::Bare(path),
            })
        }
        Value::Array(choices) => choices.iter().find_map(|choice| target(choice, star, conditions)),
        Value::Object(choices) => choices
            .iter()
            .filter(|(condition, _)| *condition == "default" || conditions.contains(&condition.as_str()))
            .find_map(|(_, choice)| target(choice, star, conditions)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn file(path: &str) -> Option<Target> {
        Some(Target::File(path.into()))
    }

    #[test]
    fn a_text_or_conditions_alone_stand_for_the_package_itself() {
        assert_eq!(lookup(&json!("./a.js"), ".", &[]), file("a.js"));
        assert_eq!(lookup(&json!({"import": "./a.mjs", "require": "./a.cjs"}), ".", &["require"]), file("a.cjs"));
        assert_eq!(lookup(&json!("./a.js"), "./b", &[]), None);
    }

    #[test]
    fn the_first_condition_that_holds_wins() {
        let table = json!({".": {"node": {"import": "./n.mjs"}, "default": "./d.js"}});
        assert_eq!(lookup(&table, ".", &["node", "import"]), file("n.mjs"));
        assert_eq!(lookup(&table, ".", &["node", "require"]), file("d.js"));
    }

    #[test]
    fn patterns_prefer_the_longest_beginning_and_null_excludes() {
        let table = json!({"./*": "./lib/*.js", "./in/*": null, "./in/ok/*": "./ok/*"});
        assert_eq!(lookup(&table, "./x", &[]), file("lib/x.js"));
        assert_eq!(lookup(&table, "./in/x", &[]), None);
        assert_eq!(lookup(&table, "./in/ok/x.js", &[]), file("ok/x.js"));
    }

    #[test]
    fn imports_may_lead_elsewhere_and_exports_may_not_leave() {
        assert_eq!(lookup(&json!({"#fs": "node:fs"}), "#fs", &[]), Some(Target::Bare("node:fs".into())));
        assert_eq!(lookup(&json!({".": "./../x.js"}), ".", &[]), None);
    }
}
