//! scrypt (RFC 7914). The crate of that name runs to the end in one call; here memory is the program's own and the
//! clock is looked at, so the mixing is written out: it is some sixty lines over the PBKDF2 next door.

use rquickjs::{Ctx, Result, Value};

use super::super::text::error::{Class, throw};
use super::super::text::heap::HeapVec;
use super::super::text::view::Bytes;
use super::super::text::work::spend;
use super::algorithms::Algorithm;
use super::kdf::{key_length, pbkdf2};

/// A block of Salsa20 as words.
type Block = [u32; 16];

/// Salsa20/8 cores before their work is counted, and what one takes with its share of the copying.
const CORES: usize = 1024;
const CORE_NS: u64 = 300;

/// `native.crypto.scrypt(password, salt, n, r, p, keylen)`
pub(super) fn scrypt<'js>(
    ctx: Ctx<'js>,
    password: Bytes<'js>,
    salt: Bytes<'js>,
    n: f64,
    r: f64,
    p: f64,
    length: f64,
) -> Result<Value<'js>> {
    let length = key_length(&ctx, length)?;
    let Some(shape) = Shape::new(n, r, p) else {
        return Err(throw(&ctx, Class::Range, "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params"));
    };
    let (password, salt) = (password.as_slice(), salt.as_slice());
    let mut lanes = HeapVec::zeroed(&ctx, shape.lane_bytes * shape.p)?;
    pbkdf2(&ctx, Algorithm::Sha256, password, salt, 1, lanes.as_mut_slice())?;
    let mut mixer = Mixer::new(&ctx, &shape)?;
    for lane in lanes.as_mut_slice().chunks_mut(shape.lane_bytes) {
        mixer.mix(lane)?;
    }
    let mut key = HeapVec::zeroed(&ctx, length)?;
    pbkdf2(&ctx, Algorithm::Sha256, password, lanes.as_slice(), 1, key.as_mut_slice())?;
    key.into_uint8array()
}

/// The cost parameters, as far as memory can be counted in 31 bits.
struct Shape {
    n: usize,
    p: usize,
    lane_bytes: usize,
}

impl Shape {
    fn new(n: f64, r: f64, p: f64) -> Option<Self> {
        let whole = |value: f64| (1.0..=f64::from(i32::MAX)).contains(&value).then_some(value as usize);
        let (n, r, p) = (whole(n)?, whole(r)?, whole(p)?);
        let lane_bytes = r.checked_mul(128)?;
        // The heap refuses more than 2 GiB anyway; these keep the products below from wrapping.
        let fits = |count: usize| lane_bytes.checked_mul(count).is_some_and(|bytes| bytes <= i32::MAX as usize);
        (n > 1 && n.is_power_of_two() && fits(n) && fits(p)).then_some(Self { n, p, lane_bytes })
    }
}

/// The memory of ROMix: the table, and two lanes to mix between.
struct Mixer<'js> {
    ctx: Ctx<'js>,
    table: HeapVec<'js, u32>,
    lane: HeapVec<'js, u32>,
    next: HeapVec<'js, u32>,
    cores: usize,
}

impl<'js> Mixer<'js> {
    fn new(ctx: &Ctx<'js>, shape: &Shape) -> Result<Self> {
        let words = shape.lane_bytes / 4;
        Ok(Self {
            ctx: ctx.clone(),
            table: HeapVec::zeroed(ctx, words * shape.n)?,
            lane: HeapVec::zeroed(ctx, words)?,
            next: HeapVec::zeroed(ctx, words)?,
            cores: 0,
        })
    }

    /// ROMix of one lane.
    fn mix(&mut self, bytes: &mut [u8]) -> Result<()> {
        let words = self.lane.len();
        let rows = self.table.len() / words;
        let (quads, _) = bytes.as_chunks_mut::<4>();
        for (word, quad) in self.lane.as_mut_slice().iter_mut().zip(quads.iter()) {
            *word = u32::from_le_bytes(*quad);
        }
        for row in 0..rows {
            if let Some(target) = self.table.as_mut_slice().get_mut(row * words..(row + 1) * words) {
                target.copy_from_slice(self.lane.as_slice());
            }
            self.blocks()?;
        }
        for _ in 0..rows {
            let last = self.lane.as_slice().get(words - 16).copied().unwrap_or_default();
            let row = last as usize & (rows - 1);
            let source = self.table.as_slice().get(row * words..(row + 1) * words).unwrap_or_default();
            for (word, other) in self.lane.as_mut_slice().iter_mut().zip(source) {
                *word ^= other;
            }
            self.blocks()?;
        }
        for (word, quad) in self.lane.as_slice().iter().zip(quads) {
            *quad = word.to_le_bytes();
        }
        Ok(())
    }

    /// BlockMix: each block into the one before it, even ones to the first half, odd ones to the second.
    fn blocks(&mut self) -> Result<()> {
        let (blocks, _) = self.lane.as_slice().as_chunks::<16>();
        let (targets, _) = self.next.as_mut_slice().as_chunks_mut::<16>();
        let half = blocks.len() / 2;
        let mut mixed = blocks.last().copied().unwrap_or_default();
        for (index, block) in blocks.iter().enumerate() {
            for (word, other) in mixed.iter_mut().zip(block) {
                *word ^= other;
            }
            salsa20_8(&mut mixed);
            if let Some(target) = targets.get_mut(index / 2 + half * (index % 2)) {
                *target = mixed;
            }
            self.cores += 1;
            if self.cores >= CORES {
                self.cores = 0;
                spend(&self.ctx, CORES, CORE_NS)?;
            }
        }
        std::mem::swap(&mut self.lane, &mut self.next);
        Ok(())
    }
}

/// The Salsa20 core with eight rounds, over the columns and rows of a four by four square.
fn salsa20_8(block: &mut Block) {
    fn quarter(x: &mut Block, [a, b, c, d]: [usize; 4]) {
        x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
        x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
        x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
        x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
    }
    const COLUMNS: [[usize; 4]; 4] = [[0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11]];
    const ROWS: [[usize; 4]; 4] = [[0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14]];
    let mut x = *block;
    for _ in 0..4 {
        COLUMNS.into_iter().chain(ROWS).for_each(|square| quarter(&mut x, square));
    }
    for (word, mixed) in block.iter_mut().zip(x) {
        *word = word.wrapping_add(mixed);
    }
}
