//! What was expected beside what came: one mismatch a field, with a diff where the text is long.

mod text;

pub(crate) use self::text::diff;
use self::text::{same_bytes, shorten, text};
use crate::case::Step;
use crate::content::Scope;
use crate::expect::{Bounds, Expect, Outcome};
use crate::run::Seen;
use std::fmt::Debug;
use toml_edit::{Array, InlineTable, Value};
use wasmtime::Result;

/// A field that is not as expected.
#[derive(Debug)]
pub struct Mismatch {
    /// The field.
    pub field: &'static str,
    /// What to print.
    pub text: String,
    /// What to write into the case where expectations are rewritten; none where a person has to decide.
    pub actual: Option<Value>,
}

/// Everything that differs. Fields that are not expected in so many words have strict defaults.
pub fn compare(step: &Step, seen: &Seen, expect: &Expect, scope: &Scope<'_>) -> Result<Vec<Mismatch>> {
    let mut found = Vec::new();
    for fault in &seen.faults {
        found.push(Mismatch { field: "every run", text: fault.clone(), actual: None });
    }
    let fields = step.expectable();
    let wanted = expect.outcome.unwrap_or(Outcome::Ok);
    if fields.contains(&"outcome") {
        equal(&mut found, "outcome", &wanted.name(), &seen.outcome.name(), Some(seen.outcome.name().into()));
    }
    if fields.contains(&"stdout") {
        ending(&mut found, wanted, expect, seen, scope)?;
    }
    if fields.contains(&"message") {
        text(&mut found, "message", &expect.message, seen.message.as_deref().unwrap_or("").as_bytes(), scope)?;
    }
    if let Some(events) = &expect.events {
        let events = events.iter().map(|event| event.chunk(scope)).collect::<Result<Vec<_>>>()?;
        if events != seen.events {
            let (expected, actual) = (show_events(&events), show_events(&seen.events));
            found.push(Mismatch { field: "events", text: diff(&expected, &actual), actual: record_events(seen) });
        }
    }
    if fields.contains(&"content") {
        let wanted = expect.content.as_ref().map(|content| content.bytes(scope)).transpose()?.unwrap_or_default();
        same_bytes(&mut found, "content", &wanted, &seen.content);
    }
    if fields.contains(&"files") {
        let wanted = expect.files.iter().flatten().map(|name| scope.fill(name)).collect::<Vec<_>>();
        let actual = Array::from_iter(seen.files.iter().map(String::as_str));
        equal(&mut found, "files", &wanted, &seen.files, Some(actual.into()));
    }
    Ok(found)
}

/// How a program ended and what it wrote.
fn ending(found: &mut Vec<Mismatch>, wanted: Outcome, expect: &Expect, seen: &Seen, scope: &Scope<'_>) -> Result<()> {
    text(found, "stdout", &expect.stdout, &seen.stdout, scope)?;
    text(found, "stderr", &expect.stderr, &seen.stderr, scope)?;
    let usual = match wanted {
        Outcome::Ok => Some(0),
        Outcome::CompilationFailed => Some(1),
        Outcome::RuntimeFailed if expect.signal.is_none() => Some(1),
        _ => None,
    };
    let code = seen.exit_code.map(|code| i64::from(code).into());
    equal(found, "exit-code", &expect.exit_code.or(usual), &seen.exit_code, code);
    equal(found, "signal", &expect.signal, &seen.signal, seen.signal.as_deref().map(Value::from));
    let compile = expect.compile.clone().unwrap_or_default();
    if let Some(stage) = &seen.compile {
        text(found, "compile.stdout", &compile.stdout, stage.stdout.as_bytes(), scope)?;
        text(found, "compile.stderr", &compile.stderr, stage.stderr.as_bytes(), scope)?;
    }
    within(found, "time-ms", expect.time_ms, seen.time_ms);
    within(found, "elapsed-ms", expect.elapsed_ms, Some(seen.elapsed.as_millis() as u64));
    within(found, "memory-bytes", expect.memory_bytes, seen.memory_bytes);
    within(found, "clock-reads", expect.clock_reads, Some(seen.clock_reads));
    Ok(())
}

fn equal<T: PartialEq + Debug>(
    found: &mut Vec<Mismatch>,
    field: &'static str,
    want: &T,
    have: &T,
    actual: Option<Value>,
) {
    if want != have {
        found.push(Mismatch { field, text: format!("expected {want:?}, actual {have:?}"), actual });
    }
}

