//! The help, word for word. `UPDATE_GOLDEN=1` rewrites what is expected.

use std::fs;
use std::path::Path;

use crate::tool::{stdout, tool};

fn golden(name: &str, args: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.txt"));
    let help = stdout(tool().args(args));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &help).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(help, expected, "`{}` differs: UPDATE_GOLDEN=1 rewrites it", path.display());
}

#[test]
fn of_the_tool() {
    golden("help", &["--help"]);
}

#[test]
fn of_run() {
    golden("run", &["run", "--help"]);
}

#[test]
fn of_run_in_short() {
    golden("run-short", &["run", "-h"]);
}

#[test]
fn of_catalog() {
    golden("catalog", &["catalog", "--help"]);
}

#[test]
fn of_catalog_list() {
    golden("catalog-list", &["catalog", "list", "--help"]);
}

#[test]
fn of_catalog_install() {
    golden("catalog-install", &["catalog", "install", "--help"]);
}

#[test]
fn of_catalog_remove() {
    golden("catalog-remove", &["catalog", "remove", "--help"]);
}

#[test]
fn of_serve() {
    golden("serve", &["serve", "--help"]);
}

#[test]
fn of_bench() {
    golden("bench", &["bench", "--help"]);
}

#[test]
fn of_completions() {
    golden("completions", &["completions", "--help"]);
}
