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
    let folder = tempfile::tempdir().unwrap();
    let world = folder.path().join("world");
    std::fs::create_dir(&world).unwrap();
    let text = "package golem:exec-python;\nworld exec-python { include golem:exec/exec@1.0.0; }\n";
    std::fs::write(world.join("world.wit"), text).unwrap();
    let source = format!("{RELEASE}/sourceWit");
    let problems = broken(PYTHON, &source, Some(json!(world)));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    std::fs::write(folder.path().join("Cargo.toml"), "").unwrap();
    refused(PYTHON, &source, Some(json!(world)), &["sourceWit: it lies beside a `Cargo.toml`"]);
    std::fs::write(world.join("more.wit"), "interface more {}\n").unwrap();
    std::fs::remove_file(folder.path().join("Cargo.toml")).unwrap();
    refused(PYTHON, &source, Some(json!(world)), &["sourceWit: its package has 2 files"]);
    std::fs::remove_file(world.join("more.wit")).unwrap();
    std::fs::write(world.join("world.wit"), text.replace("exec@1.0.0;", "exec@1.0.0; export more: func();")).unwrap();
    refused(PYTHON, &source, Some(json!(world)), &["sourceWit: its world exports", "more"]);
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

const ROUTES: &str = "golem/api/python.yaml";
const ROUTE: &str = "/httpApi/definitions/exec-python/routes";

#[test]
fn routes_are_there_once_and_have_their_preflight() {
    refused(
        ROUTES,
        &format!("{ROUTE}/1"),
        None,
        &["golem/api/python.yaml: exec-python: POST /v1/run/python", "no CORS preflight"],
    );
    refused(
        ROUTES,
        &format!("{ROUTE}/1/method"),
        Some(json!("GET")),
        &["GET /v1/run/python", "asked for with OPTIONS"],
    );
    refused(
        ROUTES,
        &format!("{ROUTE}/2/path"),
        Some(json!("/v1/run/python")),
        &["POST /v1/run/python: it is there twice"],
    );
    let other = json!("/v1/run/javascript");
    refused(
        ROUTES,
        &format!("{ROUTE}/0/path"),
        Some(other),
        &["`/v1/run/javascript` is a path of `exec-javascript` too"],
    );
}

#[test]
fn scripts_fit_their_component_and_path() {
    let component = format!("{ROUTE}/0/binding/componentName");
    refused(ROUTES, &component, Some(json!("golem:exec-snake")), &["no component is called `golem:exec-snake`"]);
    refused(ROUTES, &component, Some(json!("golem:exec-python")), &["POST /v1/run/python", "is not so bound"]);
    refused(
        ROUTES,
        &format!("{ROUTE}/2/path"),
        Some(json!("/v1/sessions/python/{id}/upload")),
        &["the path has no `{name}`"],
    );
    let script = json!("let worker = instance[golem:exec/executor@1.0.0]();\nworker.go()");
    refused(ROUTES, &format!("{ROUTE}/0/binding/response"), Some(script), &["POST /v1/run/python: the answer"]);
}

#[test]
fn routes_have_a_form_and_a_file_of_their_own() {
    refused(
        ROUTES,
        &format!("{ROUTE}/0/binding/componentname"),
        Some(json!("a")),
        &["golem/api/python.yaml: /httpApi", "componentname"],
    );
    refused(ROUTES, "/components", Some(json!({})), &["\"components\"", "stand beside `httpApi`"]);
    let served = "/httpApi/deployments/local/0/definitions/0";
    refused("golem/api/deployments.yaml", served, Some(json!("exec-snake")), &["no definition is called `exec-snake`"]);
}
