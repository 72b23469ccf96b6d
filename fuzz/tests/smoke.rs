//! A short run of every target, with input that is the same each time.

use golem_exec_fuzz::Noise;

/// Enough for every branch of the properties, in a few seconds. An engine takes a millisecond, the others almost nothing.
const INPUTS: usize = 20_000;
const ENGINES: usize = 1_000;

/// The longest input: a module of some functions.
const MOST_BYTES: usize = 4_096;

fn smoke(target: fn(&[u8]), inputs: usize) {
    let mut noise = Noise::new(1);
    for _ in 0..inputs {
        target(&noise.input(MOST_BYTES));
    }
}

#[test]
fn requests() {
    smoke(exec_core::fuzzing::request, INPUTS);
}

#[test]
fn paths() {
    smoke(exec_core::fuzzing::paths, INPUTS);
}

#[test]
fn engines() {
    smoke(engine_forge::fuzzing::engine, ENGINES);
}
