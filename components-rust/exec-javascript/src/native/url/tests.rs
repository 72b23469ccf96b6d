use super::super::text::tests::{check, check_within};
use super::bind;

// Expected values are those of Node 24.

#[test]
fn members_of_a_url() {
    check(
        bind,
        &[
            (
                "native.parse('HTTP://User:p%61ss@EXAMPLE.com:8080/a/../b c?x=\\'1\\'#h i').join(' ')",
                "http://User:p%61ss@example.com:8080/b%20c?x=%271%27#h%20i http: User p%61ss example.com:8080 example.com \
                 8080 /b%20c ?x=%271%27 #h%20i http://example.com:8080",
            ),
            ("native.parse('/x?y', 'https://h:443/a')[0]", "https://h/x?y"),
            ("native.parse('file:///a/b')[10]", "null"),
            ("native.parse('http://[::FFFF:1.2.3.4]/')[5]", "[::ffff:102:304]"),
            ("native.parse('http://0x7f.1/')[5]", "127.0.0.1"),
            ("native.parse('http://\\u00fcn\\u00ef.com/')[5]", "xn--n-nga1b.com"),
            ("native.parse('http://x/\\ud83d')[7]", "/%EF%BF%BD"),
            ("native.parse('http://x/^')[0]", "http://x/%5E"),
            ("native.parse('foo:x #y')[0]", "foo:x%20#y"),
        ],
    );
}

#[test]
fn what_is_no_url_is_null() {
    let inputs = ["''", "'foo'", "'http://'", "'http://a b'", "'http://x:65536'", "'/x'", "'http://xn--i\\u00f1valid'"];
    for input in inputs {
        check(bind, &[(&format!("native.parse({input})"), "null")]);
    }
    check(
        bind,
        &[
            ("native.parse('x', 'mailto:a')", "null"),
            ("native.parse('http://x/' + 'a'.repeat(2 << 20))", "null"),
            ("thrown(() => native.parse(1))", "TypeError | Error converting from js 'int' into type 'string'"),
        ],
    );
}

#[test]
fn setters_ignore_what_they_do_not_take() {
    check(
        bind,
        &[
            ("native.set('http://h/', 'port', '8a')[4]", "h:8"),
            ("native.set('http://h:8/', 'port', '99999')[4]", "h:8"),
            ("native.set('http://h/', 'host', 'x:81/y')[0]", "http://x:81/"),
            ("native.set('http://h/', 'protocol', 'foo')[1]", "http:"),
            ("native.set('http://h/', 'pathname', 'a?b#c')[7]", "/a%3Fb%23c"),
            ("native.set('http://h/', 'search', 'a b')[8]", "?a%20b"),
            ("native.set('http://h/', 'hash', '')[0]", "http://h/"),
            ("native.set('mailto:a', 'host', 'x')[0]", "mailto:a"),
            ("native.set('http://h/', 'href', 'bad')", "null"),
            ("native.set('bad', 'hash', 'x')", "null"),
        ],
    );
}

#[test]
fn domains_are_converted_as_hosts() {
    check(
        bind,
        &[
            ("native.toAscii('espa\\u00f1ol.com')", "xn--espaol-zwa.com"),
            ("native.toAscii('xn--i\\u00f1valid.com')", ""),
            ("native.toAscii('1.2')", "1.0.0.2"),
            ("native.toAscii('a:80')", ""),
            ("native.toUnicode('xn--espaol-zwa.com') === 'espa\\u00f1ol.com'", "true"),
            ("native.toUnicode('xn--a')", ""),
        ],
    );
}

#[test]
fn queries_are_read_and_written() {
    check(
        bind,
        &[
            ("JSON.stringify(native.parseQuery('a=b&&c&=d&e=f=g'))", r#"["a","b","c","","","d","e","f=g"]"#),
            ("native.parseQuery('a+b=%41%2B%zz%4')", "a b,A+%zz%4"),
            ("native.parseQuery('\\xe9=%ff')[1] === '\\ufffd'", "true"),
            ("native.encodeQuery(['a b', '\\xe9&', '', '*-._~'])", "a+b=%C3%A9%26&=*-._%7E"),
            // An escape on the border of two chunks.
            ("native.parseQuery('x'.repeat(65535) + '%41')[0].slice(-2)", "xA"),
            (
                "Object.defineProperty(Array.prototype, 0, { set() { throw 1 }, configurable: true }), \
                 native.parseQuery('a')[0]",
                "a",
            ),
        ],
    );
}

#[test]
fn long_arrays_and_long_queries_end() {
    check_within(
        32 << 20,
        bind,
        &[
            ("thrown(() => native.encodeQuery(new Array(4294967295))).startsWith('TypeError')", "true"),
            ("thrown(() => native.encodeQuery(['\\xe9'.repeat(8 << 20), '']))", "InternalError | out of memory"),
            ("thrown(() => native.parseQuery('a&'.repeat(1 << 20)))", "InternalError | out of memory"),
        ],
    );
}
