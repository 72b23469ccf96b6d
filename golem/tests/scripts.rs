//! The scripts of `golem/` ask for what they should, in words that the components understand, and say what is missing.

use std::collections::{BTreeMap, BTreeSet};

use golem_exec_on_golem::application::{Application, root};
use golem_exec_on_golem::check::{Binding, Route, definitions};
use golem_exec_on_golem::commands::{Commands, Ended};
use golem_exec_on_golem::worker::Workers;
use golem_exec_on_golem::{contract, json, rib};
use golem_exec_tests::language::Language;
use serde_json::Value;
use wasmtime::component::Val;

/// A `golem` that says yes to everything, as the real one does.
const GOLEM: &str = r#"case "$*" in
    *"component get"*) echo '{"componentName": "c", "componentId": "11-22", "exports": []}' ;;
    *.close}*) echo 'Empty result.' ;;
    *.new}* | *run-streaming}*) echo 'Invocation results in JSON format:' ;;
    *list-files}*) echo '  - ok(["main.js"])' '  - ok(["main.py"])' ;;
    *) printf '%s\n' '  - ok({run: {stdout: "hello\n", stderr: ""}})' ;;
esac
"#;

/// A server that says yes to everything.
const CURL: &str = r#"case "$*" in
    *invoke-and-await*) echo '{"result": {"typ": {}, "value": ["urn:worker:11-22/exec-smoke/0"]}} stdout-chunk finished' ;;
    *) echo 'ok hello main.js main.py timeout resource-exceeded runtime-failed internal' \
        'Access-Control-Allow-Origin: * status=200 status=408 status=413 status=422 status=500' ;;
esac
"#;

fn server() -> Commands {
    Commands::new().unwrap().with("golem", GOLEM).unwrap().with("curl", CURL).unwrap()
}

fn smoke() -> Ended {
    let ended = server().run("smoke.sh", &[]).unwrap();
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(ended.said.ends_with("ok: every function and every route has answered\n"), "{}", ended.said);
    ended
}

/// The words behind `golem … worker invoke`.
fn invocations(ended: &Ended) -> Vec<&[String]> {
    let invoked = ended.notes.iter().filter_map(|note| {
        let words = note.windows(2).position(|words| words == ["worker", "invoke"])?;
        (note[0] == "golem").then_some(&note[words + 2..])
    });
    invoked.collect()
}

/// The function of a name, without what its resource is made with.
fn function(name: &str) -> String {
    match (name.split_once('('), name.rsplit_once(").")) {
        (Some((before, _)), Some((_, method))) => format!("{before}.{method}"),
        _ => name.replace("@1.0.0", ""),
    }
}

/// The workers of every component that a script names, each with its language.
struct Server(BTreeMap<String, Workers>);

impl Server {
    fn new() -> Self {
        Server(BTreeMap::new())
    }

    fn of(&mut self, component: &str) -> &mut Workers {
        let language = Language::ALL.into_iter().find(|language| component.contains(language.name()));
        let language = language.unwrap_or_else(|| panic!("`{component}` is of no language"));
        self.0.entry(component.to_owned()).or_insert_with(|| Workers::of(language))
    }

    /// Invokes as the command line does.
    fn invoke(&mut self, words: &[String]) -> Option<Val> {
        let [worker, function, arguments @ ..] = words else { panic!("{words:?}") };
        let (component, worker) = worker.split_once('/').unwrap_or_else(|| panic!("`{worker}` names no component"));
        let named = (worker != "-").then_some(worker);
        assert_eq!(
            named.is_none(),
            component.ends_with("-ephemeral"),
            "{component}: only ephemeral workers have no name"
        );
        let answer = self.of(component).get(named).unwrap().invoke(function, arguments);
        answer.unwrap_or_else(|error| panic!("{words:?}: {error:#}"))
    }

    /// Answers a route, which is told by its path.
    fn ask(&mut self, routes: &[Route], url: &str, body: &Value) -> (String, rib::Answer) {
        let path = url.strip_prefix("http://localhost:9006").unwrap_or_else(|| panic!("{url} is no route"));
        let (pattern, session) = match path.split('/').collect::<Vec<_>>()[..] {
            ["", "v1", "sessions", language, name, verb] => (format!("/v1/sessions/{language}/{{name}}/{verb}"), name),
            _ => (path.to_owned(), ""),
        };
        let found = routes.iter().find_map(|route| match &route.binding {
            Binding::Default { component_name, response } if route.path == pattern => Some((component_name, response)),
            _ => None,
        });
        let (component, script) = found.unwrap_or_else(|| panic!("no route {path}"));
        let parts = serde_json::json!({"path": {"name": session}, "body": body});
        let answer = rib::run(&rib::check(script).unwrap(), &rib::Request { parts }, self.of(component));
        (pattern, answer.unwrap_or_else(|error| panic!("{path} {body}: {error}")))
    }
}

