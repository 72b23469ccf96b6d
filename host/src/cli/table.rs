//! Tables for people: columns as wide as they must be, numbers to the right.

use std::io::{self, Write as _};

use super::exit::Failure;

/// The space between columns.
const GAP: &str = "  ";

/// A table as text, its lines without space at their ends.
pub fn render<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let widths: [usize; N] = std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([head[column].chars().count()]).max().unwrap_or(0)
    });
    let head = head.map(str::to_owned);
    let lines = std::iter::once(&head).chain(rows).map(|row| {
        let cells = row.iter().zip(widths).map(|(cell, width)| align(cell, width));
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn align(cell: &str, width: usize) -> String {
    if cell.parse::<f64>().is_ok() { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
}

/// Writes what a subcommand gives.
pub fn print(text: &str) -> Result<(), Failure> {
    io::stdout().write_all(text.as_bytes()).map_err(|error| Failure::of_output(&error))
}

/// The same as JSON.
pub fn print_json(document: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(document).map_err(|error| Failure::of_output(&error.into()))?;
    print(&(text + "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_they_must_be() {
        let rows = [["a".to_owned(), "1".to_owned(), "x".to_owned()], ["bcd".into(), "1000".into(), String::new()]];
        assert_eq!(render(["name", "size", "c"], &rows), "name  size  c\na        1  x\nbcd   1000\n");
    }
}
