//! Telling the library when promises are made and when their reactions run.
//!
//! The hook is a plain C callback that finds the library's functions on an object in the runtime's opaque data; it is
//! only set once `async_hooks` is loaded, since every promise pays for it.

use rquickjs::{Ctx, Function, JsLifetime, Object, Result, Value, qjs};
use std::ffi::c_void;
use std::ptr::NonNull;

/// The library's functions, kept with the context.
struct Hooks<'js>(Object<'js>);

// SAFETY: the one lifetime of the type is that of the value in it.
unsafe impl<'js> JsLifetime<'js> for Hooks<'js> {
    type Changed<'to> = Hooks<'to>;
}

/// Sets the functions that are called.
pub(crate) fn set<'js>(ctx: &Ctx<'js>, init: Function<'js>, before: Function<'js>, after: Function<'js>) -> Result<()> {
    let hooks = Object::new(ctx.clone())?;
    hooks.set("init", init)?;
    hooks.set("before", before)?;
    hooks.set("after", after)?;
    // A hook that is being called keeps the old functions; there is no such caller, as hooks do not set hooks.
    let _ = ctx.store_userdata(Hooks(hooks));
    // SAFETY: the runtime is alive, and the callback needs no opaque data.
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetPromiseHook(runtime, Some(on_promise), std::ptr::null_mut());
    }
    Ok(())
}

/// Calls nothing any longer, and lets go of the functions.
pub(crate) fn clear(ctx: &Ctx<'_>) {
    // SAFETY: the runtime is alive.
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetPromiseHook(runtime, None, std::ptr::null_mut());
    }
    let _ = ctx.remove_userdata::<Hooks>();
}

unsafe extern "C" fn on_promise(
    context: *mut qjs::JSContext,
    kind: qjs::JSPromiseHookType,
    promise: qjs::JSValue,
    parent: qjs::JSValue,
    _opaque: *mut c_void,
) {
    let Some(context) = NonNull::new(context) else { return };
    // SAFETY: QuickJS calls this with its running context and with values that it owns, which are duplicated here.
    let (ctx, promise, parent) = unsafe {
        let ctx = Ctx::from_raw(context);
        let promise = Value::from_raw(ctx.clone(), qjs::JS_DupValue(context.as_ptr(), promise));
        let parent = Value::from_raw(ctx.clone(), qjs::JS_DupValue(context.as_ptr(), parent));
        (ctx, promise, parent)
    };
    let name = match kind {
        qjs::JSPromiseHookType_JS_PROMISE_HOOK_INIT => "init",
        qjs::JSPromiseHookType_JS_PROMISE_HOOK_BEFORE => "before",
        qjs::JSPromiseHookType_JS_PROMISE_HOOK_AFTER => "after",
        _ => return,
    };
    let Some(hooks) = ctx.userdata::<Hooks>().map(|hooks| hooks.0.clone()) else { return };
    let called = hooks.get::<_, Function>(name).and_then(|hook| hook.call::<_, ()>((promise, parent)));
    if called.is_err() {
        // The library's hooks do not throw; what stops them is the end of the run, which is noted elsewhere.
        ctx.catch();
    }
}