fn routes() -> Vec<Route> {
    definitions(&Application::load().unwrap()).into_iter().flat_map(|(_, _, definition)| definition.routes).collect()
}

fn succeeded(answer: &Option<Val>) -> bool {
    !matches!(answer, Some(Val::Result(Err(_))))
}

#[test]
fn every_command_line_of_the_smoke_test_works_on_the_components() {
    let ended = smoke();
    let mut server = Server::new();
    for words in invocations(&ended) {
        let answer = server.invoke(words);
        assert!(succeeded(&answer), "{words:?}: {answer:?}");
    }
}

/// What is posted to a URL, by `curl --json BODY URL`.
fn posts(ended: &Ended) -> Vec<(&str, Value)> {
    let posts = ended.notes.iter().filter(|note| note[0] == "curl").filter_map(|note| {
        let body = note.iter().position(|word| word == "--json")? + 1;
        Some((
            note[body + 1].as_str(),
            serde_json::from_str(&note[body]).unwrap_or_else(|e| panic!("{}: {e}", note[body])),
        ))
    });
    posts.collect()
}

#[test]
fn both_components_have_every_function_invoked() {
    let ended = smoke();
    for language in Language::ALL {
        let component = format!("golem:exec-{}/", language.name());
        let words = invocations(&ended).into_iter().filter(|words| words[0].starts_with(&component));
        let mut invoked: BTreeSet<_> = words.map(|words| function(&words[1])).collect();
        let rest = posts(&ended).into_iter().filter_map(|(url, _)| Some(url.split_once("function=")?.1.to_owned()));
        invoked.extend(rest.map(|name| function(&name.replace("%7B", "{").replace("%7D", "}"))));
        for wanted in contract::functions() {
            assert!(invoked.contains(&wanted), "`{wanted}` is not among {invoked:?}");
        }
    }
}

#[test]
fn what_goes_to_the_rest_interface_is_of_the_functions_types() {
    let ended = smoke();
    let started = posts(&ended).into_iter().filter(|(url, _)| url.contains("run-streaming"));
    let started: Vec<_> = started.map(|(_, body)| body).collect();
    assert_eq!(started.len(), 2);
    for (language, body) in Language::ALL.into_iter().zip(started) {
        let mut workers = Workers::of(language);
        let worker = workers.get(Some("exec-smoke")).unwrap();
        let types = worker.parameters("golem:exec/executor", "run-streaming").unwrap();
        let values = body["params"].as_array().unwrap();
        assert_eq!(values.len(), types.len());
        let values = values.iter().zip(&types).map(|(value, ty)| json::read(&value["value"], ty));
        let values = values.collect::<Result<Vec<_>, _>>().unwrap();
        worker.call("golem:exec/executor", "run-streaming", &values).unwrap();
        for wanted in ["stdout-chunk", "finished"] {
            let event = worker.invoke_on_given("golem:exec/executor.{exec-stream.next}", 0).unwrap();
            assert!(format!("{event:?}").contains(wanted), "{event:?}");
        }
    }
}

#[test]
fn every_route_is_asked_and_answers_with_the_status_that_is_expected() {
    let ended = smoke();
    let routes = routes();
    let mut asked = BTreeSet::new();
    let expected = [200, 408, 413, 422, 200, 200, 200, 200, 500];
    let posts = posts(&ended).into_iter().filter(|(url, _)| !url.contains("invoke-and-await"));
    let mut server = Server::new();
    for ((url, body), status) in posts.zip(expected.into_iter().cycle()) {
        let (path, answer) = server.ask(&routes, url, &body);
        assert_eq!(answer.status, status, "{url} {body}: {answer:?}");
        asked.insert(path);
    }
    let wanted: BTreeSet<_> = routes.iter().map(|route| route.path.clone()).collect();
    assert_eq!(asked, wanted);
    let preflights = ended.notes.iter().filter(|note| note.iter().any(|word| word == "OPTIONS"));
    let preflights: BTreeSet<_> =
        preflights.map(|note| note.last().unwrap().replace("exec-smoke-routes", "{name}")).collect();
    assert_eq!(preflights, wanted.iter().map(|path| format!("http://localhost:9006{path}")).collect());
}

#[test]
fn workers_crash_go_on_and_are_deleted() {
    let ended = smoke();
    let said: Vec<_> = ended.notes.iter().map(|note| note.join(" ")).collect();
    for language in Language::ALL {
        let worker = format!("golem:exec-{}/exec-smoke", language.name());
        let crash = format!("golem --local worker simulate-crash {worker}");
        let place = said.iter().position(|line| *line == crash).unwrap();
        assert!(said[place + 2].starts_with(&format!("golem --local worker invoke {worker} ")), "{}", said[place + 2]);
        assert!(said[place + 2].contains(").run}"), "{}", said[place + 2]);
        for worker in [worker.clone(), format!("{worker}-routes")] {
            assert!(said.contains(&format!("golem --local worker delete {worker}")), "{worker}");
        }
    }
}

