use super::super::text::tests::{check, check_within};
use super::bind;

// Expected values are those of Node 24.

#[test]
fn digests_of_abc() {
    let cases = [
        ("md5", "900150983cd24fb0d6963f7d28e17f72"),
        ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("SHA256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("RSA-SHA224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        ("sha512-256", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
        ("sha3-256", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
        ("blake2s256", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
        ("rmd160", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
    ];
    for (name, expected) in cases {
        let expression =
            format!("(() => {{ const h = native.hash('{name}'); h.update(bytes('abc')); return hex(h.digest()); }})()");
        check(bind, &[(&expression, expected)]);
    }
}

#[test]
fn every_algorithm_has_a_digest_and_an_hmac() {
    check(
        bind,
        &[(
            "native.algorithms.every((name) => native.hash(name).digest().length === \
             native.hmac(name, zeros(200)).digest().length)",
            "true",
        )],
    );
}

#[test]
fn hmac_with_short_and_long_keys() {
    check(
        bind,
        &[
            (
                "(() => { const h = native.hmac('sha256', bytes('key')); h.update(bytes('data')); return hex(h.digest()); })()",
                "5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0",
            ),
            (
                "(() => { const h = native.hmac('sha3-512', zeros(100)); return hex(h.digest()).slice(0, 32); })()",
                "3dbd991515f1c04ee27a05a5472c34d2",
            ),
        ],
    );
}

#[test]
fn a_hash_is_copied_and_finished_once() {
    let finished = "Error | ERR_CRYPTO_HASH_FINALIZED | Digest already called";
    check(
        bind,
        &[
            (
                "globalThis.h = native.hash('md5'), h.update(bytes('a')), globalThis.c = h.copy(), h.update(bytes('bc')), hex(h.digest())",
                "900150983cd24fb0d6963f7d28e17f72",
            ),
            ("hex(c.digest())", "0cc175b9c0f1b6a831c399e269772661"),
            ("thrown(() => h.digest())", finished),
            ("thrown(() => h.update(zeros(1)))", finished),
            ("thrown(() => h.copy())", finished),
            ("thrown(() => native.hash('foo'))", "Error | Digest method not supported"),
            (
                "thrown(() => native.hmac('foo', zeros(1)))",
                "TypeError | ERR_CRYPTO_INVALID_DIGEST | Invalid digest: foo",
            ),
        ],
    );
}

#[test]
fn keys_are_derived() {
    check(
        bind,
        &[
            (
                "hex(native.pbkdf2(bytes('password'), bytes('salt'), 4096, 20, 'sha1'))",
                "4b007901b765489abead49d926f721d065a429c1",
            ),
            (
                "hex(native.scrypt(bytes('password'), bytes('NaCl'), 1024, 8, 16, 16))",
                "fdbabe1c9d3472007856e7190d01e9fe",
            ),
            ("hex(native.scrypt(zeros(0), zeros(0), 16, 1, 1, 64)).slice(0, 32)", "77d6576238657b203b19ca42c18a0497"),
            (
                "hex(native.hkdf('sha256', new Uint8Array(22).fill(11), Uint8Array.from({ length: 13 }, (_, i) => i), \
                 Uint8Array.from({ length: 10 }, (_, i) => 240 + i), 42)).slice(0, 32)",
                "3cb25f25faacd57a90434f64d0362f2a",
            ),
        ],
    );
}

#[test]
fn absurd_parameters_are_refused_or_run_out_of_memory() {
    let scrypt = "RangeError | ERR_CRYPTO_INVALID_SCRYPT_PARAMS | Invalid scrypt params";
    let length = "RangeError | ERR_CRYPTO_INVALID_KEYLEN | Invalid key length";
    check_within(
        8 << 20,
        bind,
        &[
            ("thrown(() => native.scrypt(zeros(1), zeros(1), 3, 1, 1, 8))", scrypt),
            ("thrown(() => native.scrypt(zeros(1), zeros(1), 2 ** 53, 2 ** 53, 2 ** 53, 8))", scrypt),
            ("thrown(() => native.scrypt(zeros(1), zeros(1), NaN, 1, 1, 8))", scrypt),
            ("thrown(() => native.scrypt(zeros(1), zeros(1), 65536, 8, 1, 8))", "InternalError | out of memory"),
            ("thrown(() => native.pbkdf2(zeros(1), zeros(1), 1, 1e9, 'md5'))", "InternalError | out of memory"),
            ("thrown(() => native.pbkdf2(zeros(1), zeros(1), 1, -1, 'md5'))", length),
            ("thrown(() => native.hkdf('sha256', zeros(1), zeros(1), zeros(1), 255 * 32 + 1))", length),
            ("native.pbkdf2(zeros(1), zeros(1), -5, 0, 'md5').length", "0"),
        ],
    );
}

#[test]
fn comparison_wants_equal_lengths() {
    check(
        bind,
        &[
            ("native.timingSafeEqual(bytes('abc'), bytes('abc'))", "true"),
            ("native.timingSafeEqual(zeros(100000), zeros(100000).fill(1, 99999))", "false"),
            (
                "thrown(() => native.timingSafeEqual(zeros(1), zeros(2)))",
                "RangeError | ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH | Input buffers must have the same byte length",
            ),
            ("native.timingSafeEqual(detached(), zeros(0))", "true"),
        ],
    );
}
