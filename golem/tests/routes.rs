//! The routes do what they say: their scripts run on the built components, with the entry files that stand in them.

use golem_exec_on_golem::application::Application;
use golem_exec_on_golem::check::{Binding, definitions};
use golem_exec_on_golem::rib::{self, Answer, Expr, Request, Script};
use golem_exec_on_golem::worker::Workers;
use golem_exec_tests::language::Language;
use serde_json::{Value, json};
use wasmtime::component::Val;

/// The script of a route.
fn script(path: &str) -> Script {
    let definitions = definitions(&Application::load().unwrap());
    let mut routes = definitions.into_iter().flat_map(|(_, _, definition)| definition.routes);
    let response = routes.find_map(|route| match route.binding {
        Binding::Default { response, .. } if route.path == path => Some(response),
        _ => None,
    });
    rib::check(&response.unwrap_or_else(|| panic!("no route {path}"))).unwrap()
}

/// Runs a program from its text, as the route does.
fn run(language: Language, body: Value) -> Answer {
    let script = script(&format!("/v1/run/{}", language.name()));
    rib::run(&script, &Request { parts: json!({"body": body}) }, &mut Workers::of(language)).unwrap()
}

/// Asks a route of a session.
fn ask(workers: &mut Workers, language: Language, session: &str, verb: &str, body: Value) -> Answer {
    let script = script(&format!("/v1/sessions/{}/{{name}}/{verb}", language.name()));
    let request = Request { parts: json!({"path": {"name": session}, "body": body}) };
    rib::run(&script, &request, workers).unwrap()
}

fn run_text(language: Language, source: &str) -> Answer {
    run(language, json!({"source": source, "args": []}))
}

/// A field of a record, looked for at any depth.
fn field<'a>(value: &'a Val, name: &str) -> Option<&'a Val> {
    match value {
        Val::Record(fields) => {
            let own = fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
            own.or_else(|| fields.iter().find_map(|(_, value)| field(value, name)))
        }
        Val::Result(Ok(Some(inside)) | Err(Some(inside))) | Val::Variant(_, Some(inside)) => field(inside, name),
        _ => None,
    }
}

fn text(answer: &Answer, name: &str) -> String {
    // `run` is the last stage of a result; its streams are looked for there first.
    let stage = field(&answer.body, "run").unwrap_or(&answer.body);
    match field(stage, name) {
        Some(Val::String(text)) => text.clone(),
        _ => panic!("no `{name}` in {answer:?}"),
    }
}

/// The entry file of a run route, as it stands there byte by byte.
fn entry(language: Language) -> String {
    let script = script(&format!("/v1/run/{}", language.name()));
    let Some(Expr::Record(fields)) = script.value("entry") else { panic!("there is no entry") };
    let Some((_, Expr::List(bytes))) = fields.iter().find(|(name, _)| name == "content") else { panic!("no content") };
    let byte = |byte: &Expr| match byte {
        Expr::Number(byte) => *byte as u8,
        other => panic!("{other:?}"),
    };
    String::from_utf8(bytes.iter().map(byte).collect()).unwrap()
}

#[test]
fn the_entry_has_two_lines_which_the_comment_shows() {
    for language in Language::ALL {
        let entry = entry(language);
        assert_eq!(entry.lines().count(), 2, "{entry}");
        let document = std::fs::read_to_string(format!("api/{}.yaml", language.name())).unwrap();
        for line in entry.lines() {
            assert!(document.contains(&format!("#     {line}\n")), "{line}");
        }
    }
}

#[test]
fn every_line_of_a_script_is_explained() {
    for language in Language::ALL {
        let document = std::fs::read_to_string(format!("api/{}.yaml", language.name())).unwrap();
        for (before, script) in
            document.split("- method: POST").collect::<Vec<_>>().windows(2).map(|two| (two[0], two[1]))
        {
            let comment = before.rsplit_once("\n\n").map_or(before, |(_, comment)| comment);
            for name in script.lines().filter_map(|line| line.trim().strip_prefix("let ")) {
                let name = name.split([':', ' ']).next().unwrap();
                assert!(comment.contains(&format!("# {name}: ")), "`{name}` is not explained before {script}");
            }
            assert!(comment.contains("# the last line: "), "{comment}");
        }
    }
}

#[test]
fn programs_run_from_their_text() {
    let hello = [
        (Language::Javascript, "// \"quoted\" 'text' `and` \\ more\nconsole.log('hällo ☃ \u{1F40D}', \"a\\\"b\");\n"),
        (Language::Python, "# \"quoted\" 'text' \\ more\nprint('hällo ☃ \u{1F40D}', \"a\\\"b\")\n"),
    ];
    for (language, source) in hello {
        let answer = run_text(language, source);
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(text(&answer, "stdout"), "hällo ☃ \u{1F40D} a\"b\n");
    }
}

#[test]
fn input_and_arguments_are_the_programs() {
    let programs = [
        (
            Language::Javascript,
            "const text = require('fs').readFileSync(0, 'utf8');\nconsole.log(text, process.argv.slice(2), process.env.EXEC_SOURCE);",
        ),
        (Language::Python, "import os, sys\nprint(sys.stdin.read(), sys.argv[1:], os.environ.get('EXEC_SOURCE'))"),
    ];
    let wanted = ["typed [ 'one', 'two' ] undefined\n", "typed ['one', 'two'] None\n"];
    for ((language, source), wanted) in programs.into_iter().zip(wanted) {
        let answer = run(language, json!({"source": source, "args": ["one", "two"], "stdin": "typed"}));
        assert_eq!(text(&answer, "stdout"), wanted, "{answer:?}");
    }
}

