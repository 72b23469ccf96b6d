//! Arbitrary input for what takes input from strangers. The properties stand beside what they are of: `exec_core::fuzzing`,
//! `engine_forge::fuzzing`. Beside this are the targets for cargo-fuzz, and short runs of each for the tests, which need no
//! libFuzzer: here is what they are fed with.

/// Random bytes that are the same in every run: splitmix64, which is enough to reach every branch of a generator.
pub struct Noise(u64);

impl Noise {
    /// From a seed on.
    pub fn new(seed: u64) -> Self {
        Noise(seed)
    }

    /// The next input, of up to `most` bytes.
    pub fn input(&mut self, most: usize) -> Vec<u8> {
        let length = self.next() as usize % (most + 1);
        let words = std::iter::repeat_with(|| self.next().to_le_bytes());
        words.flatten().take(length).collect()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
