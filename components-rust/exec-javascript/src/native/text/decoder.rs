//! `TextDecoder`: the encodings and the streaming of the Encoding standard, by `encoding_rs`.

use encoding_rs::{CoderResult, Encoding, UTF_8};
use rquickjs::class::{Trace, Tracer, Writable};
use rquickjs::function::{Constructor, Opt, This};
use rquickjs::{Class, Ctx, FromJs, Function, IntoJs, JsLifetime, Object, Result, String, Value, class::JsClass};

use crate::guard::{self, Charge};

use super::CHUNK;
use super::error::{self, throw};
use super::heap::{HeapVec, define, new_string};
use super::view::{Bytes, Utf8};
use super::work::spend;

/// A decoder with what it has seen of an unfinished character.
pub(super) struct Decoder {
    encoding: &'static Encoding,
    fatal: bool,
    ignore_bom: bool,
    inner: encoding_rs::Decoder,
    /// No input since the last reset.
    fresh: bool,
    _charge: Charge,
}

// SAFETY: the type holds no JavaScript values.
unsafe impl<'js> JsLifetime<'js> for Decoder {
    type Changed<'to> = Decoder;
}

impl<'js> Trace<'js> for Decoder {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

impl<'js> JsClass<'js> for Decoder {
    const NAME: &'static str = "Decoder";
    type Mutable = Writable;

    fn prototype(ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        let prototype = Object::new(ctx.clone())?;
        prototype.set("decode", Function::new(ctx.clone(), decode)?)?;
        Ok(Some(prototype))
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

impl Decoder {
    fn reset(&mut self) {
        self.inner = new_inner(self.encoding, self.ignore_bom);
        self.fresh = true;
    }
}

fn new_inner(encoding: &'static Encoding, ignore_bom: bool) -> encoding_rs::Decoder {
    if ignore_bom { encoding.new_decoder_without_bom_handling() } else { encoding.new_decoder_with_bom_removal() }
}

/// `native.text.decoder(label, fatal, ignoreBOM)`
pub(super) fn create<'js>(
    ctx: Ctx<'js>,
    label: String<'js>,
    fatal: Opt<Value<'js>>,
    ignore_bom: Opt<Value<'js>>,
) -> Result<Value<'js>> {
    let flag = |value: Opt<Value<'js>>| value.0.and_then(|value| value.as_bool()).unwrap_or(false);
    let (fatal, ignore_bom) = (flag(fatal), flag(ignore_bom));
    let label = Utf8::new(&label)?;
    let Some(encoding) = Encoding::for_label_no_replacement(label.as_bytes()) else {
        let label = label.as_bytes().get(..64).unwrap_or(label.as_bytes());
        let message = format!("The \"{}\" encoding is not supported", std::string::String::from_utf8_lossy(label));
        return Err(throw(&ctx, error::Class::Range, "ERR_ENCODING_NOT_SUPPORTED", &message));
    };
    let charge = guard::charge(&ctx, size_of::<Decoder>())?;
    let inner = new_inner(encoding, ignore_bom);
    let decoder = Decoder { encoding, fatal, ignore_bom, inner, fresh: true, _charge: charge };
    let object = Class::instance(ctx.clone(), decoder)?;
    define(&object, c"encoding", name(encoding).into_js(&ctx)?)?;
    Ok(object.into_value())
}

fn name(encoding: &'static Encoding) -> std::string::String {
    encoding.name().to_ascii_lowercase()
}

/// `decoder.decode(bytes, stream)`
fn decode<'js>(
    ctx: Ctx<'js>,
    This(this): This<Class<'js, Decoder>>,
    bytes: Opt<Value<'js>>,
    stream: Opt<Value<'js>>,
) -> Result<Value<'js>> {
    let bytes = bytes.0.filter(|value| !value.is_undefined()).map(|value| Bytes::from_js(&ctx, value)).transpose()?;
    let stream = stream.0.and_then(|value| value.as_bool()).unwrap_or(false);
    let bytes = bytes.as_ref().map_or(&[][..], Bytes::as_slice);
    let mut decoder = this.try_borrow_mut()?;
    spend(&ctx, bytes.len(), 2)?;
    if decoder.fresh && !stream && decoder.encoding == UTF_8 {
        let skip = if decoder.ignore_bom { 0 } else { usize::from(bytes.starts_with(b"\xEF\xBB\xBF")) * 3 };
        let text = bytes.get(skip..).unwrap_or_default();
        if std::str::from_utf8(text).is_ok() {
            return new_string(&ctx, text);
        }
    }
    decoder.fresh = false;
    let mut text = HeapVec::new(&ctx);
    let malformed = run(&ctx, &mut decoder.inner, bytes, !stream, &mut text)?;
    let refused = malformed && decoder.fatal;
    if refused || !stream {
        decoder.reset();
    }
    if refused {
        let message = format!("The encoded data was not valid for encoding {}", name(decoder.encoding));
        return Err(throw(&ctx, error::Class::Type, "ERR_ENCODING_INVALID_ENCODED_DATA", &message));
    }
    text.into_string()
}

/// Decodes `bytes` onto the end of `text` and tells whether any of them were malformed.
fn run<'js>(
    ctx: &Ctx<'js>,
    decoder: &mut encoding_rs::Decoder,
    bytes: &[u8],
    last: bool,
    text: &mut HeapVec<'js, u8>,
) -> Result<bool> {
    let mut rest = bytes;
    let mut malformed = false;
    loop {
        let (chunk, _) = rest.split_at(rest.len().min(CHUNK));
        spend(ctx, chunk.len(), 10)?;
        let finish = last && chunk.len() == rest.len();
        let room = decoder.max_utf8_buffer_length(chunk.len()).unwrap_or(4 * CHUNK);
        text.reserve(room)?;
        let (outcome, read, written, errors) = decoder.decode_to_utf8(chunk, text.spare(room), finish);
        text.advance(written);
        malformed |= errors;
        rest = rest.get(read..).unwrap_or_default();
        if outcome == CoderResult::InputEmpty && rest.is_empty() {
            return Ok(malformed);
        }
    }
}

/// UTF-8 bytes as a string, with U+FFFD for what is malformed. A byte order mark is a character like others.
pub(crate) fn utf8<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    spend(ctx, bytes.len(), 2)?;
    if std::str::from_utf8(bytes).is_ok() {
        return new_string(ctx, bytes);
    }
    let mut text = HeapVec::new(ctx);
    run(ctx, &mut UTF_8.new_decoder_without_bom_handling(), bytes, true, &mut text)?;
    text.into_string()
}
