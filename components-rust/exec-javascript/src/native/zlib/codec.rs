//! What the compressors and decompressors have in common.

use std::borrow::Cow;

use rquickjs::{Ctx, Result};

use super::brotli_decoder::Decoder;
use super::brotli_encoder::Encoder;
use super::deflate::{Deflater, Inflater};
use super::options::{Kind, Options};

/// Z_BUF_ERROR
const BUF_ERROR: i32 = -5;

/// What happens to data that a codec still holds when its input is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flush {
    None,
    Partial,
    Sync,
    Full,
    Finish,
    Block,
}

/// One call of a codec.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step {
    /// Bytes of input used up.
    pub(super) read: usize,
    /// Bytes of output written.
    pub(super) written: usize,
    /// The codec has nothing more to write for the input that it got.
    pub(super) idle: bool,
}

/// Data that a codec does not take, in Node's words.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) errno: i32,
    pub(super) code: Cow<'static, str>,
    pub(super) message: &'static str,
    /// There was no memory, which is the engine's own error.
    pub(super) memory: bool,
}

impl Failure {
    pub(super) fn new(errno: i32, code: impl Into<Cow<'static, str>>, message: &'static str) -> Self {
        Self { errno, code: code.into(), message, memory: false }
    }

    pub(super) fn out_of_memory() -> Self {
        Self { memory: true, ..Self::new(-4, "Z_MEM_ERROR", "Zlib error") }
    }

    /// The codec neither takes its input nor says why.
    pub(super) fn stuck() -> Self {
        Self::new(-2, "Z_STREAM_ERROR", "Zlib error")
    }

    /// The input ended before the data did.
    fn unexpected_end() -> Self {
        Self::new(BUF_ERROR, "Z_BUF_ERROR", "unexpected end of file")
    }
}

/// A compressor or decompressor under way.
pub(super) enum Codec {
    Deflate(Deflater),
    Inflate(Inflater),
    Encode(Box<Encoder>),
    Decode(Box<Decoder>),
}

impl Codec {
    /// A codec for the options. `length` is that of the whole input, where it is known.
    pub(super) fn new(ctx: &Ctx<'_>, options: &Options, length: Option<usize>) -> Result<Self> {
        Ok(match options.kind {
            Kind::Gzip | Kind::Deflate | Kind::DeflateRaw => Self::Deflate(Deflater::new(ctx, options)?),
            Kind::Gunzip | Kind::Inflate | Kind::InflateRaw | Kind::Unzip => {
                Self::Inflate(Inflater::new(ctx, options)?)
            }
            Kind::BrotliCompress => Self::Encode(Box::new(Encoder::new(ctx, &options.brotli, length)?)),
            Kind::BrotliDecompress => Self::Decode(Box::new(Decoder::new(ctx)?)),
        })
    }

    /// How much input one step may take, so that it is short.
    pub(super) fn piece(&self) -> usize {
        match self {
            // At the highest levels, data made for it costs several microseconds a byte.
            Self::Deflate(_) => 8 * 1024,
            Self::Inflate(_) | Self::Decode(_) | Self::Encode(_) => 64 * 1024,
        }
    }

    /// What a byte of input takes, in nanoseconds. Data that is made to be slow takes some times as long.
    pub(super) fn read_ns(&self) -> u64 {
        match self {
            Self::Deflate(codec) => codec.read_ns(),
            Self::Inflate(_) => 20,
            Self::Encode(codec) => codec.read_ns(),
            Self::Decode(_) => 60,
        }
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8], flush: Flush) -> std::result::Result<Step, Failure> {
        match self {
            Self::Deflate(codec) => codec.step(input, output, flush),
            Self::Inflate(codec) => codec.step(input, output, flush),
            Self::Encode(codec) => codec.step(input, output, flush),
            Self::Decode(codec) => codec.step(input, output),
        }
    }

    /// Charges what the last step took.
    pub(super) fn settle(&mut self, ctx: &Ctx<'_>) -> Result<()> {
        match self {
            Self::Decode(codec) => codec.settle(ctx),
            _ => Ok(()),
        }
    }

    /// The data is complete: whatever comes after it is not part of it.
    pub(super) fn ended(&self) -> bool {
        match self {
            Self::Deflate(codec) => codec.ended(),
            Self::Inflate(codec) => codec.ended(),
            Self::Encode(codec) => codec.ended(),
            Self::Decode(codec) => codec.ended(),
        }
    }

    /// The end of the input: a decompressor that wants more says so.
    pub(super) fn finish(&self, flush: Flush) -> std::result::Result<(), Failure> {
        let complete = match self {
            Self::Inflate(codec) => codec.complete(),
            Self::Decode(codec) => codec.ended(),
            Self::Deflate(_) | Self::Encode(_) => true,
        };
        if complete || flush != Flush::Finish { Ok(()) } else { Err(Failure::unexpected_end()) }
    }
}
