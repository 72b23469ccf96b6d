//! `native.zlib`: deflate, zlib and gzip by `zlib-rs` (the zlib that takes window sizes, dictionaries and strategies, in
//! Rust), Brotli by `brotli`.
//!
//! Input goes in and output comes out in pieces of bounded size, with a look at the clock after each; output grows on
//! the QuickJS heap. So a bomb ends at the memory limit or at the deadline, whichever is first.

mod brotli_decoder;
mod brotli_encoder;
mod codec;
mod deflate;
mod options;
mod stream;

#[cfg(test)]
mod tests;

use rquickjs::function::Opt;
use rquickjs::{Ctx, Error, Function, Object, Result, String, Value};

use super::text::error::{Class, throw};
use super::text::heap::HeapVec;
use super::text::view::Bytes;
use super::text::work::spend;
use crate::guard;

use codec::{Codec, Failure, Flush};
use options::{Kind, Options};

/// Bytes of output before the work is counted.
const OUTPUT: usize = 64 * 1024;

/// What a byte of output takes, and what a call does besides, in nanoseconds.
const WRITE_NS: u64 = 5;
const STEP_NS: u64 = 1_000;

/// Room for output to begin with: most results are short.
const FIRST_OUTPUT: usize = 1024;

/// Makes the object `native.zlib`.
pub fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    rquickjs::Class::<stream::Stream>::prototype(ctx)?;
    object.set("run", Function::new(ctx.clone(), run)?)?;
    object.set("stream", Function::new(ctx.clone(), stream::create)?)?;
    object.set("crc32", Function::new(ctx.clone(), crc32)?)?;
    Ok(object)
}

/// `native.zlib.run(kind, bytes, options)`
fn run<'js>(ctx: Ctx<'js>, kind: String<'js>, bytes: Bytes<'js>, options: Opt<Value<'js>>) -> Result<Value<'js>> {
    let kind = Kind::from_argument(&ctx, &kind)?;
    let options = Options::read(&ctx, kind, options.0)?;
    let bytes = bytes.as_slice();
    let mut codec = Codec::new(&ctx, &options, Some(bytes.len()))?;
    let mut output = HeapVec::new(&ctx);
    let outcome = pump(&ctx, &mut codec, bytes, options.finish, &mut output, options.max_output)?;
    outcome.map_err(|failure| failure.throw(&ctx))?;
    output.into_uint8array()
}

/// Feeds `input` through the codec and appends what comes out to `output`. The outer result is a JavaScript exception
/// (the deadline, memory, the output limit), the inner one what the codec says of the data.
fn pump<'js>(
    ctx: &Ctx<'js>,
    codec: &mut Codec,
    input: &[u8],
    flush: Flush,
    output: &mut HeapVec<'js, u8>,
    max_output: usize,
) -> Result<std::result::Result<(), Failure>> {
    let mut rest = input;
    loop {
        let (piece, later) = rest.split_at(rest.len().min(codec.piece()));
        let last = later.is_empty();
        output.reserve(if output.len() == 0 { FIRST_OUTPUT } else { OUTPUT })?;
        let step = match codec.step(piece, output.spare(OUTPUT), if last { flush } else { Flush::None }) {
            Ok(step) => step,
            Err(failure) => return Ok(Err(failure)),
        };
        spend(ctx, step.read, codec.read_ns())?;
        spend(ctx, step.written, WRITE_NS)?;
        spend(ctx, 1, STEP_NS)?;
        codec.settle(ctx)?;
        output.advance(step.written);
        if output.len() > max_output {
            let message = format!("Cannot create a Buffer larger than {max_output} bytes");
            return Err(throw(ctx, Class::Range, "ERR_BUFFER_TOO_LARGE", &message));
        }
        rest = rest.get(step.read..).unwrap_or_default();
        if codec.ended() {
            return Ok(Ok(()));
        }
        if step.idle && last && rest.is_empty() {
            return Ok(codec.finish(flush));
        }
        if step.idle && step.read == 0 && !rest.is_empty() {
            return Ok(Err(Failure::stuck()));
        }
    }
}

/// `native.zlib.crc32(bytes, init)`
fn crc32<'js>(ctx: Ctx<'js>, bytes: Bytes<'js>, init: Opt<Value<'js>>) -> Result<f64> {
    let mut sum = init.0.and_then(|value| value.as_number()).map_or(0, |number| number as i64 as u32);
    for chunk in bytes.as_slice().chunks(OUTPUT) {
        spend(&ctx, chunk.len(), 2)?;
        sum = zlib_rs::crc32::crc32(sum, chunk);
    }
    Ok(f64::from(sum))
}

/// A failure as Node throws it.
impl Failure {
    fn throw(&self, ctx: &Ctx<'_>) -> Error {
        if self.memory {
            return guard::out_of_memory(ctx);
        }
        super::text::error::throw_errno(ctx, self.errno, &self.code, self.message)
    }
}
