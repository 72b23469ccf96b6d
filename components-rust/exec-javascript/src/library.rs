//! The JavaScript library: modules as bytecode, by id, loaded when they are first asked for.

use rquickjs::function::{FuncArg, This};
use rquickjs::{Atom, Ctx, Exception, Function, Object, Result, Value};

use crate::compile;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The id of the module that a run begins with.
const BOOTSTRAP: &str = "bootstrap";

/// The names, without `node:`, of the modules that a program can ask for.
pub(crate) fn builtin_names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().filter_map(|(id, _)| id.strip_prefix("node:"))
}

/// The id of the built-in module that a specifier names, if it names one.
pub(crate) fn builtin_id(specifier: &str) -> Option<&'static str> {
    let name = specifier.strip_prefix("node:").unwrap_or(specifier);
    MODULES.iter().map(|(id, _)| *id).find(|id| id.strip_prefix("node:") == Some(name))
}

/// Loads the library into a fresh context and gives the hooks that drive a program.
pub(crate) fn start<'js>(ctx: &Ctx<'js>, native: Object<'js>) -> Result<Object<'js>> {
    let require = Function::new(ctx.clone(), require)?;
    let loaded = Object::new(ctx.clone())?;
    loaded.set_prototype(None)?;
    // The state of `require` hangs on the function itself, where the garbage collector sees it.
    require.set("loaded", loaded)?;
    require.set("native", native)?;
    require.call((BOOTSTRAP,))
}

/// What library code calls to get another module: `require("node:fs")`.
fn require<'js>(ctx: Ctx<'js>, this: FuncArg<Function<'js>>, id: std::string::String) -> Result<Value<'js>> {
    let FuncArg(require) = this;
    let loaded: Object = require.get("loaded")?;
    // Made now, because what fails may fail for want of memory.
    let key = Atom::from_str(ctx.clone(), &id)?;
    if let Some(module) = loaded.get::<_, Option<Object>>(key.clone())? {
        return module.get("exports");
    }
    let Ok(index) = MODULES.binary_search_by(|(known, _)| (*known).cmp(id.as_str())) else {
        return Err(Exception::throw_message(&ctx, &format!("no library module `{id}`")));
    };
    let wrapper: Function = compile::bytecode(&ctx, MODULES[index].1)?.get()?;
    let module = Object::new(ctx.clone())?;
    let exports = Object::new(ctx.clone())?;
    module.set("exports", exports.clone())?;
    loaded.set(key.clone(), module.clone())?;
    let native: Object = require.get("native")?;
    let evaluated = wrapper.call::<_, ()>((This(exports.clone()), exports, require, module.clone(), native));
    if let Err(error) = evaluated {
        // What failed to load is loaded anew when it is asked for again.
        loaded.remove(key)?;
        return Err(error);
    }
    module.get("exports")
}
