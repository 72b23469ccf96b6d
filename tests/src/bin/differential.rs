//! Compares generated programs in fresh and used instances for as many seconds as the argument says, each round with the next
//! seed. A difference ends it, with the program.

use golem_exec_tests::host::{self, Host};
use golem_exec_tests::{differential, load};
use std::time::{Duration, Instant};
use wasmtime::Result;
use wasmtime::error::Context;

/// How long where no argument says otherwise.
const SECONDS: u64 = 60;

/// The programs of a round, all of them in one used instance.
const ROUND: usize = 500;

fn main() -> Result<()> {
    let number = |position| -> Result<Option<u64>> {
        let text = std::env::args().nth(position);
        text.map(|text| text.parse::<u64>().with_context(|| format!("`{text}` is not a number"))).transpose()
    };
    let seconds = number(1)?.unwrap_or(SECONDS);
    let first_seed = number(2)?.unwrap_or(1);
    let (built, _) = load::wanted(&host::dist())?;
    let host = Host::load(&built)?;
    let start = Instant::now();
    let mut rounds = 0;
    while start.elapsed() < Duration::from_secs(seconds) {
        for language in &built {
            differential::compare(&host, *language, first_seed + rounds, ROUND)?;
        }
        rounds += 1;
    }
    println!(
        "{} programs of each language, seeds {first_seed} to {}: no difference",
        rounds * ROUND as u64,
        first_seed + rounds - 1
    );
    Ok(())
}