fn within(found: &mut Vec<Mismatch>, field: &'static str, bounds: Option<Bounds>, actual: Option<u64>) {
    let Some(Bounds { min, max }) = bounds else {
        return;
    };
    if !actual.is_some_and(|actual| (min..=max).contains(&actual)) {
        let most = if max == u64::MAX { String::new() } else { format!(" and at most {max}") };
        let text = format!("expected at least {min}{most}, actual {actual:?}");
        found.push(Mismatch { field, text, actual: None });
    }
}

fn show_events(events: &[(&'static str, Vec<u8>)]) -> String {
    events.iter().map(|(name, bytes)| format!("{name} {:?}\n", shorten(&String::from_utf8_lossy(bytes)))).collect()
}

/// One line an event: a text of several lines is kept on one with escapes, since a table inside a list is read as a line.
fn record_events(seen: &Seen) -> Option<Value> {
    let mut events = Array::new();
    for (name, bytes) in &seen.events {
        let text = std::str::from_utf8(bytes).ok()?.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let value = format!("\"{text}\"").parse::<Value>().unwrap_or_else(|_| text.into());
        events.push_formatted(Value::from(InlineTable::from_iter([(*name, value)])).decorated("\n    ", ""));
    }
    events.set_trailing("\n");
    Some(events.into())
}

/// How a step ended, in a line.
pub fn brief(seen: &Seen) -> String {
    let stderr = String::from_utf8_lossy(&seen.stderr);
    format!("{} after {} ms, stderr {:?}", seen.outcome.name(), seen.elapsed.as_millis(), shorten(&stderr))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Model;
    use crate::language::Language;
    use std::collections::BTreeMap;

    fn fields(step: &str, seen: &Seen) -> Vec<&'static str> {
        let model: Model = toml_edit::de::from_str(&format!("spec = 'a'\n[[step]]\ncall = 'run'\n{step}")).unwrap();
        let programs = BTreeMap::new();
        let scope = Scope::new(Language::Javascript, "main.js".to_owned(), &programs);
        let expect = model.steps[0].expect().unwrap().in_language(Language::Javascript);
        let found = compare(&model.steps[0], seen, &expect, &scope).unwrap();
        found.into_iter().map(|mismatch| mismatch.field).collect()
    }

    fn ended(outcome: Outcome, exit_code: Option<i32>, stdout: &str) -> Seen {
        let mut seen = Seen::new(outcome);
        (seen.exit_code, seen.stdout) = (exit_code, stdout.into());
        seen
    }

    #[test]
    fn what_is_not_said_is_strict() {
        assert_eq!(fields("", &ended(Outcome::Ok, Some(0), "")), [""; 0]);
        assert_eq!(fields("", &ended(Outcome::Ok, Some(1), "x")), ["stdout", "exit-code"]);
        assert_eq!(fields("expect.outcome = 'timeout'", &ended(Outcome::Timeout, None, "")), [""; 0]);
        assert_eq!(fields("", &ended(Outcome::RuntimeFailed, Some(1), "")), ["outcome", "exit-code"]);
    }

    #[test]
    fn texts_in_part() {
        let seen = ended(Outcome::Ok, Some(0), "one two\n");
        assert_eq!(fields("expect.stdout = {}", &seen), [""; 0]);
        assert_eq!(fields("expect.stdout = { contains = ['one', 'two'], absent = 'three' }", &seen), [""; 0]);
        assert_eq!(fields("expect.stdout = { absent = 'two' }", &seen), ["stdout"]);
        assert_eq!(fields("expect.stdout = { matches = '^one', length = 8 }", &seen), [""; 0]);
        assert_eq!(fields("expect.stdout = { matches = '^two' }", &seen), ["stdout"]);
        assert_eq!(
            fields(
                "expect.stdout = { is = { join = ['one ', 'two\n'] } }"
                    .replace('\n', "\\n")
                    .replace('\'', "\"")
                    .as_str(),
                &seen
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_language_may_differ() {
        let seen = ended(Outcome::Ok, Some(0), "js");
        assert_eq!(fields("expect.stdout = 'both'\nexpect.javascript.stdout = 'js'", &seen), [""; 0]);
        assert_eq!(fields("expect.stdout = 'js'\nexpect.python.stdout = 'py'", &seen), [""; 0]);
    }

    #[test]
    fn faults_are_never_recorded() {
        let mut seen = ended(Outcome::Ok, Some(0), "");
        seen.faults.push("broken".to_owned());
        assert_eq!(fields("", &seen), ["every run"]);
    }
}
