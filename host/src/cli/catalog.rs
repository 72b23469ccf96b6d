//! `golem-exec catalog`: which runtimes there are.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use golem_exec::{Registered, Runtimes};
use serde::Serialize;

use super::exit::Failure;
use super::notices::Notices;
use super::{Global, SUCCESS, table};

const EXAMPLES: &str = "\
Examples:
  golem-exec catalog list
  golem-exec catalog install my-javascript build/exec-javascript.wasm
  golem-exec run --runtime my-javascript main.js
  golem-exec catalog remove my-javascript";

const LIST_EXAMPLES: &str = "\
Examples:
  golem-exec catalog list
  golem-exec catalog list --json | jq -r '.[].name'";

const INSTALL_EXAMPLES: &str = "\
Examples:
  golem-exec catalog install my-javascript build/exec-javascript.wasm
  golem-exec run --runtime my-javascript main.js";

const REMOVE_EXAMPLES: &str = "\
Examples:
  golem-exec catalog remove my-javascript";

/// List, install and remove runtimes
///
/// The runtimes for JavaScript and Python are built in: they are registered, and compiled once, when they are first used.
/// Other components that export `golem:exec@1.0.0` can be installed beside them.
#[derive(Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum CatalogCommand {
    /// List the registered runtimes
    #[command(after_help = LIST_EXAMPLES)]
    List {
        /// As one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Check a component, compile it, and register it under a name
    ///
    /// It is run once, to see that it works and which language it has. The file is copied. What had the name before is
    /// replaced.
    #[command(after_help = INSTALL_EXAMPLES)]
    Install {
        /// The name: letters, digits, `-`, `_` and `.`
        name: String,
        /// The component
        file: PathBuf,
    },
    /// Remove a runtime that was installed
    #[command(after_help = REMOVE_EXAMPLES)]
    Remove {
        /// Its name
        name: String,
    },
}

/// Does one of them.
pub fn run(global: &Global, command: CatalogCommand) -> Result<u8, Failure> {
    let runtimes = global.open()?;
    match command {
        CatalogCommand::List { json } => list(global, &runtimes, json)?,
        CatalogCommand::Install { name, file } => install(global, &runtimes, &name, &file)?,
        CatalogCommand::Remove { name } => runtimes.remove(&name)?,
    }
    SUCCESS
}

/// A runtime in the list.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row {
    name: String,
    #[serde(flatten)]
    registered: Registered,
    compiled: bool,
}

fn list(global: &Global, runtimes: &Runtimes, json: bool) -> Result<(), Failure> {
    let rows = runtimes.list().into_iter().map(|(name, registered)| {
        let compiled = runtimes.is_compiled(&registered);
        Row { name, registered, compiled }
    });
    let rows: Vec<_> = rows.collect();
    // What is not in the list yet belongs to the answer, so it is always said.
    let mut notices = Notices::new(global.log_format, true);
    runtimes.unregistered().iter().for_each(|notice| notices.tell(notice));
    if json { table::print_json(&rows) } else { table::print(&text(&rows)) }
}

/// How much of a hash tells components apart for people.
const SHORT_HASH: usize = 12;

fn text(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        let registered = &row.registered;
        let (hash, _) = registered.sha256.split_at(SHORT_HASH.min(registered.sha256.len()));
        let (language, origin) = (registered.language.name(), registered.origin.name());
        let compiled = if row.compiled { "yes" } else { "no" };
        [&row.name, language, origin, &registered.bytes.to_string(), hash, compiled].map(str::to_owned)
    };
    let cells: Vec<_> = rows.iter().map(cells).collect();
    table::render(["NAME", "LANGUAGE", "ORIGIN", "BYTES", "SHA256", "COMPILED"], &cells)
}

fn install(global: &Global, runtimes: &Runtimes, name: &str, file: &Path) -> Result<(), Failure> {
    let mut notices = global.notices();
    let registered = runtimes.install(name, file, |notice| notices.tell(&notice))?;
    let Registered { language, bytes, sha256, .. } = registered;
    table::print(&format!("installed `{name}`: {language}, {bytes} bytes, sha256 {sha256}\n"))
}
