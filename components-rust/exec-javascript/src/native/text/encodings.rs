//! Node's `Buffer` encodings, with Node's leniency.

use std::borrow::Cow;

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use rquickjs::{Ctx, Result, String, Value};

use super::heap::{HeapVec, new_string};
use super::view::{Utf8, Utf16, length, replace_surrogates};
use super::work::spend;
use super::{CHUNK, base64, decoder};

/// How bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16le,
    Latin1,
    Ascii,
    Base64,
    Base64url,
    Hex,
}

impl Encoding {
    /// The encoding that an argument names, UTF-8 where it is not given.
    pub(super) fn from_argument<'js>(ctx: &Ctx<'js>, argument: Option<Value<'js>>) -> Result<Self> {
        let Some(argument) = argument.filter(|value| !value.is_undefined() && !value.is_null()) else {
            return Ok(Self::Utf8);
        };
        let name = argument.as_string().map(Utf8::new).transpose()?;
        let name = name.as_ref().map_or(Cow::Borrowed(argument.type_name()), |name| {
            std::string::String::from_utf8_lossy(name.as_bytes().get(..64).unwrap_or(name.as_bytes()))
        });
        Self::from_name(&name).ok_or_else(|| {
            let message = format!("Unknown encoding: {name}");
            super::error::throw(ctx, super::error::Class::Type, "ERR_UNKNOWN_ENCODING", &message)
        })
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "utf8" | "utf-8" => Self::Utf8,
            "utf16le" | "utf-16le" | "ucs2" | "ucs-2" => Self::Utf16le,
            "latin1" | "binary" => Self::Latin1,
            "ascii" => Self::Ascii,
            "base64" => Self::Base64,
            "base64url" => Self::Base64url,
            "hex" => Self::Hex,
            _ => return None,
        })
    }
}

/// How many bytes a string is expected to take; like Node's, an upper bound where base64 or hex has other characters.
pub(super) fn byte_length(string: &String<'_>, encoding: Encoding) -> Result<usize> {
    Ok(match encoding {
        Encoding::Utf8 => Utf8::new(string)?.as_bytes().len(),
        Encoding::Utf16le => length(string)? * 2,
        Encoding::Latin1 | Encoding::Ascii => length(string)?,
        Encoding::Base64 | Encoding::Base64url => Units::new(string)?.base64_length(),
        Encoding::Hex => length(string)? / 2,
    })
}

/// The bytes that a string stands for. What does not belong into it is skipped or ends it, as in Node.
pub(super) fn to_bytes<'js>(ctx: &Ctx<'js>, string: &String<'js>, encoding: Encoding) -> Result<HeapVec<'js, u8>> {
    match encoding {
        Encoding::Utf8 => {
            let utf8 = Utf8::new(string)?;
            spend(ctx, utf8.as_bytes().len(), 2)?;
            let mut bytes = HeapVec::with_capacity(ctx, utf8.as_bytes().len())?;
            bytes.extend(utf8.as_bytes())?;
            replace_surrogates(bytes.as_mut_slice());
            Ok(bytes)
        }
        Encoding::Utf16le => fill(ctx, Utf16::new(string)?.as_units(), u16::to_le_bytes),
        Encoding::Latin1 | Encoding::Ascii => match Units::new(string)? {
            Units::Ascii(utf8) => fill(ctx, utf8.as_bytes(), |byte| [byte]),
            Units::Wide(utf16) => fill(ctx, utf16.as_units(), |unit| [unit as u8]),
        },
        Encoding::Base64 | Encoding::Base64url => match Units::new(string)? {
            Units::Ascii(utf8) => base64::decode(ctx, utf8.as_bytes(), |byte| byte),
            Units::Wide(utf16) => base64::decode(ctx, utf16.as_units(), |unit| unit as u8),
        },
        Encoding::Hex => match Units::new(string)? {
            Units::Ascii(utf8) => base64::decode_hex(ctx, utf8.as_bytes(), |byte| byte),
            Units::Wide(utf16) => base64::decode_hex(ctx, utf16.as_units(), |unit| unit as u8),
        },
    }
}

