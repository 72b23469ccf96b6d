use rquickjs::{CatchResultExt, Context, Ctx, Object, Result, Runtime};

/// What the cases of all modules here are written with.
const PRELUDE: &str = r"
    const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const bytes = (text) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
    const zeros = (length) => new Uint8Array(length);
    const text = (bytes) => String.fromCharCode(...bytes);
    const thrown = (action) => {
        try { return 'returned ' + action(); } catch (error) {
            // What the engine throws where there is not even memory for the error, or for its message.
            if (error === null || `${error}` === 'InternalError') return 'InternalError | out of memory';
            return [error.name, error.code, error.errno, error.message].filter((part) => part !== undefined).join(' | ');
        }
    };
    const detached = () => { const buffer = new ArrayBuffer(8); const view = new Uint8Array(buffer); buffer.transfer(); return view; };
";

/// Evaluates expressions in turn, in one context with at most `memory` bytes, and compares what `String` makes of each.
pub(crate) fn check_within(memory: usize, bind: for<'js> fn(&Ctx<'js>) -> Result<Object<'js>>, cases: &[(&str, &str)]) {
    let runtime = Runtime::new().unwrap();
    runtime.set_memory_limit(memory);
    let context = Context::full(&runtime).unwrap();
    context.with(|ctx| {
        ctx.globals().set("native", bind(&ctx).unwrap()).unwrap();
        ctx.eval::<(), _>(PRELUDE).catch(&ctx).unwrap();
        for (expression, expected) in cases {
            let result = ctx.eval::<std::string::String, _>(format!("String(({expression}))")).catch(&ctx);
            match result {
                Ok(value) => assert_eq!(value, *expected, "{expression}"),
                Err(error) => panic!("{expression}: {error}"),
            }
        }
    });
}

/// As `check_within`, with as much memory as there is.
pub(crate) fn check(bind: for<'js> fn(&Ctx<'js>) -> Result<Object<'js>>, cases: &[(&str, &str)]) {
    check_within(0, bind, cases);
}

// Expected values are those of Node 24.

#[test]
fn utf8_out_replaces_lone_surrogates() {
    check(
        super::bind,
        &[
            ("hex(native.encode('a\\u00e9\\u20ac\\u{1f600}'))", "61c3a9e282acf09f9880"),
            ("hex(native.encode('\\ud83d'))", "efbfbd"),
            ("hex(native.encode('\\ude00\\ud83d!'))", "efbfbdefbfbd21"),
            ("native.encode('') instanceof Uint8Array", "true"),
            ("native.byteLength('\\ud83d\\u20ac')", "6"),
        ],
    );
}

#[test]
fn encode_into_stops_between_characters() {
    check(
        super::bind,
        &[
            ("native.encodeInto('\\u20ac\\u20ac', zeros(5))", "1,3"),
            ("native.encodeInto('\\u{1f600}', zeros(3))", "0,0"),
            ("native.encodeInto('\\u{1f600}a', zeros(9))", "3,5"),
            ("native.encodeInto('abc', detached())", "0,0"),
            ("(() => { const t = zeros(4); native.encodeInto('\\ud83d', t); return hex(t); })()", "efbfbd00"),
        ],
    );
}

#[test]
fn base64_is_read_leniently() {
    check(
        super::bind,
        &[
            ("hex(native.toBytes('YQ==YQ==', 'base64'))", "61"),
            ("text(native.toBytes('YWJj\\nZ GVm=', 'base64'))", "abcdef"),
            ("hex(native.toBytes('Y', 'base64'))", ""),
            ("hex(native.toBytes('YW', 'base64'))", "61"),
            ("hex(native.toBytes('YWJ', 'base64url'))", "6162"),
            ("hex(native.toBytes('_-_-', 'base64'))", "ffeffe"),
            ("hex(native.toBytes('+/+/', 'base64url'))", "fbffbf"),
            ("hex(native.toBytes('\\u0141\\u0141\\u0141\\u0141', 'base64'))", "000000"),
            // The low byte of the first half of the emoji is `=`.
            ("hex(native.toBytes('y-/YxIB\\u{1f600}N', 'base64'))", "cbefd8c480"),
            ("native.byteLength('YQ==', 'base64')", "1"),
            ("native.byteLength('YQ==YQ', 'base64')", "4"),
        ],
    );
}

#[test]
fn base64_and_hex_are_written_as_node_does() {
    check(
        super::bind,
        &[
            ("native.fromBytes(bytes('\\xfb\\xff\\xbf\\0'), 'base64')", "+/+/AA=="),
            ("native.fromBytes(bytes('\\xfb\\xff\\xbf\\0'), 'base64url')", "-_-_AA"),
            ("native.fromBytes(bytes('\\xfb\\0'), 'hex')", "fb00"),
            // Longer than one chunk: padding only at the end.
            ("native.fromBytes(zeros(100001), 'base64') === 'A'.repeat(133335) + '='", "true"),
        ],
    );
}

