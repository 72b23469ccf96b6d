//! How fast it is, beside what people would use otherwise. Each row compares two things that were measured in turns in the
//! same run, since a machine is seldom equally fast twice.
//!
//! `cargo bench` measures, prints the table, and writes it to `docs/bench.json` and the README; `cargo bench -- growth` draws
//! curves into `docs/`. `cargo test` runs everything once, and holds the README against that file.

mod compute;
mod effort;
mod growth;
mod hello;
mod machine;
mod memory;
mod native;
mod plot;
mod program;
mod publish;
mod quickjs;
mod row;
mod runtimes;
mod sample;
mod server;
mod smoke;
mod throughput;

use anyhow::Result;
use libtest_mimic::{Arguments, Trial};

use self::effort::Effort;
use self::growth::Points;
use self::publish::Measured;
use self::row::Row;

/// The argument that asks for the curves, which take much longer than the table.
const GROWTH: &str = "growth";

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    if !arguments.bench {
        let trials = vec![
            Trial::test("smoke::everything_is_measured", || Ok(smoke::everything_is_measured()?)),
            Trial::test("smoke::growth_is_measured", || Ok(smoke::growth_is_measured()?)),
            Trial::test("smoke::the_readme_has_the_last_figures", || Ok(smoke::the_readme_has_the_last_figures()?)),
        ];
        libtest_mimic::run(&arguments, trials).exit();
    }
    if arguments.filter.as_deref() == Some(GROWTH) {
        return publish::growth(&growth::measure(&Points::FULL)?);
    }
    let measured = Measured { machine: machine::describe()?, rows: measure(&Effort::FULL)? };
    print!("{}", measured.table());
    measured.publish()
}

/// Everything, group by group.
fn measure(effort: &Effort) -> Result<Vec<Row>> {
    let mut rows = hello::measure(effort)?;
    rows.extend(throughput::measure(effort)?);
    rows.extend(memory::measure(effort)?);
    rows.extend(compute::measure(effort)?);
    Ok(rows)
}
