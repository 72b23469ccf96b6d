//! What kind of code a file holds.

use exec_core::Files;
use rquickjs::{Ctx, Module, Object, Result, Value};

use super::package;
use crate::compile;

/// The kinds of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Module,
    CommonJs,
    Json,
}

impl Format {
    /// The name that the library knows it by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Module => "module",
            Format::CommonJs => "commonjs",
            Format::Json => "json",
        }
    }
}

/// What a file holds: its extension says so, or the package that it belongs to, or else its syntax.
pub(crate) fn format_of<'js>(ctx: &Ctx<'js>, files: &Files, path: &str, source: &[u8]) -> Result<Format> {
    if path.ends_with(".mjs") {
        return Ok(Format::Module);
    } else if path.ends_with(".cjs") {
        return Ok(Format::CommonJs);
    } else if path.ends_with(".json") {
        return Ok(Format::Json);
    }
    let declared = package::of_file(files, path).and_then(|package| package.json["type"].as_str().map(str::to_owned));
    match declared.as_deref() {
        Some("module") => Ok(Format::Module),
        Some("commonjs") => Ok(Format::CommonJs),
        _ => by_syntax(ctx, path, source),
    }
}

/// Code that parses as CommonJS is CommonJS. What does not is a module if it gets further as one: a mistake in a
/// module's code must be reported as such, and not its first `import`.
fn by_syntax<'js>(ctx: &Ctx<'js>, path: &str, source: &[u8]) -> Result<Format> {
    let Err(error) = compile::common_js(ctx, source, path) else {
        return Ok(Format::CommonJs);
    };
    if !error.is_exception() {
        return Err(error);
    }
    let as_script = ctx.catch();
    Ok(if parses_further(ctx, path, source, &as_script)? { Format::Module } else { Format::CommonJs })
}

/// Whether the code gets further as a module than it got as CommonJS, where it failed with `as_script`.
fn parses_further<'js>(ctx: &Ctx<'js>, path: &str, source: &[u8], as_script: &Value<'js>) -> Result<bool> {
    let Some(script_end) = position(as_script) else {
        return Ok(false);
    };
    let text = compile::without_bom(source).to_vec();
    match Module::declare(ctx.clone(), path, text) {
        Ok(_) => Ok(true),
        Err(error) if error.is_exception() => Ok(position(&ctx.catch()).is_none_or(|end| end > script_end)),
        Err(error) => Err(error),
    }
}

/// Line and column of a syntax error, from the place that QuickJS puts first in its stack. Other errors have none: a
/// module that fails while its imports are linked has parsed.
fn position(error: &Value<'_>) -> Option<(u32, u32)> {
    let error: &Object = error.as_object()?;
    let name: String = error.get("name").ok()?;
    let stack: String = error.get("stack").ok()?;
    let place = stack.lines().find_map(|line| line.trim_start().strip_prefix("at "))?;
    let mut numbers = place.trim_end_matches(')').rsplit(':');
    let (column, line) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    (name == "SyntaxError").then_some((line, column))
}
