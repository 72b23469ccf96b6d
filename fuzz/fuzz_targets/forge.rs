//! `cargo fuzz run forge`
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| engine_forge::fuzzing::engine(data));

#[cfg(not(fuzzing))]
fn main() {
    eprintln!("this is a target of cargo-fuzz: `cargo fuzz run forge`");
}
