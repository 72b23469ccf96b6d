//! A short run of every target, with input that is the same each time.

use golem_exec_fuzz::{Noise, TARGETS};

/// Enough for every branch of the properties, in a few seconds. An engine takes a millisecond, the others almost nothing.
const INPUTS: usize = 20_000;
const ENGINES: usize = 1_000;

/// The longest input: a module of some functions.
const MOST_BYTES: usize = 4_096;

fn smoke(name: &str, inputs: usize) {
    let (_, target) = TARGETS.into_iter().find(|(known, _)| *known == name).expect("there is such a target");
    let mut noise = Noise::new(1);
    for _ in 0..inputs {
        target(&noise.input(MOST_BYTES));
    }
}

#[test]
fn requests() {
    smoke("request", INPUTS);
}

#[test]
fn paths() {
    smoke("paths", INPUTS);
}

#[test]
fn engines() {
    smoke("forge", ENGINES);
}
