//! The objects behind `createHash` and `createHmac`.

use digest::DynDigest;
use rquickjs::class::{JsClass, Trace, Tracer, Writable};
use rquickjs::function::{Constructor, This};
use rquickjs::{Class, Ctx, Error, Function, JsLifetime, Object, Result, String, Value};

use crate::guard::{self, Charge};

use super::super::text::error::{self, throw, throw_plain};
use super::super::text::heap::HeapVec;
use super::super::text::view::{Bytes, Utf8};
use super::super::text::work::spend;
use super::algorithms::{Algorithm, MAX_OUTPUT, Mac};
use super::{CHUNK, DIGEST_NS};

/// What the largest state in the table takes, with both states of an HMAC.
const STATE_BYTES: usize = 1024;

/// A digest or an HMAC under way; none of them once its result was taken.
pub(super) struct Hasher {
    state: State,
    _charge: Charge,
}

enum State {
    Digest(Box<dyn DynDigest>),
    Mac(Box<dyn Mac>),
    Finished,
}

// SAFETY: the type holds no JavaScript values.
unsafe impl<'js> JsLifetime<'js> for Hasher {
    type Changed<'to> = Hasher;
}

impl<'js> Trace<'js> for Hasher {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

impl<'js> JsClass<'js> for Hasher {
    const NAME: &'static str = "Hasher";
    type Mutable = Writable;

    fn prototype(ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        let prototype = Object::new(ctx.clone())?;
        prototype.set("update", Function::new(ctx.clone(), update)?)?;
        prototype.set("digest", Function::new(ctx.clone(), digest)?)?;
        prototype.set("copy", Function::new(ctx.clone(), copy)?)?;
        Ok(Some(prototype))
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

/// `native.crypto.hash(algorithm)`
pub(super) fn hash<'js>(ctx: Ctx<'js>, algorithm: String<'js>) -> Result<Class<'js, Hasher>> {
    let Some(algorithm) = Algorithm::find(&name(&algorithm)?) else {
        return Err(throw_plain(&ctx, "Digest method not supported"));
    };
    let charge = guard::charge(&ctx, STATE_BYTES)?;
    Class::instance(ctx, Hasher { state: State::Digest(algorithm.digest()), _charge: charge })
}

/// `native.crypto.hmac(algorithm, key)`
pub(super) fn hmac<'js>(ctx: Ctx<'js>, algorithm: String<'js>, key: Bytes<'js>) -> Result<Class<'js, Hasher>> {
    let algorithm = Algorithm::find_or_throw(&ctx, &name(&algorithm)?)?;
    let charge = guard::charge(&ctx, STATE_BYTES)?;
    let mac = algorithm.hmac(&ctx, key.as_slice())?;
    Class::instance(ctx, Hasher { state: State::Mac(mac), _charge: charge })
}

/// The start of a name that the program gave: no algorithm has a longer one.
pub(super) fn name(name: &String<'_>) -> Result<std::string::String> {
    let utf8 = Utf8::new(name)?;
    let start = utf8.as_bytes().get(..64).unwrap_or(utf8.as_bytes());
    Ok(std::string::String::from_utf8_lossy(start).into_owned())
}

fn update<'js>(ctx: Ctx<'js>, This(this): This<Class<'js, Hasher>>, bytes: Bytes<'js>) -> Result<()> {
    let mut hasher = this.try_borrow_mut()?;
    for chunk in bytes.as_slice().chunks(CHUNK) {
        spend(&ctx, chunk.len(), DIGEST_NS)?;
        match &mut hasher.state {
            State::Digest(digest) => digest.update(chunk),
            State::Mac(mac) => mac.update(chunk),
            State::Finished => break,
        }
    }
    if matches!(hasher.state, State::Finished) { Err(finished(&ctx)) } else { Ok(()) }
}

fn digest<'js>(ctx: Ctx<'js>, This(this): This<Class<'js, Hasher>>) -> Result<Value<'js>> {
    let mut hasher = this.try_borrow_mut()?;
    let mut bytes = HeapVec::with_capacity(&ctx, MAX_OUTPUT)?;
    match std::mem::replace(&mut hasher.state, State::Finished) {
        State::Digest(digest) => bytes.extend(&digest.finalize())?,
        State::Mac(mut mac) => {
            let mut output = [0; MAX_OUTPUT];
            let length = mac.finish(&mut output);
            bytes.extend(output.get(..length).unwrap_or_default())?;
        }
        State::Finished => return Err(finished(&ctx)),
    }
    bytes.into_uint8array()
}

fn copy<'js>(ctx: Ctx<'js>, This(this): This<Class<'js, Hasher>>) -> Result<Class<'js, Hasher>> {
    let state = match &this.try_borrow()?.state {
        State::Digest(digest) => State::Digest(digest.box_clone()),
        State::Mac(_) => return Err(Error::new_from_js("Hmac", "Hash")),
        State::Finished => return Err(finished(&ctx)),
    };
    let charge = guard::charge(&ctx, STATE_BYTES)?;
    Class::instance(ctx, Hasher { state, _charge: charge })
}

fn finished(ctx: &Ctx<'_>) -> Error {
    throw(ctx, error::Class::Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called")
}