#[test]
fn hex_ends_at_the_first_pair_that_is_none() {
    check(
        super::bind,
        &[
            ("hex(native.toBytes('abc', 'hex'))", "ab"),
            ("hex(native.toBytes('abxxcd', 'hex'))", "ab"),
            ("hex(native.toBytes('AbCD', 'HEX'))", "abcd"),
            ("hex(native.toBytes('\\u0161\\u0162', 'hex'))", "ab"),
            ("native.byteLength('abc', 'hex')", "1"),
        ],
    );
}

#[test]
fn one_and_two_byte_encodings_cut_and_mask() {
    check(
        super::bind,
        &[
            ("hex(native.toBytes('\\u0161\\u{1f600}', 'latin1'))", "613d00"),
            ("hex(native.toBytes('\\xe9', 'ascii'))", "e9"),
            ("hex(native.toBytes('a\\u{1f600}', 'ucs2'))", "61003dd800de"),
            ("native.fromBytes(bytes('\\xe1\\xffz'), 'latin1') === '\\xe1\\xffz'", "true"),
            ("native.fromBytes(bytes('\\xe1\\xff'), 'ascii') === 'a\\x7f'", "true"),
            ("native.fromBytes(bytes('a\\0b\\0c'), 'utf16le')", "ab"),
            ("native.fromBytes(bytes('a\\xc3\\xa9\\xff\\xe2\\x82'), 'utf8') === 'a\\xe9\\ufffd\\ufffd'", "true"),
            ("native.fromBytes(bytes('\\xef\\xbb\\xbfa'), 'utf8').length", "2"),
            ("native.fromBytes(bytes('abcdef'), 'latin1', 2, 4)", "cd"),
            ("native.fromBytes(bytes('abcdef'), 'latin1', -1, 1e20)", "abcdef"),
            ("native.fromBytes(bytes('abcdef'), 'latin1', 5, 2)", ""),
            ("native.fromBytes(detached(), 'utf8')", ""),
            (
                "thrown(() => native.toBytes('a', 'ebcdic'))",
                "TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: ebcdic",
            ),
        ],
    );
}

#[test]
fn a_decoder_waits_for_the_rest_of_a_character() {
    check(
        super::bind,
        &[
            ("globalThis.d = native.decoder('utf-8', false, false), d.encoding", "utf-8"),
            ("d.decode(bytes('\\xef\\xbb\\xbfa\\xe2\\x82'), true)", "a"),
            ("d.decode(bytes('\\xac'), true) === '\\u20ac'", "true"),
            ("d.decode(bytes('\\xe2'), false) === '\\ufffd'", "true"),
            ("d.decode() === ''", "true"),
            ("native.decoder('utf8', false, true).decode(bytes('\\xef\\xbb\\xbfa')).length", "2"),
            ("native.decoder('utf-16le').decode(bytes('\\xff\\xfea\\0b')) === 'a\\ufffd'", "true"),
            ("native.decoder(' Latin1 ').encoding", "windows-1252"),
            ("native.decoder('shift_jis').decode(bytes('\\x83n\\x83\\x8d')) === '\\u30cf\\u30ed'", "true"),
        ],
    );
}

#[test]
fn a_decoder_refuses_labels_and_malformed_bytes() {
    check(
        super::bind,
        &[
            (
                "thrown(() => native.decoder('foo'))",
                "RangeError | ERR_ENCODING_NOT_SUPPORTED | The \"foo\" encoding is not supported",
            ),
            (
                "thrown(() => native.decoder('replacement'))",
                "RangeError | ERR_ENCODING_NOT_SUPPORTED | The \"replacement\" encoding is not supported",
            ),
            (
                "thrown(() => native.decoder('utf-8', true).decode(bytes('\\xff')))",
                "TypeError | ERR_ENCODING_INVALID_ENCODED_DATA | The encoded data was not valid for encoding utf-8",
            ),
        ],
    );
}

#[test]
fn results_count_against_the_memory_of_the_program() {
    check_within(
        4 << 20,
        super::bind,
        &[
            ("thrown(() => native.toBytes('a'.repeat(2 << 20), 'utf16le'))", "InternalError | out of memory"),
            ("thrown(() => native.fromBytes(zeros(2 << 20), 'hex'))", "InternalError | out of memory"),
            ("native.toBytes('ab', 'utf16le').length", "4"),
        ],
    );
}

#[test]
fn arguments_of_other_types_are_type_errors() {
    check(
        super::bind,
        &[
            (
                "['encode', 'toBytes', 'decoder', 'byteLength'].every((name) => thrown(() => native[name](Symbol())).startsWith('TypeError'))",
                "true",
            ),
            (
                "[undefined, 1, 'a', {}, new Proxy(zeros(1), {})].every((value) => thrown(() => native.fromBytes(value)).startsWith('TypeError'))",
                "true",
            ),
            (
                "thrown(() => native.decoder('utf-8').decode.call({}))",
                "TypeError | Error converting from js 'object' into type 'Decoder'",
            ),
            ("native.fromBytes(new Uint16Array([0x6261]), 'latin1')", "ab"),
        ],
    );
}
