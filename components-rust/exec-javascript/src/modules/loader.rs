//! How ES modules are found and linked: QuickJS asks here for every `import`.

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr::NonNull;

use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::module::Declared;
use rquickjs::{Array, Ctx, Error, Function, Module, Object, Result, Value, qjs};

use super::format::{Code, code_of};
use super::resolve::{Purpose, path_of, resolve};
use super::source::read_source;
use crate::compile;
use crate::event_loop::on_rejection;
use crate::guard;
use crate::native::About;
use crate::native::loading::throw_unresolved;
use crate::run::Run;
use crate::runtime::hooks_of;

/// Finds what a specifier in an ES module means.
pub(crate) struct SessionResolver;

/// Loads what was found.
pub(crate) struct SessionLoader;

impl Resolver for SessionResolver {
    fn resolve<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        base: &str,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<String> {
        let run = Run::current()?;
        run.entry_parsed();
        resolve(&run.job.files, name, base, Purpose::Import)
            .map_err(|error| throw_unresolved(ctx, &error, Purpose::Import))
    }
}

impl Loader for SessionLoader {
    fn load<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<Module<'js, Declared>> {
        let run = Run::current()?;
        if name.starts_with("node:") {
            return from_exports(ctx, name);
        }
        let path = path_of(name);
        let source = read_source(&run.job.files, path).map_err(|error| About::path("open", path).throw(ctx, error))?;
        match code_of(ctx, &run.job.files, name, &source, false)? {
            Code::Module(module) => Ok(module),
            Code::CommonJs(_) | Code::Json => from_exports(ctx, name),
        }
    }
}

/// An ES module from its source, with its `import.meta`.
pub(crate) fn declare<'js>(ctx: &Ctx<'js>, name: &str, source: &[u8], main: bool) -> Result<Module<'js, Declared>> {
    let module = Module::declare(ctx.clone(), name, compile::without_bom(source).to_vec())?;
    let fill: Function = hooks_of(ctx)?.get("importMeta")?;
    let (path, suffix) = name.split_at(path_of(name).len());
    fill.call::<_, ()>((module.meta()?, path, main, suffix))?;
    Ok(module)
}

/// Loads an ES module for `require` and gives its namespace, or none where it still waits at its top level.
pub(crate) fn load_namespace<'js>(ctx: &Ctx<'js>, path: &str) -> Result<Option<Value<'js>>> {
    let promise = Module::import(ctx, path)?;
    loop {
        match promise.result::<Value>() {
            Some(Err(error)) if error.is_exception() => {
                // Whoever requires the module gets the error, so it is not one that nobody handles.
                let error = ctx.catch();
                on_rejection(ctx.clone(), promise.into_value(), Value::new_undefined(ctx.clone()), true);
                return Err(ctx.throw(error));
            }
            Some(namespace) => return namespace.map(Some),
            None => {}
        }
        match compile::one_job(ctx) {
            Some(done) => done?,
            None => return Ok(None),
        }
    }
}

/// A module over the exports of a CommonJS, JSON or built-in module: `default` is the exports themselves, and each of
/// their own names that can be imported is there too.
fn from_exports<'js>(ctx: &Ctx<'js>, id: &str) -> Result<Module<'js, Declared>> {
    // SAFETY: `load_exports` is a load function as QuickJS wants it.
    unsafe { Module::from_load_fn(ctx.clone(), id, load_exports) }
}

/// Makes the module of [`from_exports`]; null where an exception was thrown.
unsafe extern "C" fn load_exports(context: *mut qjs::JSContext, id: *const c_char) -> *mut qjs::JSModuleDef {
    let Some(context) = NonNull::new(context) else { return std::ptr::null_mut() };
    // SAFETY: the context is the running one, and the name ends with a NUL.
    let (ctx, id) = unsafe { (Ctx::from_raw(context), CStr::from_ptr(id)) };
    declare_exports(&ctx, id).map_or_else(
        |error| {
            guard::raise(&ctx, error);
            std::ptr::null_mut()
        },
        NonNull::as_ptr,
    )
}

fn declare_exports(ctx: &Ctx<'_>, id: &CStr) -> Result<NonNull<qjs::JSModuleDef>> {
    let load: Function = hooks_of(ctx)?.get("requireForImport")?;
    let exports: Value = load.call((path_of(id.to_str()?),))?;
    let names = own_names(&exports)?;
    let parts = Array::new(ctx.clone())?;
    parts.set(0, exports)?;
    for (index, name) in names.iter().enumerate() {
        parts.set(index + 1, name.as_str())?;
    }
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the context is alive; QuickJS copies the name.
    let module = unsafe { qjs::JS_NewCModule(context, id.as_ptr(), Some(fill_exports)) };
    let module = NonNull::new(module).ok_or(Error::Exception)?;
    // SAFETY: the module is alive; the private value is handed over with a reference of its own.
    unsafe {
        let value = qjs::JS_DupValue(context, parts.as_value().as_raw());
        check(qjs::JS_SetModulePrivateValue(context, module.as_ptr(), value))?;
        check(qjs::JS_AddModuleExport(context, module.as_ptr(), c"default".as_ptr()))?;
    }
    for name in names {
        let name = CString::new(name)?;
        // SAFETY: as above; QuickJS copies the name.
        unsafe { check(qjs::JS_AddModuleExport(context, module.as_ptr(), name.as_ptr()))? };
    }
    Ok(module)
}

/// The own enumerable names of an object that can be names of imports.
fn own_names(exports: &Value<'_>) -> Result<Vec<String>> {
    let Some(object) = exports.as_object() else {
        return Ok(Vec::new());
    };
    let names = object.keys::<String>().collect::<Result<Vec<_>>>()?;
    Ok(names.into_iter().filter(|name| name != "default" && !name.contains('\0')).collect())
}

/// Called by QuickJS when the module is evaluated: gives every export its value.
unsafe extern "C" fn fill_exports(context: *mut qjs::JSContext, module: *mut qjs::JSModuleDef) -> c_int {
    // SAFETY: QuickJS calls this with its own context and a module that `from_exports` has made.
    let (ctx, parts) = unsafe {
        let Some(context) = NonNull::new(context) else { return -1 };
        let ctx = Ctx::from_raw(context);
        let value = qjs::JS_GetModulePrivateValue(context.as_ptr(), module);
        let parts = Value::from_raw(ctx.clone(), value);
        (ctx, parts)
    };
    let export = |name: &CStr, value: Value<'_>| {
        // SAFETY: as above; the value is handed over with a reference of its own.
        unsafe {
            let value = qjs::JS_DupValue(ctx.as_raw().as_ptr(), value.as_raw());
            check(qjs::JS_SetModuleExport(ctx.as_raw().as_ptr(), module, name.as_ptr(), value))
        }
    };
    match fill(&parts, export) {
        Ok(()) => 0,
        Err(error) => {
            guard::raise(&ctx, error);
            -1
        }
    }
}

fn fill<'js>(parts: &Value<'js>, export: impl Fn(&CStr, Value<'js>) -> Result<()>) -> Result<()> {
    let parts = parts.as_array().ok_or(Error::Unknown)?;
    let exports: Value = parts.get(0)?;
    export(c"default", exports.clone())?;
    for index in 1..parts.len() {
        let name: String = parts.get(index)?;
        let value: Value =
            exports.as_object().map_or_else(|| Ok(exports.clone()), |object: &Object| object.get(name.as_str()))?;
        export(&CString::new(name)?, value)?;
    }
    Ok(())
}

fn check(done: c_int) -> Result<()> {
    if done < 0 { Err(Error::Exception) } else { Ok(()) }
}
