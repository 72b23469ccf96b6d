//! The passes, one subject each.

pub mod append;
pub mod control;
pub mod dealloc;
pub mod depth;
pub mod direct;
pub mod endings;
pub mod failures;
pub mod frozen;
pub mod guards;
pub mod handles;
pub mod heap;
pub mod hints;
pub mod immortal;
pub mod known;
pub mod memory;
pub mod objects;
pub mod receiving;
pub mod shared;
pub mod stack;
pub mod steps;
pub mod tables;
pub mod touched;
pub mod unchecked;
pub mod unwind;
pub mod waits;
