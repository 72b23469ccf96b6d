//! What the program says of how to compress: read once, before any bytes are taken.

use std::rc::Rc;

use rquickjs::{Ctx, FromJs, Object, Result, String, Value};

use crate::guard::{self, Charge};

use super::super::text::error::{Class, throw};
use super::super::text::view::{Bytes, Utf8};
use super::codec::Flush;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Gunzip,
    Deflate,
    Inflate,
    DeflateRaw,
    InflateRaw,
    Unzip,
    BrotliCompress,
    BrotliDecompress,
}

impl Kind {
    pub(super) fn from_argument(ctx: &Ctx<'_>, name: &String<'_>) -> Result<Self> {
        let name = Utf8::new(name)?;
        Ok(match name.as_bytes() {
            b"gzip" => Self::Gzip,
            b"gunzip" => Self::Gunzip,
            b"deflate" => Self::Deflate,
            b"inflate" => Self::Inflate,
            b"deflateRaw" => Self::DeflateRaw,
            b"inflateRaw" => Self::InflateRaw,
            b"unzip" => Self::Unzip,
            b"brotliCompress" => Self::BrotliCompress,
            b"brotliDecompress" => Self::BrotliDecompress,
            _ => return Err(throw(ctx, Class::Type, "ERR_INVALID_ARG_VALUE", "unknown kind of compression")),
        })
    }

    fn is_brotli(self) -> bool {
        matches!(self, Self::BrotliCompress | Self::BrotliDecompress)
    }

    /// Data of this kind names its own window.
    fn names_window(self) -> bool {
        matches!(self, Self::Gunzip | Self::Inflate | Self::Unzip)
    }
}

/// The options of Node's zlib, checked.
#[derive(Clone)]
pub(super) struct Options {
    pub(super) kind: Kind,
    pub(super) level: i32,
    pub(super) window_bits: u8,
    pub(super) mem_level: i32,
    pub(super) strategy: i32,
    pub(super) dictionary: Option<Dictionary>,
    /// What `run` does at the end of the input.
    pub(super) finish: Flush,
    pub(super) max_output: usize,
    pub(super) brotli: BrotliOptions,
}

/// Those of Brotli.
#[derive(Clone, Copy, Debug)]
pub(super) struct BrotliOptions {
    pub(super) mode: u32,
    pub(super) quality: u32,
    pub(super) window: u32,
    pub(super) size_hint: Option<usize>,
}

impl Options {
    pub(super) fn read<'js>(ctx: &Ctx<'js>, kind: Kind, options: Option<Value<'js>>) -> Result<Self> {
        let all = Reader { ctx, options: options.and_then(Value::into_object) };
        // Brotli has none of zlib's.
        let zlib = Reader { ctx, options: all.options.clone().filter(|_| !kind.is_brotli()) };
        // Where the data names a window, 0 stands for that one.
        let no_window = kind.names_window() && zlib.number("windowBits")? == Some(0.0);
        let smallest_window = if kind == Kind::Gzip { 9 } else { 8 };
        Ok(Self {
            kind,
            level: zlib.in_range("level", -1, 9, -1)?,
            window_bits: if no_window { 0 } else { zlib.in_range("windowBits", smallest_window, 15, 15)? as u8 },
            mem_level: zlib.in_range("memLevel", 1, 9, 8)?,
            strategy: zlib.in_range("strategy", 0, 4, 0)?,
            dictionary: zlib.dictionary()?,
            finish: all.flush("finishFlush", kind)?.unwrap_or(Flush::Finish),
            max_output: all.number("maxOutputLength")?.map_or(usize::MAX, |limit| limit as usize),
            brotli: all.brotli()?,
        })
    }
}

/// The object that the program gave, any of whose members may be a getter.
struct Reader<'a, 'js> {
    ctx: &'a Ctx<'js>,
    options: Option<Object<'js>>,
}