#[test]
fn modules_of_both_kinds_run() {
    let commonjs = run_text(Language::Javascript, "const path = require('path'); console.log(path.join('a', 'b'))");
    assert_eq!(text(&commonjs, "stdout"), "a/b\n");
    let module = run_text(Language::Javascript, "import path from 'path';\nconsole.log(path.join('a', await 'b'));");
    assert_eq!(text(&module, "stdout"), "a/b\n");
    let main = run_text(
        Language::Python,
        "if __name__ == '__main__':\n    print(sorted(name for name in globals() if name[0] != '_'))",
    );
    assert_eq!(text(&main, "stdout"), "[]\n");
}

#[test]
fn tracebacks_name_the_line() {
    let programs = [
        (
            Language::Javascript,
            "function inner() {\n  throw new Error('made');\n}\ninner();\n",
            ["program.js:2", "program.js:4", "Error: made"],
        ),
        (
            Language::Python,
            "def inner():\n    raise ValueError('made')\ninner()\n",
            ["program.py\", line 2, in inner", "program.py\", line 3", "ValueError: made"],
        ),
    ];
    for (language, source, wanted) in programs {
        let answer = run_text(language, source);
        assert_eq!(answer.status, 422, "{answer:?}");
        let stderr = text(&answer, "stderr");
        for part in wanted {
            assert!(stderr.contains(part), "`{part}` is not in {stderr}");
        }
    }
    // The source's own line is shown.
    assert!(text(&run_text(Language::Python, "1 / 0"), "stderr").contains("    1 / 0\n"));
}

#[test]
fn text_that_does_not_parse_is_said_with_its_line() {
    for (language, source, wanted) in
        [(Language::Javascript, "\nlet = ;", "program.js:2"), (Language::Python, "\nif\n", "program.py\", line 2")]
    {
        let answer = run_text(language, source);
        assert_eq!(answer.status, 422, "{answer:?}");
        let stderr = text(&answer, "stderr");
        assert!(stderr.contains("SyntaxError") && stderr.contains(wanted), "{stderr}");
    }
}

#[test]
fn limits_have_their_statuses() {
    for (language, endless) in [(Language::Javascript, "for (;;);"), (Language::Python, "while True: pass")] {
        let late = run(language, json!({"source": endless, "args": [], "limits": {"time-ms": 100}}));
        assert_eq!(late.status, 408, "{late:?}");
        let large = run(language, json!({"source": "", "args": [], "limits": {"file-size-bytes": 1}}));
        assert_eq!(large.status, 413, "{large:?}");
    }
}

#[test]
fn a_session_keeps_its_files_from_others() {
    for language in Language::ALL {
        let mut workers = Workers::of(language);
        let mut ask = |session: &str, verb: &str, body: Value| ask(&mut workers, language, session, verb, body);
        let name = format!("main.{}", language.extension());
        let content: Vec<u8> = language.hello().bytes().collect();
        assert_eq!(ask("one", "upload", json!({"name": name, "content": content})).status, 200);
        let run = ask("one", "run", json!({"entrypoint": name, "args": [], "env": [["NAME", "value"]]}));
        assert_eq!((run.status, text(&run, "stdout").as_str()), (200, "hello\n"));
        assert_eq!(ask("one", "list", json!({"dir": "."})).body, ok(Val::List(vec![Val::String(name.clone())])));
        let bytes = content.into_iter().map(Val::U8).collect();
        assert_eq!(ask("one", "download", json!({"path": name})).body, ok(Val::List(bytes)));
        assert_eq!(ask("two", "list", json!({"dir": "."})).body, ok(Val::List(Vec::new())));
    }
}

fn ok(value: Val) -> Val {
    Val::Result(Ok(Some(Box::new(value))))
}

#[test]
fn files_may_be_written_as_base64() {
    let mut workers = Workers::of(Language::Python);
    let file = json!({"name": "a", "content": b"aGk=", "encoding": "base64"});
    assert_eq!(ask(&mut workers, Language::Python, "one", "upload", file).status, 200);
    let file = ask(&mut workers, Language::Python, "one", "download", json!({"path": "a"}));
    assert_eq!(file.body, ok(Val::List(vec![Val::U8(b'h'), Val::U8(b'i')])));
}

#[test]
fn a_misuse_is_an_internal_error_that_says_what_is_right() {
    for language in Language::ALL {
        let answer = ask(&mut Workers::of(language), language, "one", "download", json!({"path": "no such file"}));
        assert_eq!(answer.status, 500);
        assert!(format!("{:?}", answer.body).contains("`no such file` cannot be read"), "{answer:?}");
    }
}

#[test]
fn both_languages_have_the_same_routes() {
    let definitions = definitions(&Application::load().unwrap());
    let routes = |language: &str| -> Vec<_> {
        let (_, _, definition) = definitions.iter().find(|(_, name, _)| *name == format!("exec-{language}")).unwrap();
        definition.routes.iter().map(|route| (route.method.clone(), route.path.replace(language, "*"))).collect()
    };
    assert_eq!(routes("javascript"), routes("python"));
    assert_eq!(routes("python").len(), 10);
}
