//! `native.text`: characters and bytes. UTF-8, Node's `Buffer` encodings, and the decoders of the Encoding standard.
//!
//! [`heap`], [`view`], [`error`] and [`work`] are what all natives of this library share: how they give and take bytes and
//! strings, fail, and ask for the time.

mod base64;
pub(crate) mod decoder;
mod encodings;
pub(crate) mod error;
pub(crate) mod heap;
pub(crate) mod view;
pub(crate) mod work;

#[cfg(test)]
pub(crate) mod tests;

use rquickjs::function::Opt;
use rquickjs::{Ctx, Function, Object, Result, String, Value};

use encodings::Encoding;
use view::{Bytes, Utf8, replace_surrogates};

/// Characters or bytes that a loop handles before it counts its work: well under a millisecond.
pub(crate) const CHUNK: usize = 64 * 1024;

/// Makes the object `native.text`.
pub fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    rquickjs::Class::<decoder::Decoder>::prototype(ctx)?;
    object.set("encode", Function::new(ctx.clone(), encode)?)?;
    object.set("encodeInto", Function::new(ctx.clone(), encode_into)?)?;
    object.set("byteLength", Function::new(ctx.clone(), byte_length)?)?;
    object.set("toBytes", Function::new(ctx.clone(), to_bytes)?)?;
    object.set("fromBytes", Function::new(ctx.clone(), from_bytes)?)?;
    object.set("decoder", Function::new(ctx.clone(), decoder::create)?)?;
    Ok(object)
}

fn encode<'js>(ctx: Ctx<'js>, string: String<'js>) -> Result<Value<'js>> {
    encodings::to_bytes(&ctx, &string, Encoding::Utf8)?.into_uint8array()
}

fn encode_into<'js>(_ctx: Ctx<'js>, string: String<'js>, mut target: Bytes<'js>) -> Result<Vec<usize>> {
    let source = Utf8::new(&string)?;
    let (source, target) = (source.as_bytes(), target.as_mut_slice());
    let mut end = source.len().min(target.len());
    // Back to the start of a character: the byte after the cut must not be a continuation.
    while source.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end -= 1;
    }
    let (Some(source), Some(target)) = (source.get(..end), target.get_mut(..end)) else {
        return Ok(vec![0, 0]);
    };
    target.copy_from_slice(source);
    replace_surrogates(target);
    Ok(vec![units(source), end])
}

/// How many UTF-16 units the characters of `utf8` take.
fn units(utf8: &[u8]) -> usize {
    utf8.iter().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0)).sum()
}

fn byte_length<'js>(ctx: Ctx<'js>, string: String<'js>, encoding: Opt<Value<'js>>) -> Result<usize> {
    let encoding = Encoding::from_argument(&ctx, encoding.0)?;
    encodings::byte_length(&string, encoding)
}

fn to_bytes<'js>(ctx: Ctx<'js>, string: String<'js>, encoding: Opt<Value<'js>>) -> Result<Value<'js>> {
    let encoding = Encoding::from_argument(&ctx, encoding.0)?;
    encodings::to_bytes(&ctx, &string, encoding)?.into_uint8array()
}

fn from_bytes<'js>(
    ctx: Ctx<'js>,
    bytes: Bytes<'js>,
    encoding: Opt<Value<'js>>,
    start: Opt<Value<'js>>,
    end: Opt<Value<'js>>,
) -> Result<Value<'js>> {
    let encoding = Encoding::from_argument(&ctx, encoding.0)?;
    let bytes = bytes.as_slice();
    let end = index(end.0, bytes.len());
    let start = index(start.0, 0).min(end);
    encodings::from_bytes(&ctx, bytes.get(start..end.min(bytes.len())).unwrap_or_default(), encoding)
}

/// A position that the program gave: what is no number is `default`, what lies outside is the nearest end.
fn index(value: Option<Value<'_>>, default: usize) -> usize {
    value.and_then(|value| value.as_number()).map_or(default, |number| number as usize)
}
