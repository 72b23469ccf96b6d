//! `native.crypto`: hashes, HMAC and key derivation by RustCrypto.
//!
//! A program decides how many bytes and how many rounds these take, so the loops are driven from here, between looks at
//! the clock, and not by the one long call that the crates offer.

mod algorithms;
mod hash;
mod kdf;
mod scrypt;

#[cfg(test)]
mod tests;

use rquickjs::{Ctx, Function, Object, Result};
use subtle::{Choice, ConstantTimeEq};

use super::text::error::{Class, throw};
use super::text::view::Bytes;
use super::text::work::spend;

/// Bytes that go into a digest before its work is counted: well under a millisecond.
const CHUNK: usize = 32 * 1024;

/// What a digest takes for a byte, in nanoseconds.
const DIGEST_NS: u64 = 10;

/// Makes the object `native.crypto`.
pub fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    rquickjs::Class::<hash::Hasher>::prototype(ctx)?;
    object.set("algorithms", algorithms::NAMES.to_vec())?;
    object.set("hash", Function::new(ctx.clone(), hash::hash)?)?;
    object.set("hmac", Function::new(ctx.clone(), hash::hmac)?)?;
    object.set("pbkdf2", Function::new(ctx.clone(), kdf::pbkdf2_bytes)?)?;
    object.set("hkdf", Function::new(ctx.clone(), kdf::hkdf_bytes)?)?;
    object.set("scrypt", Function::new(ctx.clone(), scrypt::scrypt)?)?;
    object.set("timingSafeEqual", Function::new(ctx.clone(), timing_safe_equal)?)?;
    Ok(object)
}

fn timing_safe_equal<'js>(ctx: Ctx<'js>, left: Bytes<'js>, right: Bytes<'js>) -> Result<bool> {
    let (left, right) = (left.as_slice(), right.as_slice());
    if left.len() != right.len() {
        let message = "Input buffers must have the same byte length";
        return Err(throw(&ctx, Class::Range, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", message));
    }
    let mut equal = Choice::from(1);
    for (left, right) in left.chunks(CHUNK).zip(right.chunks(CHUNK)) {
        spend(&ctx, left.len(), 2)?;
        equal &= left.ct_eq(right);
    }
    Ok(equal.into())
}