impl<'js> Reader<'_, 'js> {
    fn value(&self, name: &str) -> Result<Option<Value<'js>>> {
        let Some(options) = &self.options else { return Ok(None) };
        Ok(Some(options.get::<_, Value<'js>>(name)?).filter(|value| !value.is_undefined()))
    }

    fn number(&self, name: &str) -> Result<Option<f64>> {
        Ok(self.value(name)?.and_then(|value| value.as_number()).filter(|number| !number.is_nan()))
    }

    fn in_range(&self, name: &str, low: i32, high: i32, default: i32) -> Result<i32> {
        let Some(number) = self.number(name)? else { return Ok(default) };
        if (f64::from(low)..=f64::from(high)).contains(&number) {
            return Ok(number as i32);
        }
        let bounds = format!("It must be >= {low} and <= {high}. Received {number}");
        let message = format!("The value of \"options.{name}\" is out of range. {bounds}");
        Err(throw(self.ctx, Class::Range, "ERR_OUT_OF_RANGE", &message))
    }

    fn dictionary(&self) -> Result<Option<Dictionary>> {
        let Some(value) = self.value("dictionary")?.filter(|value| !value.is_null()) else { return Ok(None) };
        Dictionary::copy(self.ctx, &Bytes::from_js(self.ctx, value)?).map(Some)
    }

    fn flush(&self, name: &str, kind: Kind) -> Result<Option<Flush>> {
        self.value(name)?.map(|value| flush(self.ctx, &value, kind)).transpose()
    }

    /// Members of `params`, under the numbers that Node's constants have.
    fn brotli(&self) -> Result<BrotliOptions> {
        let params = self.value("params")?.and_then(Value::into_object);
        let params = Reader { ctx: self.ctx, options: params };
        Ok(BrotliOptions {
            mode: params.number("0")?.map_or(0, |number| number as u32),
            quality: params.number("1")?.map_or(11, |number| number as u32),
            window: params.number("2")?.map_or(22, |number| number as u32),
            size_hint: params.number("5")?.map(|number| number as usize),
        })
    }
}

/// A kind of flush, by name or by Node's constant.
pub(super) fn flush<'js>(ctx: &Ctx<'js>, value: &Value<'js>, kind: Kind) -> Result<Flush> {
    let name = value.as_string().map(Utf8::new).transpose()?;
    let number = value.as_number().map(|number| number as i32);
    Ok(match (name.as_ref().map(Utf8::as_bytes), number) {
        (Some(b"none"), _) | (_, Some(0)) => Flush::None,
        (Some(b"finish"), _) => Flush::Finish,
        (_, Some(1)) if kind.is_brotli() => Flush::Sync,
        (_, Some(2)) if kind.is_brotli() => Flush::Finish,
        (Some(b"partial"), _) | (_, Some(1)) => Flush::Partial,
        (Some(b"sync"), _) | (_, Some(2)) => Flush::Sync,
        (Some(b"full"), _) | (_, Some(3)) => Flush::Full,
        (_, Some(4)) => Flush::Finish,
        (Some(b"block"), _) | (_, Some(5)) => Flush::Block,
        _ => return Err(throw(ctx, Class::Type, "ERR_INVALID_ARG_VALUE", "unknown kind of flush")),
    })
}

/// A dictionary, copied out of the program's hands.
#[derive(Clone)]
pub(super) struct Dictionary(Rc<(Vec<u8>, Charge)>);

impl Dictionary {
    fn copy(ctx: &Ctx<'_>, bytes: &Bytes<'_>) -> Result<Self> {
        let bytes = bytes.as_slice();
        let charge = guard::charge(ctx, bytes.len())?;
        let mut copy = Vec::new();
        copy.try_reserve_exact(bytes.len()).map_err(|_| guard::out_of_memory(ctx))?;
        copy.extend_from_slice(bytes);
        Ok(Self(Rc::new((copy, charge))))
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        &self.0.0
    }
}
