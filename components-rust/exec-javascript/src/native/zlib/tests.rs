use super::super::text::tests::{check, check_within};
use super::bind;

// Expected values are those of Node 24.

const GZIPPED: &str =
    "bytes('\\x1f\\x8b\\x08\\0\\0\\0\\0\\0\\0\\x03\\xcbH\\xcd\\xc9\\xc9\\x07\\0\\x86\\xa6\\x106\\x05\\0\\0\\0')";

#[test]
fn short_data_compresses_to_the_same_bytes_as_in_node() {
    check(
        bind,
        &[
            ("hex(native.run('gzip', bytes('hello'), {}))", "1f8b0800000000000003cb48cdc9c9070086a6103605000000"),
            ("hex(native.run('gzip', bytes('hello'), { level: 9 })).slice(0, 20)", "1f8b0800000000000203"),
            ("hex(native.run('deflate', bytes('hello')))", "789ccb48cdc9c90700062c0215"),
            ("hex(native.run('deflate', bytes('hello'), { windowBits: 8 }))", "1895cb48cdc9c90700062c0215"),
            ("hex(native.run('deflate', bytes('hello'), { level: 0 }))", "7801010500faff68656c6c6f062c0215"),
            ("hex(native.run('deflate', bytes('hello'), { strategy: 4 }))", "7801cb48cdc9c90700062c0215"),
            ("hex(native.run('deflate', bytes('hello'), { finishFlush: 2 }))", "789cca48cdc9c907000000ffff"),
            ("hex(native.run('deflateRaw', bytes('hello'), { windowBits: 8 }))", "cb48cdc9c90700"),
            ("hex(native.run('brotliCompress', bytes('hello')))", "0b028068656c6c6f03"),
            ("hex(native.run('brotliCompress', bytes('a'), { params: { 2: 99 } }))", "0f00806103"),
            ("hex(native.run('brotliCompress', zeros(0)))", "3b"),
            ("hex(native.run('brotliCompress', bytes('hello'), { finishFlush: 1 }))", "0b028068656c6c6f"),
        ],
    );
}

#[test]
fn members_and_padding_follow_gzip_data() {
    let data =
        format!("globalThis.z = {GZIPPED}, globalThis.cat = (...a) => Uint8Array.from(a.flatMap((x) => [...x])), 0");
    check(
        bind,
        &[
            (&data, "0"),
            ("text(native.run('gunzip', cat(z, z)))", "hellohello"),
            ("text(native.run('unzip', cat(z, z, zeros(3))))", "hellohello"),
            (
                "thrown(() => native.run('gunzip', cat(z, bytes('zz'))))",
                "Error | Z_DATA_ERROR | -3 | incorrect header check",
            ),
            (
                "thrown(() => native.run('gunzip', cat(z, bytes('\\x1f'))))",
                "Error | Z_BUF_ERROR | -5 | unexpected end of file",
            ),
            ("text(native.run('inflate', cat(native.run('deflate', bytes('a')), bytes('zz'))))", "a"),
            ("text(native.run('unzip', native.run('deflate', bytes('a'))))", "a"),
        ],
    );
}

#[test]
fn failures_have_the_codes_of_node() {
    let end = "Error | Z_BUF_ERROR | -5 | unexpected end of file";
    let header = "Error | Z_DATA_ERROR | -3 | incorrect header check";
    let cut = format!("text(native.run('gunzip', {GZIPPED}.subarray(0, 12), {{ finishFlush: 2 }}))");
    let cases = [
        ("thrown(() => native.run('gunzip', bytes('abc')))", header),
        ("thrown(() => native.run('inflate', bytes('abc')))", header),
        ("thrown(() => native.run('inflate', detached()))", end),
        (
            "thrown(() => native.run('inflateRaw', bytes('\\x07\\x08\\x09')))",
            "Error | Z_DATA_ERROR | -3 | invalid block type",
        ),
        ("thrown(() => native.run('brotliDecompress', zeros(0)))", end),
        (
            "thrown(() => native.run('brotliDecompress', bytes('garbage')))",
            "Error | ERR__ERROR_FORMAT_PADDING_1 | -14 | Decompression failed",
        ),
        (cut.as_str(), "h"),
        (
            "thrown(() => native.run('gzip', zeros(1), { level: 99 }))",
            "RangeError | ERR_OUT_OF_RANGE | The value of \"options.level\" is out of range. It must be >= -1 and <= 9. \
             Received 99",
        ),
        (
            "thrown(() => native.run('gzip', zeros(1), { get level() { throw new RangeError('mine') } }))",
            "RangeError | mine",
        ),
        (
            "thrown(() => native.run('lzma', zeros(1)))",
            "TypeError | ERR_INVALID_ARG_VALUE | unknown kind of compression",
        ),
    ];
    check(bind, &cases);
}

