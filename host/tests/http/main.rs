//! The HTTP server as its clients know it: the real program as a process of its own, spoken to over loopback.

mod about;
mod access;
mod answer;
mod crash;
mod crowd;
mod document;
mod run;
mod sessions;
mod stream;
mod support;
