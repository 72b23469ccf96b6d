//! PBKDF2 and HKDF over the HMACs of the table.

use rquickjs::{Ctx, Result, String, Value};

use super::super::text::error::{Class, throw};
use super::super::text::heap::HeapVec;
use super::super::text::view::Bytes;
use super::super::text::work::spend;
use super::algorithms::{Algorithm, MAX_OUTPUT, Mac};
use super::hash::name;
use super::{CHUNK, DIGEST_NS};

/// Rounds of PBKDF2 before their work is counted, and what one takes: two to six compressions of a block.
const ROUNDS: u32 = 256;
const ROUND_NS: u64 = 3_000;

/// The longest key that is made at all: as much as an `ArrayBuffer` holds.
const MAX_KEY: f64 = i32::MAX as f64;

/// `native.crypto.pbkdf2(password, salt, iterations, keylen, algorithm)`
pub(super) fn pbkdf2_bytes<'js>(
    ctx: Ctx<'js>,
    password: Bytes<'js>,
    salt: Bytes<'js>,
    iterations: f64,
    length: f64,
    algorithm: String<'js>,
) -> Result<Value<'js>> {
    let algorithm = Algorithm::find_or_throw(&ctx, &name(&algorithm)?)?;
    let length = key_length(&ctx, length)?;
    let iterations = if iterations >= 1.0 { iterations as u32 } else { 1 };
    let mut key = HeapVec::zeroed(&ctx, length)?;
    let (password, salt) = (password.as_slice(), salt.as_slice());
    pbkdf2(&ctx, algorithm, password, salt, iterations, key.as_mut_slice())?;
    key.into_uint8array()
}

/// Fills `key` by PBKDF2.
pub(super) fn pbkdf2(
    ctx: &Ctx<'_>,
    algorithm: Algorithm,
    password: &[u8],
    salt: &[u8],
    iterations: u32,
    key: &mut [u8],
) -> Result<()> {
    let mut mac = algorithm.hmac(ctx, password)?;
    for (index, target) in (1u32..).zip(key.chunks_mut(algorithm.output_size())) {
        let mut output = [0; MAX_OUTPUT];
        spend(ctx, 1, ROUND_NS)?;
        absorb(ctx, mac.as_mut(), salt)?;
        mac.update(&index.to_be_bytes());
        let length = mac.finish(&mut output);
        let Some(block) = output.get_mut(..length) else { return Ok(()) };
        let mut sum = [0; MAX_OUTPUT];
        for (sum, byte) in sum.iter_mut().zip(block.iter()) {
            *sum = *byte;
        }
        let mut left = iterations.saturating_sub(1);
        while left > 0 {
            let rounds = left.min(ROUNDS);
            spend(ctx, rounds as usize, ROUND_NS)?;
            mac.fold(block, &mut sum, rounds);
            left -= rounds;
        }
        for (target, byte) in target.iter_mut().zip(sum) {
            *target = byte;
        }
    }
    Ok(())
}

/// `native.crypto.hkdf(algorithm, key, salt, info, keylen)`
pub(super) fn hkdf_bytes<'js>(
    ctx: Ctx<'js>,
    algorithm: String<'js>,
    key: Bytes<'js>,
    salt: Bytes<'js>,
    info: Bytes<'js>,
    length: f64,
) -> Result<Value<'js>> {
    let algorithm = Algorithm::find_or_throw(&ctx, &name(&algorithm)?)?;
    let length = key_length(&ctx, length)?;
    if length > 255 * algorithm.output_size() {
        return Err(invalid_length(&ctx));
    }
    let mut target = HeapVec::zeroed(&ctx, length)?;
    let (key, salt, info) = (key.as_slice(), salt.as_slice(), info.as_slice());
    let mut block = [0; MAX_OUTPUT];
    let mut extract = algorithm.hmac(&ctx, salt)?;
    absorb(&ctx, extract.as_mut(), key)?;
    let size = extract.finish(&mut block);
    let mut expand = algorithm.hmac(&ctx, block.get(..size).unwrap_or_default())?;
    for (index, target) in (1u8..=255).zip(target.as_mut_slice().chunks_mut(size)) {
        spend(&ctx, 1, ROUND_NS)?;
        absorb(&ctx, expand.as_mut(), info)?;
        expand.update(&[index]);
        expand.finish(&mut block);
        for (target, byte) in target.iter_mut().zip(block) {
            *target = byte;
        }
        expand.update(block.get(..size).unwrap_or_default());
    }
    target.into_uint8array()
}

/// Takes bytes into an HMAC, a chunk at a time.
fn absorb(ctx: &Ctx<'_>, mac: &mut dyn Mac, bytes: &[u8]) -> Result<()> {
    for chunk in bytes.chunks(CHUNK) {
        spend(ctx, chunk.len(), DIGEST_NS)?;
        mac.update(chunk);
    }
    Ok(())
}

/// The length of a key that the program asked for.
pub(super) fn key_length(ctx: &Ctx<'_>, length: f64) -> Result<usize> {
    if (0.0..=MAX_KEY).contains(&length) { Ok(length as usize) } else { Err(invalid_length(ctx)) }
}

fn invalid_length(ctx: &Ctx<'_>) -> rquickjs::Error {
    throw(ctx, Class::Range, "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length")
}
