//! What natives read from the program: the bytes of an argument, and the characters of a string.
//!
//! Slices into the program's memory are only valid while no JavaScript runs. Natives read every other argument first,
//! and between taking a slice and dropping it call nothing but `guard` and functions that allocate.

use std::ffi::c_char;
use std::ptr::NonNull;

use rquickjs::{Ctx, Error, FromJs, Result, String, Value, qjs};

use super::error::{Class, throw};
use super::heap::{HeapVec, owned};

/// Node's limit on the length of a string. Below it the engine's size arithmetic on strings does not wrap.
const MAX_STRING: i64 = 0x1fff_ffe8;

/// A typed array, `ArrayBuffer` or `SharedArrayBuffer` argument.
pub(crate) struct Bytes<'js>(Value<'js>);

impl<'js> FromJs<'js> for Bytes<'js> {
    fn from_js(_ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let name = value.type_name();
        let raw = value.as_raw();
        // SAFETY: both calls only look at the class of the value.
        let known = value.is_object() && unsafe { qjs::JS_GetTypedArrayType(raw) >= 0 || qjs::JS_IsArrayBuffer(raw) };
        if known { Ok(Self(value)) } else { Err(Error::new_from_js(name, "Uint8Array")) }
    }
}

impl Bytes<'_> {
    /// The bytes as they are now. A detached buffer has none.
    pub(crate) fn as_slice(&self) -> &[u8] {
        // SAFETY: the pointer is valid until JavaScript runs, which callers do not let happen (see the module).
        self.raw().map_or(&[], |bytes| unsafe { bytes.as_ref() })
    }

    /// The bytes, to be written to.
    pub(crate) fn as_mut_slice(&mut self) -> &mut [u8] {
        // SAFETY: as above; natives that write hold no other slice.
        self.raw().map_or(&mut [], |mut bytes| unsafe { bytes.as_mut() })
    }

    fn raw(&self) -> Option<NonNull<[u8]>> {
        let (ctx, value) = (self.0.ctx(), self.0.as_raw());
        // SAFETY: only looks at the class of the value.
        if unsafe { qjs::JS_GetTypedArrayType(value) } < 0 {
            return buffer_bytes(ctx, &self.0);
        }
        let (mut offset, mut length, mut size) = (0, 0, 0);
        // SAFETY: the value is a typed array and the three places are valid; the result is a new reference.
        let buffer = unsafe {
            let context = ctx.as_raw().as_ptr();
            qjs::JS_GetTypedArrayBuffer(context, value, &mut offset, &mut length, &mut size)
        };
        let bytes = owned(ctx, buffer).map_err(|_| ctx.catch()).ok().and_then(|buffer| buffer_bytes(ctx, &buffer))?;
        let (offset, length) = (usize::try_from(offset).ok()?, usize::try_from(length).ok()?);
        if offset.checked_add(length)? > bytes.len() {
            return None;
        }
        // SAFETY: the range lies in the buffer, which the typed array keeps alive.
        let start = unsafe { bytes.cast::<u8>().add(offset) };
        Some(NonNull::slice_from_raw_parts(start, length))
    }
}

/// The memory of an `ArrayBuffer`, none where it is detached.
fn buffer_bytes(ctx: &Ctx<'_>, value: &Value<'_>) -> Option<NonNull<[u8]>> {
    let mut size = 0;
    // SAFETY: the place is valid; the call throws where the value is no buffer or is detached.
    let memory = unsafe { qjs::JS_GetArrayBuffer(ctx.as_raw().as_ptr(), &mut size, value.as_raw()) };
    let Some(memory) = NonNull::new(memory) else {
        ctx.catch();
        return None;
    };
    Some(NonNull::slice_from_raw_parts(memory, usize::try_from(size).ok()?))
}

/// The number of UTF-16 units of a string, which the natives refuse past Node's limit.
pub(crate) fn length(string: &String<'_>) -> Result<usize> {
    let ctx = string.ctx();
    let mut length = 0;
    // SAFETY: the place is valid. The length of a primitive string is its own property: no JavaScript runs.
    let done = unsafe { qjs::JS_GetLength(ctx.as_raw().as_ptr(), string.as_raw(), &mut length) };
    if done < 0 {
        return Err(Error::Exception);
    }
    usize::try_from(length).ok().filter(|_| length <= MAX_STRING).ok_or_else(|| {
        let message = "Cannot create a string longer than 0x1fffffe8 characters";
        throw(ctx, Class::Error, "ERR_STRING_TOO_LONG", message)
    })
}

