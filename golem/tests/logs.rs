//! What the log of a host gets to read: one line for each session that opens or closes and for each call that is refused or
//! fails, and never anything that a caller or a program wrote.

use golem_exec_on_golem::worker::{Level, Line, Worker};
use golem_exec_tests::language::Language;
use wasmtime::component::Val;

/// Stands in texts, names, arguments, variables and input.
const SECRET: &str = "Hunter2";

fn program(language: Language, javascript: &str, python: &str) -> String {
    let text = match language {
        Language::Javascript => javascript,
        Language::Python => python,
    };
    let bytes: Vec<_> = format!("{text}\n").bytes().map(|byte| byte.to_string()).collect();
    format!("[{}]", bytes.join(", "))
}

struct Script {
    language: Language,
    worker: Worker,
}

impl Script {
    fn new(language: Language) -> Self {
        Script { language, worker: Worker::new(language, &[("EXEC_MEMORY_LIMIT_MB", "64")]).unwrap() }
    }

    fn lang(&self) -> String {
        format!("{{kind: {}, version: some(\"{SECRET}\")}}", self.language.name())
    }

    fn file(&self, name: &str, content: &str) -> String {
        format!("{{name: \"{SECRET}/{name}\", content: {content}, encoding: none}}")
    }

    /// A stateless run of a program, and the lines that it leaves.
    fn run(&mut self, content: &str, limits: &str) -> Vec<String> {
        let name = format!("main.{}", self.language.extension());
        let arguments = [
            self.lang(),
            format!("[{}]", self.file(&name, content)),
            format!("some(\"{SECRET}\")"),
            format!("[\"{SECRET}\"]"),
            format!("[(\"{SECRET}\", \"{SECRET}\")]"),
            limits.to_owned(),
        ];
        self.worker.invoke("golem:exec/executor.{run}", &arguments).unwrap();
        self.lines()
    }

    /// A call of the session that is made with these arguments.
    fn session(&mut self, method: &str, arguments: &[String]) -> Vec<String> {
        let name = format!("golem:exec/session.{{session({}).{method}}}", self.lang());
        self.worker.invoke(&name, arguments).unwrap();
        self.lines()
    }

    /// The lines since the last look, without the times that they were measured to.
    fn lines(&mut self) -> Vec<String> {
        self.worker.log().into_iter().map(|line| shown(&line)).collect()
    }
}

fn shown(line: &Line) -> String {
    assert_eq!(line.context, "golem-exec");
    assert!(!line.message.contains(SECRET), "{}", line.message);
    let level = match line.level {
        Level::Info => "info",
        Level::Warn => "warn",
        other => panic!("{other:?}: {}", line.message),
    };
    let message = &line.message;
    let measured =
        message.find(" time-ms: ").map(|start| (start, start + 10 + message[start + 10..].find(',').unwrap()));
    let message =
        measured.map_or(message.clone(), |(start, end)| format!("{} time-ms: *{}", &message[..start], &message[end..]));
    format!("{level} {message}")
}

const NO_LIMITS: &str = "none";

#[test]
fn a_run_that_ends_by_itself_leaves_no_line() {
    for language in Language::ALL {
        let mut script = Script::new(language);
        let exits = program(language, "console.log(1); process.exit(3)", "print(1); raise SystemExit(3)");
        assert_eq!(script.run(&exits, NO_LIMITS), [""; 0]);
    }
}

#[test]
fn each_failure_has_its_line() {
    for language in Language::ALL {
        let name = language.name();
        let mut script = Script::new(language);
        let failed = |error: &str, time: u64, rest: &str| {
            vec![format!(
                "warn call failed {{language: \"{name}\", call: \"executor.run\", error: \"{error}\", time-ms: *, \
                 time-limit-ms: {time}, memory-limit-bytes: 67108864, {rest}}}"
            )]
        };
        let throws = program(language, "process.stdout.write('Hunter2'); throw 1", "print('Hunter2', end=''); 1 / 0");
        let lines = script.run(&throws, NO_LIMITS);
        let start = &failed("runtime-failed", 5000, "output-limit-bytes: 16777216, stdout-bytes: 7, stderr-bytes: ")[0];
        assert!(lines.len() == 1 && lines[0].starts_with(start.trim_end_matches('}')), "{lines:?}");

        let broken = program(language, "Hunter2 = = ;", "Hunter2 = = 2");
        let rest = "output-limit-bytes: 16777216, stdout-bytes: 0, stderr-bytes: 0";
        assert_eq!(script.run(&broken, NO_LIMITS), failed("compilation-failed", 5000, rest));

        let endless = program(language, "for (;;);", "while True: pass");
        let limits = "some({time-ms: some(50), memory-bytes: none, file-size-bytes: some(9000), max-processes: none})";
        let rest = format!("file-size-limit-bytes: 9000, {rest}");
        assert_eq!(script.run(&endless, limits), failed("timeout", 50, &rest));
    }
}

