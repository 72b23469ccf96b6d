//! What kind of code a file holds, and the code itself.

use exec_core::Files;
use rquickjs::module::Declared;
use rquickjs::{Ctx, Error, Function, Module, Object, Result, Value};

use super::loader::declare;
use super::package;
use super::resolve::path_of;
use crate::compile;

/// The kinds of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Module,
    CommonJs,
    Json,
}

/// The compiled code of a file.
pub(crate) enum Code<'js> {
    /// An ES module, its imports linked.
    Module(Module<'js, Declared>),
    /// The function that CommonJS code is wrapped in.
    CommonJs(Function<'js>),
    /// No code but a value, in text.
    Json,
}

/// Compiles a file as what it is: its extension says so, or the package that it belongs to, or else its syntax.
pub(crate) fn code_of<'js>(ctx: &Ctx<'js>, files: &Files, path: &str, source: &[u8], main: bool) -> Result<Code<'js>> {
    match declared_format(files, path) {
        Some(Format::Json) => Ok(Code::Json),
        Some(Format::Module) => declare(ctx, path, source, main).map(Code::Module),
        Some(Format::CommonJs) => compile::common_js(ctx, source, path).map(Code::CommonJs),
        None => by_syntax(ctx, path, source, main),
    }
}

/// What a file is said to be, without a look at its content.
fn declared_format(files: &Files, path: &str) -> Option<Format> {
    match path_of(path).rsplit_once('.').map(|(_, extension)| extension) {
        Some("mjs") => Some(Format::Module),
        Some("cjs") => Some(Format::CommonJs),
        Some("json") => Some(Format::Json),
        _ => match package::of_file(files, path_of(path))?.json["type"].as_str()? {
            "module" => Some(Format::Module),
            "commonjs" => Some(Format::CommonJs),
            _ => None,
        },
    }
}

/// Code that parses as CommonJS is CommonJS. What does not is a module, if it parses or gets further as one: a mistake in
/// a module's code must be reported as such, and not its first `import`.
fn by_syntax<'js>(ctx: &Ctx<'js>, path: &str, source: &[u8], main: bool) -> Result<Code<'js>> {
    let as_script = match compile::common_js(ctx, source, path) {
        Ok(function) => return Ok(Code::CommonJs(function)),
        Err(error) => caught(ctx, error)?,
    };
    // A NUL can stand in no module (its text goes to QuickJS as a C string), and hardly in anything that is code.
    let Some(script_end) = position(&as_script).filter(|_| !source.contains(&0)) else {
        return Err(ctx.throw(as_script));
    };
    let as_module = match declare(ctx, path, source, main) {
        Ok(module) => return Ok(Code::Module(module)),
        Err(error) => caught(ctx, error)?,
    };
    let further = position(&as_module).is_none_or(|module_end| module_end > script_end);
    Err(ctx.throw(if further { as_module } else { as_script }))
}

fn caught<'js>(ctx: &Ctx<'js>, error: Error) -> Result<Value<'js>> {
    if error.is_exception() { Ok(ctx.catch()) } else { Err(error) }
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
