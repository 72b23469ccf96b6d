//! Deflate in its three wrappings, by `zlib-rs`, with the rules of Node's zlib for what comes after the end.

use rquickjs::{Ctx, Result};
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Inflate, InflateError, InflateFlush, Status, Strategy};

use crate::guard::Charge;

use super::super::text::heap::scratch;
use super::codec::{Failure, Flush, Step};
use super::options::{Dictionary, Kind, Options};

/// What a compressor takes at the largest window and memory level, rounded up.
const DEFLATE_BYTES: usize = 512 * 1024;

/// What a decompressor takes, rounded up.
const INFLATE_BYTES: usize = 64 * 1024;

/// Added to the window bits: a gzip wrapping, or whichever of gzip and zlib the data has.
const GZIP: u8 = 16;
const DETECT: u8 = 32;

/// The first byte of gzip data.
const GZIP_MAGIC: u8 = 0x1F;

/// A compressor.
pub(super) struct Deflater {
    inner: Deflate,
    level: i32,
    ended: bool,
    _charge: Charge,
}

impl Deflater {
    /// The time for a byte of input, in nanoseconds.
    pub(super) fn read_ns(&self) -> u64 {
        match self.level {
            0..=3 => 30,
            8.. => 400,
            _ => 100,
        }
    }

    pub(super) fn new(ctx: &Ctx<'_>, options: &Options) -> Result<Self> {
        let charge = scratch(ctx, DEFLATE_BYTES)?;
        // The smallest window is broken in zlib itself, which takes the next one in its place.
        let bits = i32::from(options.window_bits.clamp(9, 15));
        let config = DeflateConfig {
            level: options.level,
            window_bits: match options.kind {
                Kind::Gzip => bits + i32::from(GZIP),
                Kind::DeflateRaw => -bits,
                _ => bits,
            },
            mem_level: options.mem_level,
            strategy: match options.strategy {
                1 => Strategy::Filtered,
                2 => Strategy::HuffmanOnly,
                3 => Strategy::Rle,
                4 => Strategy::Fixed,
                _ => Strategy::Default,
            },
            ..DeflateConfig::default()
        };
        let mut inner = Deflate::new_with_config(config);
        if let Some(dictionary) = options.dictionary.as_ref().filter(|_| options.kind != Kind::Gzip) {
            // Only a gzip stream refuses one.
            let _ = inner.set_dictionary(dictionary.as_slice());
        }
        Ok(Self { inner, level: options.level, ended: false, _charge: charge })
    }

    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8], flush: Flush) -> std::result::Result<Step, Failure> {
        if self.ended {
            return Ok(Step { idle: true, ..Step::default() });
        }
        let flush = match flush {
            Flush::None => DeflateFlush::NoFlush,
            Flush::Partial => DeflateFlush::PartialFlush,
            Flush::Sync => DeflateFlush::SyncFlush,
            Flush::Full => DeflateFlush::FullFlush,
            Flush::Finish => DeflateFlush::Finish,
            Flush::Block => DeflateFlush::Block,
        };
        let before = (self.inner.total_in(), self.inner.total_out());
        let status = self.inner.compress(input, output, flush).map_err(|_| Failure::stuck())?;
        self.ended = status == Status::StreamEnd;
        let (read, written) = (self.inner.total_in() - before.0, self.inner.total_out() - before.1);
        Ok(step(read, written, output.len()))
    }
}

/// A decompressor.
pub(super) struct Inflater {
    inner: Inflate,
    kind: Kind,
    window_bits: u8,
    dictionary: Option<Dictionary>,
    /// The member under way began as gzip does, so that others may follow it.
    gzip: bool,
    started: bool,
    /// The last member is complete.
    complete: bool,
    /// And what follows it is not another one.
    ended: bool,
    _charge: Charge,
}

