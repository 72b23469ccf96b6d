//! The object behind zlib's streams.

use rquickjs::class::{JsClass, Trace, Tracer, Writable};
use rquickjs::function::{Constructor, Opt, This};
use rquickjs::{Class, Ctx, Function, JsLifetime, Object, Result, String, Value};

use super::super::text::heap::HeapVec;
use super::super::text::view::Bytes;
use super::codec::{Codec, Failure, Flush};
use super::options::{self, Kind, Options};
use super::pump;

/// A codec, and what it had to say after the last bytes that came out of it.
pub(super) struct Stream {
    codec: Codec,
    options: Options,
    failure: Option<Failure>,
}

// SAFETY: the type holds no JavaScript values.
unsafe impl<'js> JsLifetime<'js> for Stream {
    type Changed<'to> = Stream;
}

impl<'js> Trace<'js> for Stream {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

impl<'js> JsClass<'js> for Stream {
    const NAME: &'static str = "ZlibStream";
    type Mutable = Writable;

    fn prototype(ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        let prototype = Object::new(ctx.clone())?;
        prototype.set("push", Function::new(ctx.clone(), push)?)?;
        prototype.set("reset", Function::new(ctx.clone(), reset)?)?;
        prototype.set("ended", Function::new(ctx.clone(), ended)?)?;
        Ok(Some(prototype))
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

/// `native.zlib.stream(kind, options)`
pub(super) fn create<'js>(ctx: Ctx<'js>, kind: String<'js>, options: Opt<Value<'js>>) -> Result<Class<'js, Stream>> {
    let kind = Kind::from_argument(&ctx, &kind)?;
    let options = Options::read(&ctx, kind, options.0)?;
    let codec = Codec::new(&ctx, &options, None)?;
    Class::instance(ctx, Stream { codec, options, failure: None })
}

/// `stream.push(bytes, flush)`: all the output there is. A failure after some output is thrown by the next call, so that
/// what was good is not lost.
fn push<'js>(
    ctx: Ctx<'js>,
    This(this): This<Class<'js, Stream>>,
    bytes: Bytes<'js>,
    flush: Opt<Value<'js>>,
) -> Result<Value<'js>> {
    let mut stream = this.try_borrow_mut()?;
    let flush = flush.0.map_or(Ok(Flush::None), |value| options::flush(&ctx, &value, stream.options.kind))?;
    if let Some(failure) = &stream.failure {
        return Err(failure.throw(&ctx));
    }
    let mut output = HeapVec::new(&ctx);
    if let Err(failure) = pump(&ctx, &mut stream.codec, bytes.as_slice(), flush, &mut output, usize::MAX)? {
        if output.len() == 0 {
            return Err(failure.throw(&ctx));
        }
        stream.failure = Some(failure);
    }
    output.into_uint8array()
}

/// `stream.reset()`: as if nothing had been pushed yet.
fn reset<'js>(ctx: Ctx<'js>, This(this): This<Class<'js, Stream>>) -> Result<()> {
    let mut stream = this.try_borrow_mut()?;
    stream.codec = Codec::new(&ctx, &stream.options, None)?;
    stream.failure = None;
    Ok(())
}

/// `stream.ended()`: the data is complete, and more input is not part of it.
fn ended<'js>(This(this): This<Class<'js, Stream>>) -> Result<bool> {
    Ok(this.try_borrow()?.codec.ended())
}
