//! The program's memory: an allocator for QuickJS that counts, limits, and leaves nothing behind.
//!
//! The heap is put back as it was before the run, whatever state the run has left it in (see [`Arena`]): nothing is freed
//! block by block, and what a run that was cut off has lost track of is gone with the rest.

mod allocator;
mod arena;
mod compiler;
mod meter;

pub(crate) use allocator::MeteredAllocator;
pub(crate) use arena::{Arena, Content};
pub(crate) use meter::Meter;
