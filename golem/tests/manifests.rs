//! The manifests of this project are right, and what is wrong with others is said with its place.

use golem_exec_on_golem::application::Application;
use golem_exec_on_golem::check::problems;
use serde_json::{Value, json};

#[test]
fn nothing_is_wrong() {
    let problems = problems(&Application::load().unwrap());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The problems after `pointer` in `document` was set to `value`; removed, where there is none.
fn broken(document: &str, pointer: &str, value: Option<Value>) -> Vec<String> {
    let mut application = Application::load().unwrap();
    let found = application.documents.iter_mut().find(|(name, _)| name == document).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = found.1.pointer_mut(parent).unwrap_or_else(|| panic!("{document} has no {pointer}"));
    match (parent, value) {
        (Value::Object(map), Some(value)) => drop(map.insert(key.to_owned(), value)),
        (Value::Object(map), None) => assert!(map.remove(key).is_some(), "{document} has no {pointer}"),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        _ => panic!("{pointer} leads nowhere"),
    }
    problems(&application)
}

#[track_caller]
fn refused(document: &str, pointer: &str, value: Option<Value>, wanted: &[&str]) {
    let problems = broken(document, pointer, value);
    let said = problems.iter().any(|problem| wanted.iter().all(|part| problem.contains(part)));
    assert!(said, "{wanted:?} is not in:\n{}", problems.join("\n"));
}

const JAVASCRIPT: &str = "components-rust/exec-javascript/golem.yaml";
const PYTHON: &str = "components-rust/exec-python/golem.yaml";
const RELEASE: &str = "/components/golem:exec-python/profiles/release";

#[test]
fn the_schema_refuses_unknown_fields() {
    let pointer = format!("{RELEASE}/componentwasm");
    refused(
        PYTHON,
        &pointer,
        Some(json!("x.wasm")),
        &["components-rust/exec-python/golem.yaml: /components/golem:exec-python"],
    );
    refused("golem.yaml", "/tempDirectory", Some(json!("x")), &["golem.yaml:", "tempDirectory"]);
}

#[test]
fn profiles_need_a_default() {
    refused("golem.yaml", "/templates/durable/defaultProfile", None, &["golem.yaml: /templates/durable"]);
    refused(
        PYTHON,
        "/components/golem:exec-python/defaultProfile",
        Some(json!("fast")),
        &["golem:exec-python", "`fast`"],
    );
}

#[test]
fn templates_must_be_there_and_render() {
    refused(
        PYTHON,
        "/components/golem:exec-python/template",
        Some(json!("lasting")),
        &["no template is called `lasting`"],
    );
    let pointer = "/templates/durable/profiles/debug/sourceWit";
    refused("golem.yaml", pointer, Some(json!("{{ component }}")), &["golem:exec-", "`{{ component }}`"]);
    refused("golem.yaml", pointer, None, &["profiles/debug", "`sourceWit` is said neither here nor"]);
}

#[test]
fn without_a_template_nothing_stands_beside_the_profiles() {
    let component = json!({"customCommands": {"a": []}, "profiles": {"debug": {}}, "defaultProfile": "debug"});
    refused(
        PYTHON,
        "/components/golem:exec-python",
        Some(component),
        &["`customCommands` must stand inside each profile"],
    );
}

#[test]
fn a_component_is_called_like_its_package() {
    let mut application = Application::load().unwrap();
    let components = application.documents.iter_mut().find(|(name, _)| name == PYTHON).unwrap().1["components"].take();
    let renamed = components["golem:exec-python"].clone();
    let document = application.documents.iter_mut().find(|(name, _)| name == PYTHON).unwrap();
    document.1["components"] = json!({"golem:exec-snake": renamed});
    let problems = problems(&application).join("\n");
    assert!(problems.contains("/components/golem:exec-snake/profiles/debug/sourceWit"), "{problems}");

    let source = format!("{RELEASE}/sourceWit");
    let other = json!("../../golem/worlds/golem-exec-javascript");
    refused(PYTHON, &source, Some(other), &["its package is `golem:exec-javascript`", "`golem:exec-python`"]);
}

#[test]
fn golem_must_not_find_a_cargo_manifest_beside_the_world() {
    let source = format!("{RELEASE}/sourceWit");
    refused(PYTHON, &source, Some(json!("world")), &["golem:exec-python-shell"]);
}

#[test]
fn each_dependency_has_its_folder() {
    refused("golem.yaml", "/witDeps", Some(json!(["wit/deps"])), &["sourceWit", "`golem:exec@1.0.0`"]);
    refused("golem.yaml", "/witDeps/0", Some(json!("golem/schema")), &["sourceWit", "is no folder of a package"]);
}

#[test]
fn steps_name_what_is_read_and_made() {
    let step = format!("{RELEASE}/build/0");
    refused(
        PYTHON,
        &format!("{step}/sources/0"),
        Some(json!("cargo.toml")),
        &["build/0/sources: `cargo.toml` names no file"],
    );
    refused(PYTHON, &format!("{step}/sources/0"), None, &["build/0/sources", "Cargo.toml` is left out"]);
    refused(
        JAVASCRIPT,
        "/components/golem:exec-javascript/profiles/release/build/0/sources",
        Some(json!(["Cargo.toml"])),
        &["sources", "quickjs/stack-check.patch` is left out"],
    );
    refused(PYTHON, &format!("{step}/sources"), Some(json!(["Cargo.*"])), &["exec-sandbox/src/lib.rs` is left out"]);
    refused(
        PYTHON,
        &format!("{step}/targets/0"),
        Some(json!("dist/exec-python.wasm")),
        &["build/0/targets", "dist/golem/exec-python.wasm"],
    );
    refused(
        PYTHON,
        &format!("{RELEASE}/componentWasm"),
        Some(json!("a.wasm")),
        &["componentWasm: no build step makes `a.wasm`"],
    );
}

#[test]
fn a_profile_builds_what_it_is_called() {
    let command = format!("{RELEASE}/build/0/command");
    refused(
        PYTHON,
        &command,
        Some(json!("cargo xtask build --golem --debug exec-python")),
        &["build/0/command", "`release`"],
    );
    refused(PYTHON, &command, Some(json!("make")), &["build/0/command: `make`"]);
}

#[test]
fn only_the_root_says_what_holds_for_all() {
    refused(PYTHON, "/witDeps", Some(json!(["wit"])), &[PYTHON, "`witDeps` belongs into the root"]);
    refused(
        "golem.yaml",
        "/includes/1",
        Some(json!("golem/apis/*.yaml")),
        &["/includes: `golem/apis/*.yaml` names no file"],
    );
}
