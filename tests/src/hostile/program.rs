//! What stands in the file of a hostile program: comments that say how it is run and must end, and the program below them. A
//! line `--- next` begins another one, which is run afterwards in the same instance.

use crate::expect::Outcome;
use crate::language::Language;
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure, format_err};

/// One file.
#[derive(Clone, Debug)]
pub struct Program {
    /// `group::name`
    pub name: String,
    /// Its language.
    pub language: Language,
    /// What the entry file is called.
    pub entry: String,
    /// What is run, in order.
    pub parts: Vec<Part>,
}

impl Program {
    /// Whether it recurses, which is another matter where there is more stack.
    pub fn recurses(&self) -> bool {
        self.name.starts_with("stack::")
    }
}

/// One run.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The ends that it may come to.
    pub ends: Vec<End>,
    /// All that it must print.
    pub stdout: Option<String>,
    /// What its standard error must have in it.
    pub stderr_has: Vec<String>,
    /// The memory limit.
    pub memory_bytes: Option<u64>,
    /// The limit of a file.
    pub file_size_bytes: Option<u64>,
    /// Standard input.
    pub stdin: Option<String>,
    /// The environment.
    pub env: Vec<(String, String)>,
    /// The session that it runs in; a stateless call where there is none.
    pub session: Option<String>,
    /// The program, with its comments, so that line numbers are those of the file.
    pub text: String,
}

impl Part {
    /// The same run, of which nothing is known.
    pub fn without_expectations(&self) -> Part {
        Part { ends: Vec::new(), stdout: None, stderr_has: Vec::new(), ..self.clone() }
    }
}

/// How a run ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The outcome.
    pub outcome: Outcome,
    /// The exit code, where the outcome has one that can vary.
    pub exit_code: Option<i32>,
    /// The signal.
    pub signal: Option<String>,
}

/// Splits a file into its runs.
pub fn parts(text: &str, language: Language) -> Result<Vec<Part>> {
    let comment = match language {
        Language::Javascript => "// ",
        Language::Python => "# ",
    };
    let mut texts = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if line.trim_end() == format!("{comment}--- next") {
            texts.push(String::new());
        } else if let Some(last) = texts.last_mut() {
            last.push_str(line);
        }
    }
    let part = |(number, text)| part(text, comment).with_context(|| format!("part {}", number + 1));
    texts.into_iter().enumerate().map(part).collect()
}

fn part(text: String, comment: &str) -> Result<Part> {
    let mut part = Part::default();
    let mut stdout: Vec<&str> = Vec::new();
    for line in text.lines() {
        let Some((key, value)) = line.strip_prefix(comment).and_then(|line| line.split_once(':')) else { break };
        if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            break;
        }
        let value = value.strip_prefix(' ').unwrap_or(value);
        match key {
            "expect" => part.ends = value.split(" or ").map(end).collect::<Result<_>>()?,
            "stdout" => stdout.push(value),
            "stderr-has" => part.stderr_has.push(value.to_owned()),
            "memory-mb" => part.memory_bytes = Some(number(value)? << 20),
            "file-size-bytes" => part.file_size_bytes = Some(number(value)?),
            "stdin" => part.stdin = Some(value.replace("\\n", "\n")),
            "env" => {
                let (name, value) = value.split_once('=').context("`env` is not `NAME=VALUE`")?;
                part.env.push((name.to_owned(), value.to_owned()));
            }
            "session" => part.session = Some(value.to_owned()),
            _ => bail!("unknown key `{key}`"),
        }
    }
    ensure!(!part.ends.is_empty(), "no `expect` in its first comments");
    part.stdout = match stdout.as_slice() {
        [] => None,
        [""] => Some(String::new()),
        lines => Some(lines.join("\n") + "\n"),
    };
    part.text = text;
    Ok(part)
}

fn number(value: &str) -> Result<u64> {
    value.parse().map_err(|_| format_err!("`{value}` is not a number"))
}

fn end(text: &str) -> Result<End> {
    let (name, detail) = text.split_once(' ').map_or((text, None), |(name, detail)| (name, Some(detail)));
    let mut end = End { outcome: Outcome::Ok, exit_code: None, signal: None };
    match (name, detail) {
        ("ok", code) => {
            end.exit_code = Some(code.map_or(Ok(0), str::parse).map_err(|_| format_err!("`{text}`: no exit code"))?);
        }
        ("runtime-failed", signal) => {
            end.outcome = Outcome::RuntimeFailed;
            end.signal = signal.map(str::to_owned);
        }
        ("timeout", None) => end.outcome = Outcome::Timeout,
        ("resource-exceeded", None) => end.outcome = Outcome::ResourceExceeded,
        ("compilation-failed", None) => end.outcome = Outcome::CompilationFailed,
        ("internal", None) => end.outcome = Outcome::Internal,
        _ => bail!("`{text}` is no end of a program"),
    }
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn python(text: &str) -> Result<Vec<Part>> {
        parts(text, Language::Python)
    }

    #[test]
    fn the_first_comments_are_the_expectations() {
        let text = "# expect: ok 3 or runtime-failed SIGABRT\n# stdout: a\n# stdout:  b\n# memory-mb: 2\n# env: A=b=c\n# stdin: x\\ny\nprint()\n# session: no\n";
        let part = python(text).unwrap().remove(0);
        let ends = [
            End { outcome: Outcome::Ok, exit_code: Some(3), signal: None },
            End { outcome: Outcome::RuntimeFailed, exit_code: None, signal: Some("SIGABRT".into()) },
        ];
        assert_eq!(part.ends, ends);
        assert_eq!(part.stdout.as_deref(), Some("a\n b\n"));
        assert_eq!((part.memory_bytes, part.stdin.as_deref()), (Some(2 << 20), Some("x\ny")));
        assert_eq!(part.env, [("A".to_owned(), "b=c".to_owned())]);
        assert_eq!((part.session, part.text.as_str()), (None, text));
    }

    #[test]
    fn a_file_may_have_several_programs() {
        let text = "// expect: ok\n// session: a\na()\n// --- next\n// expect: timeout\n// stdout:\nb()\n";
        let parts = parts(text, Language::Javascript).unwrap();
        assert_eq!(parts.len(), 2);
        assert_eq!(
            (parts[0].session.as_deref(), &*parts[1].text),
            (Some("a"), "// expect: timeout\n// stdout:\nb()\n")
        );
        assert_eq!((parts[0].stdout.as_deref(), parts[1].stdout.as_deref()), (None, Some("")));
    }

    #[test]
    fn a_comment_of_the_program_ends_the_expectations() {
        let part = python("# expect: ok\n# -*- coding: latin-1 -*-\n# wait: 3\n").unwrap().remove(0);
        assert_eq!(part.ends.len(), 1);
    }

    #[test]
    fn mistakes_are_named() {
        for (text, reason) in [
            ("print()", "no `expect`"),
            ("# expect: fine\n", "`fine` is no end"),
            ("# expect: ok well\n", "no exit code"),
            ("# expect: timeout 3\n", "`timeout 3` is no end"),
            ("# expect: ok\n# wait: 3\n", "unknown key `wait`"),
            ("# expect: ok\n# memory-mb: much\n", "`much` is not a number"),
        ] {
            let error = format!("{:#}", python(text).unwrap_err());
            assert!(error.contains(reason), "{error}");
        }
    }
}
