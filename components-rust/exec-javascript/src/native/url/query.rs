//! `application/x-www-form-urlencoded`, the format of `URLSearchParams`.
//!
//! Pairs have any number and any length, so nothing here takes a string whole: the crates do one piece at a time.

use percent_encoding::percent_decode;
use rquickjs::{Array, Ctx, Error, Result, String, Value, qjs};

use super::super::text::view::Text;
use super::super::text::work::spend;
use super::super::text::{CHUNK, decoder, heap::HeapVec};

/// What a pair or a part of one takes, and what a byte of it does.
const PIECE_NS: u64 = 300;
const BYTE_NS: u64 = 15;

/// `native.url.parseQuery(string)`: `[name, value, name, value, …]`
pub(super) fn parse<'js>(ctx: Ctx<'js>, query: String<'js>) -> Result<Array<'js>> {
    let query = Text::new(&query)?;
    let pairs = Array::new(ctx.clone())?;
    let mut count = 0;
    for pair in query.as_str().as_bytes().split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        for part in [parts.next(), parts.next()] {
            let text = unescape(&ctx, part.unwrap_or_default())?;
            append(&pairs, count, text)?;
            count += 1;
        }
    }
    Ok(pairs)
}

/// `+` is a space, `%XX` a byte, and the bytes are UTF-8.
fn unescape<'js>(ctx: &Ctx<'js>, part: &[u8]) -> Result<Value<'js>> {
    spend(ctx, 1, PIECE_NS)?;
    let mut bytes = HeapVec::with_capacity(ctx, part.len())?;
    for (index, piece) in part.split(|byte| *byte == b'+').enumerate() {
        spend(ctx, 1, PIECE_NS)?;
        if index > 0 {
            bytes.extend(b" ")?;
        }
        for chunk in percent_chunks(piece) {
            spend(ctx, chunk.len(), BYTE_NS)?;
            bytes.reserve(chunk.len())?;
            let slots = bytes.spare(chunk.len()).iter_mut();
            let written = slots.zip(percent_decode(chunk)).map(|(slot, byte)| *slot = byte).count();
            bytes.advance(written);
        }
    }
    decoder::utf8(ctx, bytes.as_slice())
}

/// Chunks that cut no `%XX` in two.
fn percent_chunks(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let mut end = bytes.len().min(CHUNK);
        if end < bytes.len() {
            let tail = bytes.get(end.saturating_sub(2)..end).unwrap_or_default();
            end -= tail.iter().rev().position(|byte| *byte == b'%').map_or(0, |back| back + 1);
        }
        let (chunk, rest) = bytes.split_at_checked(end)?;
        bytes = rest;
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// `native.url.encodeQuery(flat)`
pub(super) fn encode<'js>(ctx: Ctx<'js>, flat: Array<'js>) -> Result<Value<'js>> {
    let mut query = HeapVec::new(&ctx);
    for index in 0..length(&flat)? {
        spend(&ctx, 1, PIECE_NS)?;
        let part = Text::new(&flat.as_object().get::<_, String<'js>>(index)?)?;
        if index > 0 {
            query.extend(if index % 2 == 0 { b"&" } else { b"=" })?;
        }
        for chunk in part.as_str().as_bytes().chunks(CHUNK) {
            spend(&ctx, chunk.len(), BYTE_NS)?;
            for piece in form_urlencoded::byte_serialize(chunk) {
                query.extend(piece.as_bytes())?;
            }
        }
    }
    query.into_string()
}

/// The length of an array, whatever the program has made of it. (`Array::len` panics on a long one.)
fn length(array: &Array<'_>) -> Result<u32> {
    let mut length = 0;
    // SAFETY: the place is valid.
    let done = unsafe { qjs::JS_GetLength(array.ctx().as_raw().as_ptr(), array.as_value().as_raw(), &mut length) };
    if done < 0 { Err(Error::Exception) } else { u32::try_from(length).map_err(|_| Error::Unknown) }
}

/// Defines an item of an array, whatever setters the program has put on `Array.prototype`.
fn append<'js>(array: &Array<'js>, index: u32, value: Value<'js>) -> Result<()> {
    let ctx = array.ctx();
    let flags = qjs::JS_PROP_C_W_E as std::ffi::c_int;
    // SAFETY: the call takes ownership of the value, which is duplicated for it.
    let done = unsafe {
        let context = ctx.as_raw().as_ptr();
        let value = qjs::JS_DupValue(context, value.as_raw());
        qjs::JS_DefinePropertyValueUint32(context, array.as_value().as_raw(), index, value, flags)
    };
    if done < 0 { Err(Error::Exception) } else { Ok(()) }
}
