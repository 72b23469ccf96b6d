//! `native.url`: the URL standard by the `url` crate (whose `quirks` are the members of the `URL` class), host names by
//! `idna`, and `application/x-www-form-urlencoded`.

mod query;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use rquickjs::function::Opt;
use rquickjs::{Ctx, Function, IntoJs, Null, Object, Result, String, Value};
use url::{Position, Url, quirks};

use super::text::heap::scratch;
use super::text::view::{Text, length};
use super::text::work::spend;
use crate::guard::Charge;

/// The longest URL. The crate parses in one call, which no deadline interrupts: without a limit a program could spend
/// seconds in it. This much takes some tens of milliseconds; browsers stop at twice as much.
const MAX_URL: usize = 1024 * 1024;

/// What parsing takes for a byte at most, in nanoseconds: host names with other letters than ASCII are the slowest.
const PARSE_NS: u64 = 60;

/// How much memory parsing takes at most, for each byte of input: every one of them percent-encoded, in a string that
/// doubles when it is full, beside the one before.
const MEMORY_FACTOR: usize = 16;

/// Makes the object `native.url`.
pub fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("parse", Function::new(ctx.clone(), parse)?)?;
    object.set("set", Function::new(ctx.clone(), set)?)?;
    object.set("toAscii", Function::new(ctx.clone(), to_ascii)?)?;
    object.set("toUnicode", Function::new(ctx.clone(), to_unicode)?)?;
    object.set("parseQuery", Function::new(ctx.clone(), query::parse)?)?;
    object.set("encodeQuery", Function::new(ctx.clone(), query::encode)?)?;
    Ok(object)
}

/// `native.url.parse(input, base)`
fn parse<'js>(ctx: Ctx<'js>, input: String<'js>, base: Opt<Value<'js>>) -> Result<Value<'js>> {
    let base = base.0.as_ref().and_then(|value| value.as_string());
    let strings: Vec<_> = [Some(&input), base].into_iter().flatten().collect();
    let Some((texts, _memory)) = texts(&ctx, &strings)? else {
        return Null.into_js(&ctx);
    };
    let url = match texts.as_slice() {
        [input] => Url::parse(input.as_str()),
        [input, base] => Url::parse(base.as_str()).and_then(|base| base.join(input.as_str())),
        _ => return Null.into_js(&ctx),
    };
    url.map_or_else(|_| Null.into_js(&ctx), |url| members(&ctx, &url))
}

/// `native.url.set(href, part, value)`: the members afterwards. A value that the part does not take changes nothing, but
/// for `href`, where the answer is null.
fn set<'js>(ctx: Ctx<'js>, href: String<'js>, part: String<'js>, value: String<'js>) -> Result<Value<'js>> {
    let Some((texts, _memory)) = texts(&ctx, &[&href, &part, &value])? else {
        return Null.into_js(&ctx);
    };
    let [href, part, value] = texts.as_slice() else {
        return Null.into_js(&ctx);
    };
    let Ok(mut url) = Url::parse(href.as_str()) else {
        return Null.into_js(&ctx);
    };
    if part.as_str() == "href" {
        let parsed = Url::parse(value.as_str());
        return parsed.map_or_else(|_| Null.into_js(&ctx), |url| members(&ctx, &url));
    }
    change(&mut url, part.as_str(), value.as_str());
    members(&ctx, &url)
}

/// Sets one part of a URL. What the part does not take leaves it as it was, without an error.
fn change(url: &mut Url, part: &str, value: &str) {
    match part {
        "pathname" => quirks::set_pathname(url, value),
        "search" => quirks::set_search(url, value),
        "hash" => quirks::set_hash(url, value),
        part => {
            let _ = match part {
                "protocol" => quirks::set_protocol(url, value),
                "username" => quirks::set_username(url, value),
                "password" => quirks::set_password(url, value),
                "host" => quirks::set_host(url, value),
                "hostname" => quirks::set_hostname(url, value),
                "port" => quirks::set_port(url, value),
                _ => Ok(()),
            };
        }
    }
}

/// `[href, protocol, username, password, host, hostname, port, pathname, search, hash, origin]`
fn members<'js>(ctx: &Ctx<'js>, url: &Url) -> Result<Value<'js>> {
    let origin = quirks::origin(url);
    let path = path(url);
    let href = match &path {
        Cow::Borrowed(_) => Cow::Borrowed(quirks::href(url)),
        Cow::Owned(path) => Cow::Owned([&url[..Position::BeforePath], path, &url[Position::AfterPath..]].concat()),
    };
    let members = [
        &href,
        quirks::protocol(url),
        quirks::username(url),
        quirks::password(url),
        quirks::host(url),
        quirks::hostname(url),
        quirks::port(url),
        &path,
        quirks::search(url),
        quirks::hash(url),
        &origin,
    ];
    members.to_vec().into_js(ctx)
}

/// The path, with what the standard has begun to percent-encode since the crate was written: a caret, and the last space
/// of an opaque path before a query or a fragment.
fn path(url: &Url) -> Cow<'_, str> {
    let path = quirks::pathname(url);
    if !url.cannot_be_a_base() {
        return if path.contains('^') { Cow::Owned(path.replace('^', "%5E")) } else { Cow::Borrowed(path) };
    }
    let followed = url.query().is_some() || url.fragment().is_some();
    match path.strip_suffix(' ').filter(|_| followed) {
        Some(start) => Cow::Owned([start, "%20"].concat()),
        None => Cow::Borrowed(path),
    }
}

/// `native.url.toAscii(domain)`: the empty string where the domain is none.
fn to_ascii<'js>(ctx: Ctx<'js>, domain: String<'js>) -> Result<std::string::String> {
    Ok(hostname(&ctx, &domain)?.unwrap_or_default())
}

/// `native.url.toUnicode(domain)`
fn to_unicode<'js>(ctx: Ctx<'js>, domain: String<'js>) -> Result<std::string::String> {
    Ok(hostname(&ctx, &domain)?.map(|host| idna::domain_to_unicode(&host).0).unwrap_or_default())
}

/// What a domain becomes as the host of a URL, which is how Node converts it.
fn hostname<'js>(ctx: &Ctx<'js>, domain: &String<'js>) -> Result<Option<std::string::String>> {
    let Some((texts, _memory)) = texts(ctx, &[domain])? else { return Ok(None) };
    let domain = texts.first().map_or("", Text::as_str);
    let Ok(mut url) = Url::parse("ws://x") else { return Ok(None) };
    let taken = quirks::set_hostname(&mut url, domain).is_ok();
    Ok(taken.then(|| quirks::hostname(&url).to_owned()))
}

/// The texts of what is to be parsed, with the memory for it, or none where they are too long to be parsed at all.
fn texts<'js>(ctx: &Ctx<'js>, strings: &[&String<'js>]) -> Result<Option<(Vec<Text<'js>>, Charge)>> {
    let mut texts = Vec::with_capacity(strings.len());
    let mut bytes = 0;
    for string in strings {
        if length(string)? > MAX_URL {
            return Ok(None);
        }
        let text = Text::new(string)?;
        bytes += text.as_str().len();
        texts.push(text);
    }
    if bytes > MAX_URL {
        return Ok(None);
    }
    spend(ctx, bytes, PARSE_NS)?;
    Ok(Some((texts, scratch(ctx, bytes * MEMORY_FACTOR)?)))
}
