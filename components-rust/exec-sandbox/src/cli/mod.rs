//! `wasi:cli`: what surrounds a program besides its files.

mod environment;
mod exit;
mod stdio;
mod terminal;