#[test]
fn dictionaries_are_wanted_and_checked() {
    let deflated = "globalThis.z = native.run('deflate', bytes('hello'), { dictionary: bytes('hell') }), 0";
    check(
        bind,
        &[
            (deflated, "0"),
            ("text(native.run('inflate', z, { dictionary: bytes('hell') }))", "hello"),
            ("thrown(() => native.run('inflate', z))", "Error | Z_NEED_DICT | 2 | Missing dictionary"),
            (
                "thrown(() => native.run('inflate', z, { dictionary: bytes('x') }))",
                "Error | Z_NEED_DICT | 2 | Bad dictionary",
            ),
            (
                "text(native.run('inflateRaw', native.run('deflateRaw', bytes('hello'), { dictionary: bytes('hell') }), \
                 { dictionary: bytes('hell') }))",
                "hello",
            ),
        ],
    );
}

#[test]
fn everything_comes_back() {
    let round = "(() => {
        let seed = 1;
        const noise = (length, letters) => Uint8Array.from({ length }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 9).map((x) => x % letters);
        const kinds = [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['gzip', 'unzip'], ['brotliCompress', 'brotliDecompress']];
        const bad = [];
        for (const [to, from] of kinds) for (const letters of [2, 256]) for (const length of [0, 1, 1024, 20000]) for (const quality of [1, 5, 9, 11]) {
            const data = noise(length, letters);
            const back = native.run(from, native.run(to, data, { level: Math.min(quality, 9), params: { 1: quality } }));
            const stream = native.stream(to, { level: Math.min(quality, 9), params: { 1: Math.min(quality, 9) } });
            const parts = [stream.push(data.subarray(0, length >> 1), 'sync'), stream.push(data.subarray(length >> 1)), stream.push(zeros(0), 'finish')];
            const other = native.stream(from);
            const out = parts.map((part) => hex(other.push(part, 'none'))).join('') + hex(other.push(zeros(0), 'finish'));
            if (hex(back) !== hex(data) || out !== hex(data)) bad.push([to, from, letters, length, quality]);
        }
        return JSON.stringify(bad);
    })()";
    check(bind, &[(round, "[]")]);
}

#[test]
fn a_stream_gives_what_was_good_before_it_fails() {
    let data = format!("globalThis.s = native.stream('gunzip'), globalThis.z = {GZIPPED}, 0");
    check(
        bind,
        &[
            (&data, "0"),
            ("text(s.push(Uint8Array.from([...z, 1, 2]), 'none'))", "hello"),
            ("thrown(() => s.push(zeros(0), 'finish'))", "Error | Z_DATA_ERROR | -3 | incorrect header check"),
            ("s.reset(), text(s.push(z, 'finish'))", "hello"),
            ("s.push(zeros(2), 'none').length, s.ended()", "true"),
        ],
    );
}

#[test]
fn bombs_end_at_the_memory_limit() {
    let bomb = |to: &str| {
        format!(
            "(() => {{ const s = native.stream('{to}', {{ level: 9, params: {{ 1: 1 }} }}); const parts = []; \
             for (let i = 0; i < 64; i++) parts.push(...s.push(zeros(1 << 20))); parts.push(...s.push(zeros(0), 'finish')); \
             return Uint8Array.from(parts); }})()"
        )
    };
    let gzip = format!("globalThis.z = {}, 0", bomb("gzip"));
    let brotli = format!("globalThis.b = {}, 0", bomb("brotliCompress"));
    check_within(
        32 << 20,
        bind,
        &[
            (&gzip, "0"),
            (&brotli, "0"),
            ("thrown(() => native.run('gunzip', z))", "InternalError | out of memory"),
            ("thrown(() => native.stream('unzip').push(z))", "InternalError | out of memory"),
            ("thrown(() => native.run('brotliDecompress', b))", "InternalError | out of memory"),
            (
                "thrown(() => native.run('gunzip', z, { maxOutputLength: 1000 }))",
                "RangeError | ERR_BUFFER_TOO_LARGE | Cannot create a Buffer larger than 1000 bytes",
            ),
        ],
    );
}

#[test]
fn crc32_goes_on_from_a_value() {
    check(
        bind,
        &[
            ("native.crc32(bytes('hello'))", "907060870"),
            ("native.crc32(bytes('lo'), native.crc32(bytes('hel')))", "907060870"),
            ("native.crc32(bytes('hello'), 5)", "4277152246"),
        ],
    );
}
