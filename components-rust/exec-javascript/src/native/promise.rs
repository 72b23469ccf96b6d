//! `native.promise` and `native.proxy`: what JavaScript itself cannot see of promises and proxies, for `console` and for
//! `AsyncLocalStorage`.

use rquickjs::function::Opt;
use rquickjs::promise::PromiseState;
use rquickjs::{Array, Ctx, Error, Function, Object, Promise, Result, Value, qjs};

use super::text::heap::owned;

/// Makes the object `native.promise`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("state", Function::new(ctx.clone(), state)?)?;
    object.set("hook", Function::new(ctx.clone(), hook)?)?;
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

/// Calls `init(promise, parent)`, `before(promise)` and `after(promise)` as promises are made and their reactions run;
/// without arguments no longer.
fn hook<'js>(
    ctx: Ctx<'js>,
    init: Opt<Function<'js>>,
    before: Opt<Function<'js>>,
    after: Opt<Function<'js>>,
) -> Result<()> {
    match (init.0, before.0, after.0) {
        (Some(init), Some(before), Some(after)) => crate::promise_hook::set(&ctx, init, before, after),
        (None, None, None) => {
            crate::promise_hook::clear(&ctx);
            Ok(())
        }
        _ => Err(Error::MissingArgs { expected: 3, given: 1 }),
    }
}
