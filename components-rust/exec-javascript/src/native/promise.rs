//! `native.promise` and `native.proxy`: what JavaScript itself cannot see of promises and proxies, for `console` and for
//! `AsyncLocalStorage`.

use rquickjs::promise::PromiseState;
use rquickjs::{Array, Ctx, Function, Object, Promise, Result, Value, qjs};

use super::text::heap::owned;

/// Makes the object `native.promise`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("state", Function::new(ctx.clone(), state)?)?;
    #[cfg(target_family = "wasm")]
    {
        object.set("frame", Function::new(ctx.clone(), frame::get)?)?;
        object.set("setFrame", Function::new(ctx.clone(), frame::set)?)?;
    }
    Ok(object)
}

fn state<'js>(ctx: Ctx<'js>, promise: Promise<'js>) -> Result<Array<'js>> {
    let parts = Array::new(ctx.clone())?;
    let name = match promise.state() {
        PromiseState::Pending => "pending",
        PromiseState::Resolved => "fulfilled",
        PromiseState::Rejected => "rejected",
    };
    parts.set(0, name)?;
    if promise.state() != PromiseState::Pending {
        // SAFETY: the promise is alive; the result is a new reference.
        let result = unsafe { qjs::JS_PromiseResult(ctx.as_raw().as_ptr(), promise.as_value().as_raw()) };
        parts.set(1, owned(&ctx, result)?)?;
    }
    Ok(parts)
}

/// Target and handler of a proxy; undefined for anything else.
pub(crate) fn proxy_parts<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Value<'js>> {
    if !value.is_proxy() {
        return Ok(Value::new_undefined(ctx));
    }
    let context = ctx.as_raw().as_ptr();
    let parts = Array::new(ctx.clone())?;
    // SAFETY: the value is a proxy and alive; both results are new references.
    let (target, handler) =
        unsafe { (qjs::JS_GetProxyTarget(context, value.as_raw()), qjs::JS_GetProxyHandler(context, value.as_raw())) };
    parts.set(0, owned(&ctx, target)?)?;
    parts.set(1, owned(&ctx, handler)?)?;
    Ok(parts.into_value())
}

/// The value that belongs to the code that runs now: reactions, awaits and microtasks run with the one that was set when
/// they were registered. A patch of QuickJS keeps it.
#[cfg(target_family = "wasm")]
mod frame {
    use rquickjs::{Ctx, Result, Value, qjs};

    use crate::native::text::heap::owned;

    unsafe extern "C" {
        fn JS_SetAsyncFrame(ctx: *mut qjs::JSContext, frame: qjs::JSValue);
        fn JS_GetAsyncFrame(ctx: *mut qjs::JSContext) -> qjs::JSValue;
    }

    pub(super) fn set<'js>(ctx: Ctx<'js>, frame: Value<'js>) {
        // SAFETY: the context and the value are alive; QuickJS takes a reference of its own.
        unsafe { JS_SetAsyncFrame(ctx.as_raw().as_ptr(), frame.as_raw()) }
    }

    pub(super) fn get<'js>(ctx: Ctx<'js>) -> Result<Value<'js>> {
        // SAFETY: the context is alive; the result is a new reference.
        owned(&ctx, unsafe { JS_GetAsyncFrame(ctx.as_raw().as_ptr()) })
    }
}
