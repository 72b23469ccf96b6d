//! `cargo fuzz run request`
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| exec_core::fuzzing::request(data));

#[cfg(not(fuzzing))]
fn main() {
    eprintln!("this is a target of cargo-fuzz: `cargo fuzz run request`");
}