#[test]
fn workers_are_deleted_after_a_failure_too() {
    let golem = "case \"$*\" in *'worker invoke'*) echo 'no such thing'; exit 1 ;; esac";
    let commands = Commands::new().unwrap().with("golem", golem).unwrap().with("curl", CURL).unwrap();
    let ended = commands.run("smoke.sh", &[]).unwrap();
    assert_eq!(ended.code, Some(1));
    assert!(ended.said.contains("golem:exec/executor.{run} fails:\nno such thing\n"), "{}", ended.said);
    assert!(ended.notes.last().unwrap().join(" ").contains("worker delete"));
}

#[test]
fn an_answer_that_is_not_expected_fails() {
    let commands = Commands::new().unwrap().with("golem", "echo nothing").unwrap().with("curl", CURL).unwrap();
    let ended = commands.run("smoke.sh", &[]).unwrap();
    assert_eq!(ended.code, Some(1));
    assert!(ended.said.contains("`stdout: \"hello\\n\"` is not in the answer:\nnothing\n"), "{}", ended.said);
}

#[test]
fn a_missing_command_or_server_is_said() {
    for script in ["build.sh", "deploy.sh", "smoke.sh"] {
        let ended = Commands::new().unwrap().run(script, &[]).unwrap();
        assert_eq!(ended.code, Some(3), "{script}: {}", ended.said);
        assert!(ended.said.contains("the command `golem` is missing"), "{}", ended.said);
    }
    for script in ["deploy.sh", "smoke.sh"] {
        let golem = || Commands::new().unwrap().with("golem", GOLEM).unwrap();
        let ended = golem().run(script, &[]).unwrap();
        assert_eq!(ended.code, Some(5), "{script}: {}", ended.said);
        assert!(ended.said.contains("the command `curl` is missing"), "{}", ended.said);
        // The exit code of curl where nobody listens.
        let ended = golem().with("curl", "exit 7").unwrap().run(script, &[]).unwrap();
        assert_eq!(ended.code, Some(4), "{script}: {}", ended.said);
        assert!(ended.said.contains("no Golem server answers at http://localhost:9881"), "{}", ended.said);
        assert!(!ended.notes.iter().any(|note| note[0] == "golem"), "{:?}", ended.notes);
    }
}

#[test]
fn the_profile_is_passed_on_and_debug_where_none_is_named() {
    for (arguments, profile) in [(&[] as &[&str], "debug"), (&["release"], "release")] {
        let built = server().run("build.sh", arguments).unwrap();
        assert_eq!(built.notes, [["golem", "--build-profile", profile, "app", "build"]]);
        let deployed = server().run("deploy.sh", arguments).unwrap();
        assert_eq!(deployed.notes[1], ["golem", "--local", "--build-profile", profile, "--yes", "app", "deploy"]);
    }
    let ended = server().run("build.sh", &["fast"]).unwrap();
    assert_eq!((ended.code, ended.notes.len()), (Some(1), 0));
    assert!(ended.said.contains("there is no profile `fast`"), "{}", ended.said);
}

/// The blocks of shell in the README's section about Golem.
fn readme() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section =
        text.split("\n## ").find(|section| section.starts_with("Deploy on Golem")).expect("README has no section");
    section.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_command_line_of_the_readme_works_on_the_components() {
    let mut server_of_users = Server::new();
    let mut invoked = BTreeSet::new();
    for block in readme().iter().filter(|block| block.contains("worker invoke")) {
        let ended = server().run_text(block).unwrap();
        assert_eq!(ended.code, Some(0), "{block}: {}", ended.said);
        for words in invocations(&ended) {
            let answer = server_of_users.invoke(words);
            assert!(succeeded(&answer), "{words:?}: {answer:?}");
            invoked.insert(function(&words[1]));
        }
    }
    // Golem's command line cannot pass a stream on.
    let unreachable = "golem:exec/executor.{exec-stream.next}";
    let wanted: BTreeSet<_> = contract::functions().into_iter().filter(|name| name != unreachable).collect();
    assert_eq!(invoked, wanted);
    assert!(std::fs::read_to_string(root().join("README.md")).unwrap().contains(unreachable));
}

#[test]
fn every_request_of_the_readme_is_answered() {
    let (routes, mut ours) = (routes(), Server::new());
    let mut asked = 0;
    for block in readme().iter().filter(|block| block.contains("curl")) {
        let ended = server().run_text(block).unwrap();
        assert_eq!(ended.code, Some(0), "{block}: {}", ended.said);
        for (url, body) in posts(&ended) {
            let (_, answer) = ours.ask(&routes, url, &body);
            assert_eq!(answer.status, 200, "{url} {body}: {answer:?}");
            asked += 1;
        }
    }
    assert!(asked >= 6, "the README has {asked} requests");
}
