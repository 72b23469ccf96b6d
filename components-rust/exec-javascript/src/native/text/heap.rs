//! Buffers on the QuickJS heap.
//!
//! Whatever a native function hands to the program is built here, so that it counts against the program's memory limit
//! from its first byte, fails with the engine's own out-of-memory error and becomes an `ArrayBuffer` without a copy.

use std::ffi::c_void;
use std::ptr::NonNull;

use rquickjs::{ArrayBuffer, Ctx, Error, Object, Result, TypedArray, Value, qjs};

use crate::guard::{self, Charge, out_of_memory};

/// The longest buffer that QuickJS takes for an `ArrayBuffer`. It also keeps sizes far from where the engine's own
/// arithmetic on them would wrap.
const MAX_BYTES: usize = i32::MAX as usize;

/// Types that are valid with any bits and need no more alignment than QuickJS gives.
///
/// # Safety
/// The type has no invalid values, and its alignment is at most that of a pointer.
pub(crate) unsafe trait Plain: Copy {}

// SAFETY: integers of up to four bytes.
unsafe impl Plain for u8 {}
// SAFETY: as above.
unsafe impl Plain for u16 {}
// SAFETY: as above.
unsafe impl Plain for u32 {}

/// A growable buffer on the QuickJS heap. Memory past its length is zeroed as it is lent out.
pub(crate) struct HeapVec<'js, T: Plain> {
    ctx: Ctx<'js>,
    ptr: NonNull<T>,
    len: usize,
    /// As much as was ever written, at least `len`.
    written: usize,
    capacity: usize,
}

impl<'js, T: Plain> HeapVec<'js, T> {
    /// An empty buffer, without memory yet.
    pub(crate) fn new(ctx: &Ctx<'js>) -> Self {
        Self { ctx: ctx.clone(), ptr: NonNull::dangling(), len: 0, written: 0, capacity: 0 }
    }

    /// An empty buffer with room for exactly `capacity` items.
    pub(crate) fn with_capacity(ctx: &Ctx<'js>, capacity: usize) -> Result<Self> {
        let mut buffer = Self::new(ctx);
        if capacity > 0 {
            buffer.grow(capacity, capacity)?;
        }
        Ok(buffer)
    }

    /// A buffer of `len` zeros.
    pub(crate) fn zeroed(ctx: &Ctx<'js>, len: usize) -> Result<Self> {
        let mut buffer = Self::with_capacity(ctx, len)?;
        buffer.spare(len);
        buffer.advance(len);
        Ok(buffer)
    }

    /// The number of items.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The items.
    pub(crate) fn as_slice(&self) -> &[T] {
        // SAFETY: the first `len` items of the allocation are initialised; without memory `len` is 0.
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }

    /// The items, to be changed.
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        // SAFETY: as in `as_slice`, and the buffer is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }

    /// Room for at least `additional` more items. Memory grows by half, or by as much as there is.
    pub(crate) fn reserve(&mut self, additional: usize) -> Result<()> {
        let needed = self.len.checked_add(additional).ok_or_else(|| out_of_memory(&self.ctx))?;
        if needed <= self.capacity {
            return Ok(());
        }
        let wanted = self.capacity.saturating_add(self.capacity / 2).max(needed);
        self.grow(wanted, needed)
    }

    /// Up to `most` items of the memory after the last one, zero or stale: write into them, then `advance`.
    pub(crate) fn spare(&mut self, most: usize) -> &mut [T] {
        let end = self.len.saturating_add(most).min(self.capacity);
        // SAFETY: `len <= written` and `len <= end <= capacity`; what lies before `written` is initialised, and the rest
        // up to `end` is made so here.
        unsafe {
            if end > self.written {
                self.ptr.as_ptr().add(self.written).write_bytes(0, end - self.written);
                self.written = end;
            }
            std::slice::from_raw_parts_mut(self.ptr.as_ptr().add(self.len), end - self.len)
        }
    }

