//! The digests by name, and an HMAC of each.

use digest::common::{BlockSizeUser, KeyInit};
use digest::{Digest, DynDigest, FixedOutput, Update};
use hmac::{Hmac, SimpleHmac};
use rquickjs::{Ctx, Result};

use super::super::text::error::{Class, throw};
use super::super::text::work::spend;
use super::{CHUNK, DIGEST_NS};

/// The longest output of a digest in the table.
pub(super) const MAX_OUTPUT: usize = 64;

/// What a program can ask for. `Hmac` keeps the two keyed states; digests without a block interface take `SimpleHmac`.
macro_rules! algorithms {
    ($($variant:ident $name:literal $digest:ty, $hmac:ident;)*) => {
        /// A digest.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Algorithm {
            $($variant,)*
        }

        /// The names, in the order of the table.
        pub(super) const NAMES: &[&str] = &[$($name,)*];

        impl Algorithm {
            fn by_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// A digest that has seen nothing yet.
            pub(super) fn digest(self) -> Box<dyn DynDigest> {
                match self {
                    $(Self::$variant => Box::new(<$digest>::default()),)*
                }
            }

            /// The HMAC with a key that is at most a block long.
            fn keyed(self, key: &[u8]) -> Option<Box<dyn Mac>> {
                match self {
                    $(Self::$variant => Keyed::<$hmac<$digest>>::boxed(key),)*
                }
            }

            fn block_size(self) -> usize {
                match self {
                    $(Self::$variant => <$digest as BlockSizeUser>::block_size(),)*
                }
            }

            /// The number of bytes of its digest.
            pub(super) fn output_size(self) -> usize {
                match self {
                    $(Self::$variant => <$digest as Digest>::output_size(),)*
                }
            }
        }
    };
}

algorithms! {
    Md5 "md5" md5::Md5, Hmac;
    Ripemd160 "ripemd160" ripemd::Ripemd160, Hmac;
    Sha1 "sha1" sha1::Sha1, Hmac;
    Sha224 "sha224" sha2::Sha224, Hmac;
    Sha256 "sha256" sha2::Sha256, Hmac;
    Sha384 "sha384" sha2::Sha384, Hmac;
    Sha512 "sha512" sha2::Sha512, Hmac;
    Sha512_224 "sha512-224" sha2::Sha512_224, Hmac;
    Sha512_256 "sha512-256" sha2::Sha512_256, Hmac;
    Sha3_224 "sha3-224" sha3::Sha3_224, SimpleHmac;
    Sha3_256 "sha3-256" sha3::Sha3_256, SimpleHmac;
    Sha3_384 "sha3-384" sha3::Sha3_384, SimpleHmac;
    Sha3_512 "sha3-512" sha3::Sha3_512, SimpleHmac;
    Blake2b512 "blake2b512" blake2::Blake2b512, SimpleHmac;
    Blake2s256 "blake2s256" blake2::Blake2s256, SimpleHmac;
}

impl Algorithm {
    /// The digest of that name, in OpenSSL's other spellings too (`SHA256`, `RSA-SHA256`, `SHA-256`, `sha512/256`).
    pub(super) fn find(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_prefix("rsa-").unwrap_or(&name).replace('/', "-");
        let name = match name.strip_prefix("sha2-").or_else(|| name.strip_prefix("sha-")) {
            Some(bits) => format!("sha{bits}"),
            None => name,
        };
        match name.as_str() {
            "ripemd" | "rmd160" => Some(Self::Ripemd160),
            name => Self::by_name(name),
        }
    }

    /// As `find`, with Node's error for a name that nothing has.
    pub(super) fn find_or_throw(ctx: &Ctx<'_>, name: &str) -> Result<Self> {
        Self::find(name).ok_or_else(|| {
            let message = format!("Invalid digest: {name}");
            throw(ctx, Class::Type, "ERR_CRYPTO_INVALID_DIGEST", &message)
        })
    }

    /// The HMAC with a key of any length.
    pub(super) fn hmac(self, ctx: &Ctx<'_>, key: &[u8]) -> Result<Box<dyn Mac>> {
        let mac = if key.len() <= self.block_size() {
            self.keyed(key)
        } else {
            let mut digest = self.digest();
            for chunk in key.chunks(CHUNK) {
                spend(ctx, chunk.len(), DIGEST_NS)?;
                digest.update(chunk);
            }
            self.keyed(&digest.finalize())
        };
        mac.ok_or(rquickjs::Error::Unknown)
    }
}

/// A keyed digest behind one type.
pub(super) trait Mac {
    /// Takes bytes in.
    fn update(&mut self, bytes: &[u8]);

    /// Writes the result to the start of `output`, tells its length and starts again with the same key.
    fn finish(&mut self, output: &mut [u8; MAX_OUTPUT]) -> usize;

    /// Replaces `block` by its own HMAC, `rounds` times, and folds each of them into `sum`: the inner loop of PBKDF2.
    fn fold(&self, block: &mut [u8], sum: &mut [u8], rounds: u32);
}

struct Keyed<M> {
    keyed: M,
    running: M,
}

impl<M: KeyInit + Update + FixedOutput + Clone + 'static> Keyed<M> {
    fn boxed(key: &[u8]) -> Option<Box<dyn Mac>> {
        let keyed = M::new_from_slice(key).ok()?;
        Some(Box::new(Self { running: keyed.clone(), keyed }))
    }
}

impl<M: Update + FixedOutput + Clone> Mac for Keyed<M> {
    fn update(&mut self, bytes: &[u8]) {
        self.running.update(bytes);
    }

    fn finish(&mut self, output: &mut [u8; MAX_OUTPUT]) -> usize {
        let result = std::mem::replace(&mut self.running, self.keyed.clone()).finalize_fixed();
        for (target, byte) in output.iter_mut().zip(&result) {
            *target = *byte;
        }
        result.len()
    }

    fn fold(&self, block: &mut [u8], sum: &mut [u8], rounds: u32) {
        for _ in 0..rounds {
            let mut mac = self.keyed.clone();
            mac.update(block);
            let result = mac.finalize_fixed();
            for ((byte, sum), result) in block.iter_mut().zip(sum.iter_mut()).zip(&result) {
                *byte = *result;
                *sum ^= *result;
            }
        }
    }
}