impl Inflater {
    pub(super) fn new(ctx: &Ctx<'_>, options: &Options) -> Result<Self> {
        let charge = scratch(ctx, INFLATE_BYTES)?;
        let (kind, window_bits) = (options.kind, options.window_bits);
        let mut inner = new_inflate(kind, window_bits);
        if let Some(dictionary) = options.dictionary.as_ref().filter(|_| kind == Kind::InflateRaw) {
            // Raw data does not say that it wants one: it is there from the start, and never refused.
            let _ = inner.set_dictionary(dictionary.as_slice());
        }
        Ok(Self {
            inner,
            kind,
            window_bits,
            dictionary: options.dictionary.clone(),
            gzip: kind == Kind::Gunzip,
            started: false,
            complete: false,
            ended: false,
            _charge: charge,
        })
    }

    /// Nothing more can follow.
    pub(super) fn ended(&self) -> bool {
        self.ended || (self.complete && !self.gzip)
    }

    /// No member has begun that is not complete.
    pub(super) fn complete(&self) -> bool {
        self.complete
    }

    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8], flush: Flush) -> std::result::Result<Step, Failure> {
        let Some(first) = input.first().copied().filter(|_| !self.ended) else {
            return if self.complete {
                Ok(Step { idle: true, ..Step::default() })
            } else {
                self.decode(input, output, flush)
            };
        };
        if self.kind == Kind::Unzip && !self.started {
            self.gzip = first == GZIP_MAGIC;
        }
        self.started = true;
        if self.complete {
            // Another member of the same archive, or padding, or something else that is not ours.
            if !self.gzip || first == 0 {
                self.ended = true;
                return Ok(Step { idle: true, ..Step::default() });
            }
            self.inner = new_inflate(self.kind, self.window_bits);
            self.complete = false;
        }
        self.decode(input, output, flush)
    }

    fn decode(&mut self, input: &[u8], output: &mut [u8], flush: Flush) -> std::result::Result<Step, Failure> {
        let flush = match flush {
            Flush::None => InflateFlush::NoFlush,
            Flush::Finish => InflateFlush::Finish,
            Flush::Block => InflateFlush::Block,
            Flush::Partial | Flush::Sync | Flush::Full => InflateFlush::SyncFlush,
        };
        let before = (self.inner.total_in(), self.inner.total_out());
        let status = match self.inner.decompress(input, output, flush) {
            Err(InflateError::NeedDict { .. }) => {
                self.give_dictionary()?;
                Status::Ok
            }
            status => status.map_err(|error| self.failure(error))?,
        };
        self.complete = status == Status::StreamEnd;
        let (read, written) = (self.inner.total_in() - before.0, self.inner.total_out() - before.1);
        let mut step = step(read, written, output.len());
        step.idle &= status != Status::Ok || step.read == input.len();
        Ok(step)
    }

    fn give_dictionary(&mut self) -> std::result::Result<(), Failure> {
        let need = |message| Failure::new(2, "Z_NEED_DICT", message);
        let dictionary = self.dictionary.as_ref().ok_or_else(|| need("Missing dictionary"))?;
        self.inner.set_dictionary(dictionary.as_slice()).map(drop).map_err(|_| need("Bad dictionary"))
    }

    fn failure(&self, error: InflateError) -> Failure {
        let message = match self.inner.error_message() {
            // The crate's fast loop loses its message to this one. It has three, of which the first is the usual one:
            // "invalid distance too far back", "invalid distance code", "invalid literal/length code".
            Some("repeated call with bad state") => "invalid distance too far back",
            message => message.unwrap_or("Zlib error"),
        };
        match error {
            InflateError::DataError => Failure::new(-3, "Z_DATA_ERROR", message),
            InflateError::MemError => Failure::out_of_memory(),
            InflateError::StreamError | InflateError::NeedDict { .. } => Failure::stuck(),
        }
    }
}

fn new_inflate(kind: Kind, window_bits: u8) -> Inflate {
    match kind {
        Kind::InflateRaw => Inflate::new(false, window_bits.clamp(8, 15)),
        Kind::Gunzip => Inflate::new(true, window_bits + GZIP),
        Kind::Unzip => Inflate::new(true, window_bits + DETECT),
        _ => Inflate::new(true, window_bits),
    }
}

/// A call that used `read` bytes and filled `written` of `room`: where there is room left, there was no more to write.
fn step(read: u64, written: u64, room: usize) -> Step {
    let (read, written) = (read as usize, written as usize);
    Step { read, written, idle: written < room }
}