    /// Takes `count` items of what `spare` lent as written, at most all of it.
    pub(crate) fn advance(&mut self, count: usize) {
        self.len = self.len.saturating_add(count).min(self.written);
    }

    /// Drops what comes after the first `len` items.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Appends `items`.
    pub(crate) fn extend(&mut self, items: &[T]) -> Result<()> {
        self.reserve(items.len())?;
        // SAFETY: there is room for the items after the first `len`, and they come from somewhere else.
        unsafe { self.ptr.as_ptr().add(self.len).copy_from_nonoverlapping(items.as_ptr(), items.len()) };
        self.len += items.len();
        self.written = self.written.max(self.len);
        Ok(())
    }

    /// Grows to `wanted` items, or to `needed` where memory is too short for that.
    fn grow(&mut self, wanted: usize, needed: usize) -> Result<()> {
        let size = |items: usize| items.checked_mul(size_of::<T>()).filter(|bytes| *bytes <= MAX_BYTES);
        let Some(needed_bytes) = size(needed) else {
            return Err(out_of_memory(&self.ctx));
        };
        let old = if self.capacity == 0 { std::ptr::null_mut() } else { self.ptr.as_ptr().cast::<c_void>() };
        let context = self.ctx.as_raw().as_ptr();
        let mut capacity = needed;
        let mut memory = std::ptr::null_mut();
        if let Some(wanted_bytes) = size(wanted).filter(|_| wanted > needed) {
            capacity = wanted;
            // SAFETY: `old` came from this heap or is null. This variant answers null without throwing.
            memory = unsafe { qjs::js_realloc_rt(qjs::JS_GetRuntime(context), old, wanted_bytes as qjs::size_t) };
        }
        if memory.is_null() {
            capacity = needed;
            // SAFETY: as above; `old` is untouched where the first attempt failed. Throws out-of-memory itself.
            memory = unsafe { qjs::js_realloc(context, old, needed_bytes as qjs::size_t) };
        }
        self.ptr = NonNull::new(memory.cast()).ok_or(Error::Exception)?;
        self.capacity = capacity;
        Ok(())
    }

    /// Gives back what is not used, where that is worth it.
    fn shrink(&mut self) {
        let spare = self.capacity - self.len;
        if self.len == 0 || spare <= self.len / 8 + 64 {
            return;
        }
        let bytes = self.len * size_of::<T>();
        // SAFETY: the pointer came from this heap, and a shorter size is not 0. Null leaves the old memory in place.
        let memory = unsafe {
            let runtime = qjs::JS_GetRuntime(self.ctx.as_raw().as_ptr());
            qjs::js_realloc_rt(runtime, self.ptr.as_ptr().cast(), bytes as qjs::size_t)
        };
        if let Some(ptr) = NonNull::new(memory.cast()) {
            self.ptr = ptr;
            (self.written, self.capacity) = (self.len, self.len);
        }
    }
}

impl<'js> HeapVec<'js, u8> {
    /// The bytes as a `Uint8Array` that owns this memory.
    pub(crate) fn into_uint8array(mut self) -> Result<Value<'js>> {
        self.shrink();
        let buffer =
            if self.len == 0 { ArrayBuffer::new_copy(self.ctx.clone(), [0u8; 0])? } else { self.into_array_buffer()? };
        Ok(TypedArray::<u8>::from_arraybuffer(buffer)?.into_value())
    }

    fn into_array_buffer(mut self) -> Result<ArrayBuffer<'js>> {
        // SAFETY: on success the buffer owns the memory and gives it back through `resize`; on failure it does not.
        let value = unsafe {
            let context = self.ctx.as_raw().as_ptr();
            let (memory, len) = (self.ptr.as_ptr(), self.len as qjs::size_t);
            qjs::JS_NewArrayBuffer(context, memory, len, 0, Some(resize), std::ptr::null_mut(), false)
        };
        let value = owned(&self.ctx, value)?;
        (self.len, self.written, self.capacity) = (0, 0, 0);
        value.into_object().and_then(ArrayBuffer::from_object).ok_or(Error::Unknown)
    }

    /// The bytes, which are UTF-8, as a string.
    pub(crate) fn into_string(self) -> Result<Value<'js>> {
        new_string(&self.ctx, self.as_slice())
    }
}

