//! Writes what was seen into the case files: `EXEC_TESTS_UPDATE=1`. Only what is expected in so many words is rewritten;
//! bounds, patterns and invariants stay as they are, and a case that breaks one of them still fails.

use crate::compare::Mismatch;
use crate::language::Language;
use crate::load::Case;
use crate::run::Difference;
use std::fs;
use std::sync::Mutex;
use toml_edit::{DocumentMut, Item, Table, TableLike, value};
use wasmtime::Result;
use wasmtime::error::Context;

/// Whether expectations are to be rewritten.
pub fn wanted() -> bool {
    std::env::var("EXEC_TESTS_UPDATE").is_ok_and(|value| value == "1")
}

/// Two languages of one case share a file, and tests run side by side.
static FILES: Mutex<()> = Mutex::new(());

/// Writes what can be written and returns what cannot.
pub fn record(case: &Case, language: Language, differences: Vec<Difference>) -> Result<Vec<Difference>> {
    let _alone = FILES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let text = fs::read_to_string(&case.path).context("cannot read the case file")?;
    let mut document = text.parse::<DocumentMut>().context("cannot parse the case file")?;
    let own = (case.languages.len() > 1).then_some(language);
    let mut left = Vec::new();
    for Difference { step, mismatches } in differences {
        let mut rest = Vec::new();
        for mismatch in mismatches {
            match &mismatch.actual {
                Some(actual) => put(&mut document, step, own, mismatch.field, value(actual.clone()))?,
                None => rest.push(mismatch),
            }
        }
        push(&mut left, step, rest);
    }
    fs::write(&case.path, document.to_string()).context("cannot write the case file")?;
    Ok(left)
}

fn push(left: &mut Vec<Difference>, step: usize, mismatches: Vec<Mismatch>) {
    if !mismatches.is_empty() {
        left.push(Difference { step, mismatches });
    }
}

/// Sets `step[n].expect[.language].field`.
fn put(doc: &mut DocumentMut, step: usize, own: Option<Language>, field: &str, mut item: Item) -> Result<()> {
    let steps = doc.get_mut("step").and_then(Item::as_array_of_tables_mut).context("`step` is not a list of tables")?;
    let mut table: &mut dyn TableLike = steps.get_mut(step).context("the step is gone")?;
    let path = ["expect"].into_iter().chain(own.map(Language::name)).chain(field.split('.'));
    let path: Vec<_> = path.collect();
    let (last, parents) = path.split_last().context("no field")?;
    for name in parents {
        table = table.entry(name).or_insert_with(dotted).as_table_like_mut().context("`expect` is not a table")?;
    }
    // What stands around the old value, a comment above all, stays.
    let decor = table.get(last).and_then(Item::as_value).map(|old| old.decor().clone());
    if let (Some(decor), Some(value)) = (decor, item.as_value_mut()) {
        *value.decor_mut() = decor;
    }
    table.insert(last, item);
    Ok(())
}

/// A table that is written as `expect.stdout = …` rather than under a heading.
fn dotted() -> Item {
    let mut table = Table::new();
    table.set_dotted(true);
    Item::Table(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(text: &str, own: Option<Language>, field: &str, item: Item) -> String {
        let mut document = text.parse::<DocumentMut>().unwrap();
        put(&mut document, 0, own, field, item).unwrap();
        document.to_string()
    }

    #[test]
    fn comments_and_order_stay() {
        let before = "# why\nspec = 'a'\n\n[[step]] # first\ncall = 'run'\nexpect.stdout = 'old' # told\n\n[[step]]\ncall = 'run'\n";
        let after = recorded(before, None, "stdout", value("new"));
        assert_eq!(after, before.replace("'old'", "\"new\""));
    }

    #[test]
    fn a_new_expectation_is_a_dotted_line_of_its_step() {
        let before = "spec = 'a'\n\n[[step]]\ncall = 'run'\n";
        let after = recorded(before, Some(Language::Python), "compile.stderr", value("w"));
        assert_eq!(after, format!("{before}expect.python.compile.stderr = \"w\"\n"));
    }
}
