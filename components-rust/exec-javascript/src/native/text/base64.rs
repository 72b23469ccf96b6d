//! Base64 and hex as Node reads them. Crates refuse what Node skips, so this part is written out.

use rquickjs::{Ctx, Result};

use super::CHUNK;
use super::heap::HeapVec;
use super::work::spend;

/// A character that stands for nothing and is skipped.
const SKIP: u8 = 64;

/// The padding, which ends the text wherever it stands.
const END: u8 = 65;

/// What each character stands for, in both alphabets at once.
const VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [SKIP; 256];
    let mut value = 0;
    while value < alphabet.len() {
        values[alphabet[value] as usize] = value as u8;
        value += 1;
    }
    values[b'-' as usize] = 62;
    values[b'_' as usize] = 63;
    values[b'=' as usize] = END;
    values
};

/// Reads base64 or base64url, padded or not. As in Node, only the low byte of a unit counts (`low`), other characters
/// are skipped, and the first `=` is the end.
pub(super) fn decode<'js, T: Copy>(ctx: &Ctx<'js>, units: &[T], low: fn(T) -> u8) -> Result<HeapVec<'js, u8>> {
    let mut bytes = HeapVec::zeroed(ctx, units.len() / 4 * 3 + 3)?;
    let mut slots = bytes.as_mut_slice().iter_mut();
    let (mut bits, mut digits, mut written) = (0u32, 0, 0);
    'text: for chunk in units.chunks(CHUNK) {
        spend(ctx, chunk.len(), 5)?;
        for unit in chunk {
            match VALUES[usize::from(low(*unit))] {
                SKIP => continue,
                END => break 'text,
                value => bits = (bits << 6) | u32::from(value),
            }
            digits += 1;
            if digits == 4 {
                written += put(&mut slots, [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]);
                (bits, digits) = (0, 0);
            }
        }
    }
    written += match digits {
        2 => put(&mut slots, [(bits >> 4) as u8]),
        3 => put(&mut slots, [(bits >> 10) as u8, (bits >> 2) as u8]),
        _ => 0,
    };
    bytes.truncate(written);
    Ok(bytes)
}

/// Reads pairs of hexadecimal digits up to the first that is none. A last odd digit is dropped.
pub(super) fn decode_hex<'js, T: Copy>(ctx: &Ctx<'js>, units: &[T], low: fn(T) -> u8) -> Result<HeapVec<'js, u8>> {
    let (pairs, _) = units.as_chunks::<2>();
    let mut bytes = HeapVec::with_capacity(ctx, pairs.len())?;
    let digit = |unit: T| char::from(low(unit)).to_digit(16);
    for chunk in pairs.chunks(CHUNK) {
        spend(ctx, chunk.len(), 5)?;
        let mut written = 0;
        for (slot, [high, low]) in bytes.spare(chunk.len()).iter_mut().zip(chunk) {
            let (Some(high), Some(low)) = (digit(*high), digit(*low)) else { break };
            *slot = (high << 4 | low) as u8;
            written += 1;
        }
        bytes.advance(written);
        if written < chunk.len() {
            break;
        }
    }
    Ok(bytes)
}

/// Puts bytes into the next slots and tells how many there was room for.
fn put<const N: usize>(slots: &mut std::slice::IterMut<'_, u8>, bytes: [u8; N]) -> usize {
    bytes.into_iter().zip(slots).map(|(byte, slot)| *slot = byte).count()
}