impl<'js> HeapVec<'js, u16> {
    /// The UTF-16 units as a string.
    pub(crate) fn into_string(self) -> Result<Value<'js>> {
        // SAFETY: the pointer is valid for `len` units, and the call copies them.
        let value =
            unsafe { qjs::JS_NewStringUTF16(self.ctx.as_raw().as_ptr(), self.ptr.as_ptr(), self.len as qjs::size_t) };
        owned(&self.ctx, value)
    }
}

impl<T: Plain> Drop for HeapVec<'_, T> {
    fn drop(&mut self) {
        if self.capacity > 0 {
            // SAFETY: the memory came from this heap and is still owned.
            unsafe { qjs::js_free(self.ctx.as_raw().as_ptr(), self.ptr.as_ptr().cast()) };
        }
    }
}

/// What QuickJS calls to free (size 0) or resize the memory of an `ArrayBuffer` that came from its own heap.
unsafe extern "C" fn resize(
    runtime: *mut qjs::JSRuntime,
    _opaque: *mut c_void,
    memory: *mut c_void,
    size: qjs::size_t,
) -> *mut c_void {
    // SAFETY: QuickJS passes the pointer that it was given, or the one that it got here before.
    unsafe { qjs::js_realloc_rt(runtime, memory, size) }
}

/// `bytes`, which are UTF-8, as a JavaScript string.
pub(crate) fn new_string<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    // SAFETY: the pointer is valid for `len` bytes, and the call copies them.
    let value =
        unsafe { qjs::JS_NewStringLen(ctx.as_raw().as_ptr(), bytes.as_ptr().cast(), bytes.len() as qjs::size_t) };
    owned(ctx, value)
}

/// A new value of the engine, or the exception that it threw instead.
pub(crate) fn owned<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Result<Value<'js>> {
    // SAFETY: the value is new, and nobody else holds it.
    unsafe {
        if qjs::JS_VALUE_GET_NORM_TAG(value) == qjs::JS_TAG_EXCEPTION {
            return Err(Error::Exception);
        }
        Ok(Value::from_raw(ctx.clone(), value))
    }
}

/// Charges memory for a crate that allocates on its own and would abort where there is none: whatever it takes, up to
/// `bytes`, is known to be there.
pub(crate) fn scratch(ctx: &Ctx<'_>, bytes: usize) -> Result<Charge> {
    let charge = guard::charge(ctx, bytes)?;
    let mut probe = Vec::<u8>::new();
    probe.try_reserve_exact(bytes).map_err(|_| out_of_memory(ctx))?;
    // The compiler may drop an allocation that nobody looks at.
    std::hint::black_box(&probe);
    Ok(charge)
}

/// Defines an own, writable, enumerable and configurable property, whatever setters the program has put on prototypes.
pub(crate) fn define<'js>(object: &Object<'js>, name: &std::ffi::CStr, value: Value<'js>) -> Result<()> {
    let ctx = object.ctx().clone();
    let flags = qjs::JS_PROP_C_W_E as std::ffi::c_int;
    // SAFETY: the call takes ownership of the value, which is duplicated for it.
    let done = unsafe {
        let context = ctx.as_raw().as_ptr();
        let value = qjs::JS_DupValue(context, value.as_raw());
        qjs::JS_DefinePropertyValueStr(context, object.as_value().as_raw(), name.as_ptr(), value, flags)
    };
    if done < 0 { Err(Error::Exception) } else { Ok(()) }
}
