//! Texts: expected exactly or in part, shown as a difference that a person can read.

use super::Mismatch;
use crate::content::Scope;
use crate::expect::{Partly, Text};
use similar::TextDiff;
use toml_edit::Value;
use wasmtime::Result;

/// Compares a text with what is asked of it; nothing asked means that it must be empty.
pub(super) fn text(
    found: &mut Vec<Mismatch>,
    field: &'static str,
    want: &Option<Text>,
    have: &[u8],
    scope: &Scope<'_>,
) -> Result<()> {
    match want {
        None => same_bytes(found, field, b"", have),
        Some(Text::Exact(text)) => same_bytes(found, field, scope.fill(text).as_bytes(), have),
        Some(Text::Partly(part)) => partly(found, field, part, have, scope)?,
    }
    Ok(())
}

pub(super) fn same_bytes(found: &mut Vec<Mismatch>, field: &'static str, want: &[u8], have: &[u8]) {
    if want != have {
        let text = diff(&String::from_utf8_lossy(want), &String::from_utf8_lossy(have));
        let actual = std::str::from_utf8(have).ok().map(Value::from);
        found.push(Mismatch { field, text, actual });
    }
}

fn partly(found: &mut Vec<Mismatch>, field: &'static str, part: &Partly, have: &[u8], scope: &Scope<'_>) -> Result<()> {
    let text = String::from_utf8_lossy(have);
    let mut wrong = Vec::new();
    for piece in part.contains.0.iter().map(|piece| scope.fill(piece)) {
        if !text.contains(&piece) {
            wrong.push(format!("it does not contain {piece:?}"));
        }
    }
    for piece in part.absent.0.iter().map(|piece| scope.fill(piece)) {
        if text.contains(&piece) {
            wrong.push(format!("it contains {piece:?}"));
        }
    }
    if let Some(pattern) = &part.matches
        && !regex::Regex::new(pattern)?.is_match(&text)
    {
        wrong.push(format!("it does not match `{pattern}`"));
    }
    if part.length.is_some_and(|length| length != have.len()) {
        wrong.push(format!("it is {} bytes long", have.len()));
    }
    if let Some(content) = &part.is
        && content.bytes(scope)? != have
    {
        wrong.push("it is something else".to_owned());
    }
    if !wrong.is_empty() {
        let text = format!("{}; actual:\n{}", wrong.join("; "), shorten(&text));
        found.push(Mismatch { field, text, actual: None });
    }
    Ok(())
}

/// A text that a person still reads in a failed test.
const SHOWN_BYTES: usize = 2000;

pub(super) fn shorten(text: &str) -> String {
    if text.len() <= SHOWN_BYTES {
        return text.to_owned();
    }
    let end = (0..=SHOWN_BYTES).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    format!("{}… ({} bytes)", &text[..end], text.len())
}

pub(crate) fn diff(expected: &str, actual: &str) -> String {
    if expected.lines().count() < 2 && actual.lines().count() < 2 {
        return format!("expected {:?}\n         actual {:?}", shorten(expected), shorten(actual));
    }
    let (expected, actual) = (shorten(expected), shorten(actual));
    let diff = TextDiff::from_lines(expected.as_str(), actual.as_str());
    format!("\n{}", diff.unified_diff().context_radius(3).header("expected", "actual"))
}