/// A string as UTF-8, in which a lone surrogate stands as its three bytes (ED A0 80 to ED BF BF). No copy where the
/// string is plain ASCII.
pub(crate) struct Utf8<'js> {
    ctx: Ctx<'js>,
    ptr: NonNull<c_char>,
    len: usize,
}

impl<'js> Utf8<'js> {
    pub(crate) fn new(string: &String<'js>) -> Result<Self> {
        length(string)?;
        let ctx = string.ctx().clone();
        let mut len = 0;
        // SAFETY: the place is valid; the result is a reference that `drop` gives back.
        let ptr = unsafe { qjs::JS_ToCStringLen2(ctx.as_raw().as_ptr(), &mut len, string.as_raw(), false) };
        let ptr = NonNull::new(ptr.cast_mut()).ok_or(Error::Exception)?;
        let len = usize::try_from(len).map_err(|_| Error::Unknown)?;
        Ok(Self { ctx, ptr, len })
    }

    /// The bytes, with lone surrogates as they are.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        // SAFETY: valid until `drop`; strings never change.
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr().cast(), self.len) }
    }
}

impl Drop for Utf8<'_> {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `JS_ToCStringLen2`.
        unsafe { qjs::JS_FreeCString(self.ctx.as_raw().as_ptr(), self.ptr.as_ptr()) };
    }
}

/// A string as `str`: lone surrogates are U+FFFD. No copy where there are none and the string is plain ASCII.
pub(crate) struct Text<'js> {
    utf8: Utf8<'js>,
    replaced: Option<HeapVec<'js, u8>>,
}

impl<'js> Text<'js> {
    pub(crate) fn new(string: &String<'js>) -> Result<Self> {
        let utf8 = Utf8::new(string)?;
        if std::str::from_utf8(utf8.as_bytes()).is_ok() {
            return Ok(Self { utf8, replaced: None });
        }
        let mut bytes = HeapVec::new(&utf8.ctx);
        bytes.extend(utf8.as_bytes())?;
        replace_surrogates(bytes.as_mut_slice());
        Ok(Self { utf8, replaced: Some(bytes) })
    }

    /// The characters.
    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.replaced.as_ref().map_or(self.utf8.as_bytes(), HeapVec::as_slice);
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// A string as UTF-16 units. No copy where the engine holds it so.
pub(crate) struct Utf16<'js> {
    ctx: Ctx<'js>,
    ptr: NonNull<u16>,
    len: usize,
}

impl<'js> Utf16<'js> {
    pub(crate) fn new(string: &String<'js>) -> Result<Self> {
        length(string)?;
        let ctx = string.ctx().clone();
        let mut len = 0;
        // SAFETY: the place is valid; the result is a reference that `drop` gives back.
        let ptr = unsafe { qjs::JS_ToCStringLenUTF16(ctx.as_raw().as_ptr(), &mut len, string.as_raw()) };
        let ptr = NonNull::new(ptr.cast_mut()).ok_or(Error::Exception)?;
        let len = usize::try_from(len).map_err(|_| Error::Unknown)?;
        Ok(Self { ctx, ptr, len })
    }

    /// The units.
    pub(crate) fn as_units(&self) -> &[u16] {
        // SAFETY: valid until `drop`; strings never change.
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl Drop for Utf16<'_> {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `JS_ToCStringLenUTF16`.
        unsafe { qjs::JS_FreeCStringUTF16(self.ctx.as_raw().as_ptr(), self.ptr.as_ptr()) };
    }
}

/// Puts U+FFFD in the place of every lone surrogate, which takes three bytes as well.
pub(crate) fn replace_surrogates(bytes: &mut [u8]) {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == 0xED) {
        let Some([first, second, third, tail @ ..]) = rest.get_mut(at..) else { return };
        if *second >= 0xA0 {
            (*first, *second, *third) = (0xEF, 0xBF, 0xBD);
        }
        rest = tail;
    }
}
