//! The program's memory: an allocator for QuickJS that counts, limits, and leaves nothing behind.
//!
//! QuickJS frees what it allocated when its runtime is freed; but a run may be cut off anywhere, and what a cut-off run has
//! lost track of is freed here, by the list of its blocks.

mod allocator;
mod compiler;
mod meter;

pub(crate) use allocator::MeteredAllocator;
pub(crate) use meter::Meter;