#[test]
fn each_refusal_has_its_line() {
    for language in Language::ALL {
        let name = language.name();
        let mut script = Script::new(language);
        let refused = |call: &str, rest: &str| {
            vec![format!("warn call refused {{language: \"{name}\", call: \"{call}\", reason: {rest}}}")]
        };
        let arguments = |lang: String, files: &str, limits: &str| {
            [lang, files.to_owned(), "none".to_owned(), "[]".to_owned(), "[]".to_owned(), limits.to_owned()]
        };
        let lang = script.lang();
        script.worker.invoke("golem:exec/executor.{run}", &arguments(lang.clone(), "[]", "none")).unwrap();
        assert_eq!(script.lines(), refused("executor.run", "\"no-files\""));

        let other = format!("{{kind: {}, version: none}}", language.other().name());
        script.worker.invoke("golem:exec/executor.{run}", &arguments(other, "[]", "none")).unwrap();
        assert_eq!(script.lines(), refused("executor.run", "\"other-language\""));

        let limits = "some({time-ms: none, memory-bytes: none, file-size-bytes: some(3), max-processes: none})";
        let file = script.file("a", "[72, 117, 110, 116]");
        script
            .worker
            .invoke("golem:exec/executor.{run}", &arguments(lang.clone(), &format!("[{file}]"), limits))
            .unwrap();
        let rest = "\"file-too-large\", size-bytes: 4, file-size-limit-bytes: 3";
        assert_eq!(script.lines(), refused("executor.run", rest));

        let file = "[{name: \"/Hunter2\", content: [], encoding: none}]";
        script.worker.invoke("golem:exec/executor.{run}", &arguments(lang, file, "none")).unwrap();
        assert_eq!(script.lines(), refused("executor.run", "\"file-name\""));
    }
}

#[test]
fn a_session_says_when_it_opens_and_closes() {
    for language in Language::ALL {
        let name = language.name();
        let mut script = Script::new(language);
        let line = |what: &str| format!("info session {what} {{language: \"{name}\"}}");
        let refused = |call: &str, reason: &str| {
            format!("warn call refused {{language: \"{name}\", call: \"session.{call}\", reason: \"{reason}\"}}")
        };
        let secret = format!("\"{SECRET}\"");
        let file = script.file("a", "[72]");
        assert_eq!(script.session("upload", &[file]), [line("opened")]);
        assert_eq!(script.session("list-files", std::slice::from_ref(&secret)), [""; 0]);
        assert_eq!(script.session("download", std::slice::from_ref(&secret)), [refused("download", "cannot-read")]);
        let up = ["\"../..\"".to_owned()];
        assert_eq!(script.session("list-files", &up), [refused("list-files", "path-leaves-session")]);
        assert_eq!(
            script.session("set-working-dir", &["\"Hunter2/a\"".to_owned()]),
            [refused("set-working-dir", "no-working-dir")]
        );
        let run = [secret.clone(), "[]".to_owned(), "none".to_owned(), "[]".to_owned(), "none".to_owned()];
        assert_eq!(script.session("run", &run), [refused("run", "no-entrypoint")]);
        assert_eq!(script.session("close", &[]), [line("closed")]);
        assert_eq!(script.session("close", &[]), [""; 0]);
        assert_eq!(script.session("download", &[secret]), [refused("download", "session-closed")]);
    }
}

#[test]
fn a_session_of_another_language_does_not_open() {
    for language in Language::ALL {
        let mut script = Script::new(language);
        let other = format!("{{kind: {}, version: none}}", language.other().name());
        script.worker.invoke("golem:exec/session.{session.new}", &[other]).unwrap();
        assert_eq!(script.lines(), [format!("warn session not opened {{language: \"{}\"}}", language.name())]);
    }
}

#[test]
fn a_stream_is_logged_when_it_is_pulled_and_by_its_own_name() {
    for language in Language::ALL {
        let name = language.name();
        let mut script = Script::new(language);
        let content = program(language, "throw 1", "1 / 0");
        let file = script.file("a", &content);
        let lang = script.lang();
        let none = || "none".to_owned();
        let list = || "[]".to_owned();
        let run = [lang, format!("[{file}]"), none(), list(), list(), none()];
        let stream = script.worker.invoke("golem:exec/executor.{run-streaming}", &run).unwrap();
        assert!(matches!(stream, Some(Val::Resource(_))));
        assert_eq!(script.lines(), [""; 0]);
        // Another call comes between.
        assert_eq!(script.session("download", &["\"a\"".to_owned()]).len(), 2);
        script.worker.invoke_on_given("golem:exec/executor.{exec-stream.next}", 0).unwrap();
        let lines = script.lines();
        let start = format!(
            "warn call failed {{language: \"{name}\", call: \"executor.run-streaming\", error: \"runtime-failed\""
        );
        assert!(lines.len() == 1 && lines[0].starts_with(&start), "{lines:?}");
    }
}
