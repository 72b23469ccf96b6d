//! The agent of `examples/`, with each component plugged in as `wac plug` does it.

use std::fs;

use golem_exec_on_golem::application::root;
use golem_exec_on_golem::worker::{Worker, engine};
use golem_exec_tests::language::Language;
use wac_graph::types::Package;
use wac_graph::{CompositionGraph, EncodeOptions, plug};
use wasmtime::component::{Component, Val};

/// The agent with the component of a language in it.
fn agent(language: Language) -> Worker {
    let read = |name: &str| {
        let path = root().join("dist").join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("`{}`: {error}: `cargo xtask test` builds it", path.display()))
    };
    let mut graph = CompositionGraph::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let package = Package::from_bytes(name, None, bytes, graph.types_mut()).unwrap();
        graph.register_package(package).unwrap()
    };
    let socket = add("golem:exec-agent", read("agent.wasm"));
    let component = add("golem:exec-plugged", read(language.component()));
    plug(&mut graph, vec![component], socket).unwrap();
    let composed = graph.encode(EncodeOptions::default()).unwrap();
    let component = Component::new(engine(), composed).unwrap();
    let imports = component.component_type();
    let left: Vec<_> = imports.imports(engine()).map(|(name, _)| name.to_owned()).collect();
    assert!(left.iter().all(|name| name.starts_with("wasi:")), "it still imports {left:?}");
    Worker::of(&component, &[]).unwrap()
}

fn answer(worker: &mut Worker, program: &str) -> Result<String, String> {
    let answer = worker.call_export("answer", &[Val::String(program.to_owned())]).unwrap();
    let text = |text: Option<Box<Val>>| match text.map(|text| *text) {
        Some(Val::String(text)) => text,
        other => panic!("{other:?}"),
    };
    match answer {
        Some(Val::Result(answer)) => answer.map(text).map_err(text),
        other => panic!("{other:?}"),
    }
}

fn answers(language: Language, good: &str, bad: &str, endless: &str) {
    let mut agent = agent(language);
    assert_eq!(answer(&mut agent, good), Ok("42\n".to_owned()));
    let reason = answer(&mut agent, bad).unwrap_err();
    assert!(reason.starts_with("the program failed:\n") && reason.contains("made"), "{reason}");
    assert_eq!(answer(&mut agent, endless), Err("the program took too long".to_owned()));
    assert!(answer(&mut agent, "= =").unwrap_err().starts_with("the program does not parse:\n"));
    assert_eq!(answer(&mut agent, good), Ok("42\n".to_owned()));
}

#[test]
fn with_javascript() {
    answers(Language::Javascript, "console.log(6 * 7)", "throw new Error('made')", "for (;;);");
}

#[test]
fn with_python() {
    answers(Language::Python, "print(6 * 7)", "raise ValueError('made')", "while True: pass");
}
