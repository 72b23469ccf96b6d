//! A worker on a durable host, which logs what a worker was told of clocks, chance, waits and file metadata.
//!
//! After a crash the host has nothing but this log. It calls a fresh instance with an empty disk as it called the old one, and
//! answers from the log without waiting, whereas files are written once more; where the log ends, the worker goes on. That
//! works only if the instance makes the calls that were logged, in their order: the calls are a function of the programs and
//! of what was answered, and of nothing else. What the worker returned must come out again too.
//!
//! The life is a case, `cases/replay/life`, which an ordinary host performs as well.

mod life;
mod logged;
mod tape;

use self::life::Life;
use self::logged::Listings;
pub use self::logged::link;
use self::tape::{Call, Tape};
use crate::chance::Chance;
use crate::endurance::Check;
use crate::host::Host;
use crate::language::Language;
use std::time::{SystemTime, UNIX_EPOCH};
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure};

/// What a durable host has of an instance.
#[derive(Default)]
pub struct Durable {
    tape: Tape,
    listings: Listings,
    /// Whether folders are listed in the other order.
    reversed: bool,
    /// Whether no call was made yet that is not in the record.
    is_repeating: bool,
}

impl Durable {
    /// For a new instance of the worker whose calls these were, on a disk of its own.
    fn again(calls: Vec<Call>) -> Durable {
        Durable { tape: Tape::replaying(calls), reversed: true, is_repeating: true, ..Durable::default() }
    }
}

/// The calls without which a life would prove little.
const IN_EVERY_LIFE: [&str; 8] = [
    "monotonic-clock.now",
    "wall-clock.now",
    "random.get-random-bytes",
    "poll.poll",
    "streams.[method]input-stream.read",
    "filesystem.[method]descriptor.stat",
    "filesystem.[method]descriptor.stat-at",
    "filesystem.[method]descriptor.metadata-hash-at",
];

/// The variable that says which cuts are made, to make them again.
const SEED: &str = "EXEC_TESTS_SEED";

/// One of so many steps is cut.
const CUT_EVERY: u64 = 4;

/// A cut comes after fewer than so many calls of its step. Most steps make fewer; then the next one is cut.
const CALLS_BEFORE_A_CUT: u64 = 40;

/// The tests of this module.
pub fn tests() -> Vec<(&'static str, Check)> {
    vec![("whole_life", whole_life), ("cut", cut), ("a_changed_record_is_noticed", a_changed_record_is_noticed)]
}

/// A life, and the same life once more out of its record.
fn whole_life(host: &Host, language: Language) -> Result<()> {
    let life = Life::new(host, language)?;
    let first = life.live(Durable::default(), |_| None).context("the first time")?;
    for name in IN_EVERY_LIFE {
        ensure!(first.calls.iter().any(|call| call.name == name), "the life never calls `{name}`");
    }
    let number = first.calls.len();
    let again = life.live(Durable::again(first.calls.clone()), |_| None).context("out of the record")?;
    first.same_as(&again)?;
    ensure!(again.calls.len() == number, "{number} calls became {}", again.calls.len());
    Ok(())
}

/// A life with crashes, each followed by a replay of all that was before.
fn cut(host: &Host, language: Language) -> Result<()> {
    let seed: u64 = match std::env::var(SEED) {
        Ok(seed) => seed.parse::<u64>().with_context(|| format!("`{SEED}` is no number"))?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos() as u64,
    };
    cut_by(host, language, seed).with_context(|| format!("with {SEED}={seed}"))
}

fn cut_by(host: &Host, language: Language, seed: u64) -> Result<()> {
    let (life, mut chance) = (Life::new(host, language)?, Chance::new(seed));
    let mut crash = |_| (chance.below(CUT_EVERY) == 0).then(|| chance.below(CALLS_BEFORE_A_CUT) as usize);
    let mut lived = life.live(Durable::default(), &mut crash)?;
    let mut cuts = 0;
    while !lived.ended {
        cuts += 1;
        let number = lived.calls.len();
        let crashed = format!("after cut {cuts}, which was call {number}");
        let next = life.live(Durable::again(lived.calls.clone()), &mut crash).context(crashed.clone())?;
        lived.same_as(&next).context(crashed)?;
        lived = next;
    }
    let again = life.live(Durable::again(lived.calls.clone()), |_| None).context("out of the record")?;
    lived.same_as(&again)
}

/// The recorder itself: a call too few and an answer that is another are told.
fn a_changed_record_is_noticed(host: &Host, language: Language) -> Result<()> {
    let program = match language {
        Language::Javascript => "console.log(require('crypto').randomBytes(8).toString('hex'))",
        Language::Python => "import os\nprint(os.urandom(8).hex())",
    };
    let run = |durable| {
        let mut worker = host.durable_worker(language, durable)?;
        let printed = worker.run(language, program)?;
        Ok::<_, wasmtime::Error>((printed, worker.store.data().durable.tape.calls().to_vec()))
    };
    let (printed, calls) = run(Durable::default())?;
    ensure!(run(Durable::again(calls.clone()))?.0 == printed, "the same record gives something else");

    let is_random = |call: &Call| call.name == "random.get-random-bytes" && call.arguments == "(8,)";
    let at = calls.iter().position(is_random).context("no random bytes were asked for")?;
    let mut changed = calls.clone();
    changed[at] = Call::new("random.get-random-bytes", "(8,)".to_owned(), (vec![7_u8; 8],));
    let other = run(Durable::again(changed))?.0;
    ensure!(other == "0707070707070707\n", "the answer that was changed is not seen: {other:?}");

    let mut changed = calls;
    changed.remove(at);
    match run(Durable::again(changed)) {
        Ok(_) => bail!("the call that is missing is not noticed"),
        Err(error) => {
            let told = format!("{error:#}");
            ensure!(told.contains(&format!("call {at}: recorded was ")), "what is told is {told}");
            Ok(())
        }
    }
}
