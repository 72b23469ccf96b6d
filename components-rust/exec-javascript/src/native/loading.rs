//! `native.modules`: what the library's CommonJS loader needs of the component.

use rquickjs::{Ctx, Error, Exception, Function, Module, Object, Result, String as JsString, Value};

use super::text::view::{Utf8, replace_surrogates};
use crate::modules::{Code, Purpose, ResolveError, code_of, load_namespace, resolve};
use crate::run::Run;
use crate::{compile, guard, library};

/// Makes the object `native.modules`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let resolve = |ctx: Ctx<'js>, specifier: JsString<'js>, from: JsString<'js>, purpose: String| {
        let purpose = if purpose == "import" { Purpose::Import } else { Purpose::Require };
        found(&ctx, &specifier, &from, purpose)
    };
    object.set("resolve", Function::new(ctx.clone(), resolve)?)?;
    object.set("compile", Function::new(ctx.clone(), compile_text)?)?;
    let load = |ctx: Ctx<'js>, path: String, source: JsString<'js>| match code_of(
        &ctx,
        &Run::current()?.job.files,
        &path,
        &text_of(&ctx, &source)?,
        false,
    )? {
        Code::CommonJs(function) => Ok(Some(function)),
        Code::Module(_) | Code::Json => Ok::<_, Error>(None),
    };
    object.set("load", Function::new(ctx.clone(), load)?)?;
    object.set("requireEsm", Function::new(ctx.clone(), require_esm)?)?;
    let import = |ctx: Ctx<'js>, specifier: JsString<'js>, from: JsString<'js>| {
        Module::import(&ctx, found(&ctx, &specifier, &from, Purpose::Import)?)
    };
    object.set("import", Function::new(ctx.clone(), import)?)?;
    object.set("builtins", library::builtin_names().collect::<Vec<_>>())?;
    Ok(object)
}

/// What a specifier means, with the program's strings looked at where they are: only short ones are copied.
fn found<'js>(ctx: &Ctx<'js>, specifier: &JsString<'js>, from: &JsString<'js>, purpose: Purpose) -> Result<String> {
    let (specifier, from) = (Utf8::new(specifier)?, Utf8::new(from)?);
    let (specifier, from) = (std::str::from_utf8(specifier.as_bytes())?, std::str::from_utf8(from.as_bytes())?);
    resolve(&Run::current()?.job.files, specifier, from, purpose)
        .map_err(|error| throw_unresolved(ctx, &error, purpose))
}

/// Throws what Node throws where a specifier leads nowhere.
pub(crate) fn throw_unresolved(ctx: &Ctx<'_>, error: &ResolveError, purpose: Purpose) -> Error {
    let code = match error {
        ResolveError::NoFile { .. } | ResolveError::NoPackage { .. } => match purpose {
            Purpose::Require => "MODULE_NOT_FOUND",
            Purpose::Import => "ERR_MODULE_NOT_FOUND",
        },
        ResolveError::NoBuiltin { .. } => "ERR_UNKNOWN_BUILTIN_MODULE",
        ResolveError::NotExported { .. } => "ERR_PACKAGE_PATH_NOT_EXPORTED",
        ResolveError::NotImported { .. } => "ERR_PACKAGE_IMPORT_NOT_DEFINED",
    };
    let message = match error {
        // The library adds the stack of those who asked.
        ResolveError::NoFile { specifier, .. } | ResolveError::NoPackage { specifier, .. }
            if purpose == Purpose::Require =>
        {
            format!("Cannot find module '{specifier}'")
        }
        other => other.to_string(),
    };
    throw_with_code(ctx, &message, code)
}

fn throw_with_code(ctx: &Ctx<'_>, message: &str, code: &str) -> Error {
    let exception = Exception::from_message(ctx.clone(), message);
    match exception.and_then(|exception| exception.as_object().set("code", code).map(|()| exception)) {
        Ok(exception) => exception.throw(),
        Err(error) => error,
    }
}

fn compile_text<'js>(ctx: Ctx<'js>, source: JsString<'js>, path: String) -> Result<Function<'js>> {
    compile::common_js(&ctx, &text_of(&ctx, &source)?, &path)
}

/// The UTF-8 of source text.
fn text_of<'js>(ctx: &Ctx<'js>, source: &JsString<'js>) -> Result<Vec<u8>> {
    let text = Utf8::new(source)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(text.as_bytes().len()).map_err(|_| guard::out_of_memory(ctx))?;
    bytes.extend_from_slice(text.as_bytes());
    replace_surrogates(&mut bytes);
    Ok(bytes)
}

fn require_esm<'js>(ctx: Ctx<'js>, path: String) -> Result<Value<'js>> {
    load_namespace(&ctx, &path)?.ok_or_else(|| {
        let message = format!("require() cannot be used on an ES module that waits at its top level: {path}");
        throw_with_code(&ctx, &message, "ERR_REQUIRE_ASYNC_MODULE")
    })
}