/// The string that bytes stand for.
pub(super) fn from_bytes<'js>(ctx: &Ctx<'js>, bytes: &[u8], encoding: Encoding) -> Result<Value<'js>> {
    match encoding {
        Encoding::Utf8 => decoder::utf8(ctx, bytes),
        Encoding::Utf16le => {
            let (pairs, _) = bytes.as_chunks::<2>();
            let mut units = HeapVec::<u16>::with_capacity(ctx, pairs.len())?;
            for chunk in pairs.chunks(CHUNK) {
                spend(ctx, chunk.len(), 2)?;
                for (unit, pair) in units.spare(chunk.len()).iter_mut().zip(chunk) {
                    *unit = u16::from_le_bytes(*pair);
                }
                units.advance(chunk.len());
            }
            units.into_string()
        }
        Encoding::Latin1 if bytes.is_ascii() => new_string(ctx, bytes),
        Encoding::Latin1 => latin1(ctx, bytes, 0xFF),
        Encoding::Ascii => latin1(ctx, bytes, 0x7F),
        Encoding::Base64 => spell(ctx, bytes, &BASE64),
        Encoding::Base64url => spell(ctx, bytes, &BASE64URL_NOPAD),
        Encoding::Hex => spell(ctx, bytes, &HEXLOWER),
    }
}

/// A string, without a copy where it is plain ASCII.
enum Units<'js> {
    Ascii(Utf8<'js>),
    Wide(Utf16<'js>),
}

impl<'js> Units<'js> {
    fn new(string: &String<'js>) -> Result<Self> {
        let utf8 = Utf8::new(string)?;
        if utf8.as_bytes().len() == length(string)? {
            return Ok(Self::Ascii(utf8));
        }
        drop(utf8);
        Ok(Self::Wide(Utf16::new(string)?))
    }

    fn base64_length(&self) -> usize {
        let equals = u16::from(b'=');
        let (length, [before_last, last]) = match self {
            Self::Ascii(utf8) => (utf8.as_bytes().len(), last_two(utf8.as_bytes())),
            Self::Wide(utf16) => (utf16.as_units().len(), last_two(utf16.as_units())),
        };
        let padding = usize::from(last == equals) + usize::from(last == equals && length > 1 && before_last == equals);
        // At most Node's longest string times three: no overflow, but 32 bits may be all there is.
        ((length - padding) as u64 * 3 / 4) as usize
    }
}

fn last_two<T: Copy + Into<u16>>(items: &[T]) -> [u16; 2] {
    match items {
        [.., before_last, last] => [(*before_last).into(), (*last).into()],
        [last] => [0, (*last).into()],
        [] => [0, 0],
    }
}

/// The bytes that each item turns into, one after the other.
fn fill<'js, T: Copy, const N: usize>(
    ctx: &Ctx<'js>,
    items: &[T],
    bytes: fn(T) -> [u8; N],
) -> Result<HeapVec<'js, u8>> {
    let mut target = HeapVec::with_capacity(ctx, items.len().saturating_mul(N))?;
    for chunk in items.chunks(CHUNK) {
        spend(ctx, chunk.len(), 2)?;
        let (slots, _) = target.spare(chunk.len() * N).as_chunks_mut::<N>();
        for (slot, item) in slots.iter_mut().zip(chunk) {
            *slot = bytes(*item);
        }
        target.advance(chunk.len() * N);
    }
    Ok(target)
}

/// One character a byte. The engine takes UTF-8 only, and makes a string of one byte a character out of it again.
fn latin1<'js>(ctx: &Ctx<'js>, bytes: &[u8], mask: u8) -> Result<Value<'js>> {
    let wide: usize = bytes.iter().map(|byte| usize::from((byte & mask) >> 7)).sum();
    let mut utf8 = HeapVec::with_capacity(ctx, bytes.len().saturating_add(wide))?;
    for chunk in bytes.chunks(CHUNK) {
        spend(ctx, chunk.len(), 3)?;
        let mut written = 0;
        let mut slots = utf8.spare(chunk.len() * 2).iter_mut();
        for byte in chunk.iter().map(|byte| byte & mask) {
            let pair = [0xC0 | (byte >> 6), 0x80 | (byte & 0x3F)];
            let spelling = if byte < 0x80 { &[byte][..] } else { &pair[..] };
            // The slots come second: the first of a pair is taken even where there is no second.
            for (byte, slot) in spelling.iter().zip(slots.by_ref()) {
                *slot = *byte;
            }
            written += spelling.len();
        }
        utf8.advance(written);
    }
    utf8.into_string()
}

/// Base64 or hex of `bytes`.
fn spell<'js>(ctx: &Ctx<'js>, bytes: &[u8], alphabet: &data_encoding::Encoding) -> Result<Value<'js>> {
    /// A multiple of three, so that base64 has padding at the very end only.
    const GROUPS: usize = 48 * 1024;
    let mut text = HeapVec::with_capacity(ctx, bytes.len() / 3 * 4 + 4)?;
    for chunk in bytes.chunks(GROUPS) {
        spend(ctx, chunk.len(), 3)?;
        let length = alphabet.encode_len(chunk.len());
        text.reserve(length)?;
        if let Some(target) = text.spare(length).get_mut(..length) {
            alphabet.encode_mut(chunk, target);
        }
        text.advance(length);
    }
    text.into_string()
}
