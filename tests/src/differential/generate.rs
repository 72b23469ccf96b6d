//! Makes programs of the statements in `differential/`, which meddle with all that a program can reach. `$n` stands for a
//! number, `$s` for a text, `$e` for an expression; `a` to `e` are variables.

use crate::chance::Chance;
use crate::language::Language;

/// The statements, with an empty line between two.
const JAVASCRIPT: &str = include_str!("../../differential/statements.js");
const PYTHON: &str = include_str!("../../differential/statements.py");

/// The most statements of a program.
const MOST_STATEMENTS: u64 = 12;

/// How deep expressions may nest.
const DEPTH: u32 = 3;

/// Makes the same programs again for the same seed.
pub(super) struct Generator {
    language: Language,
    statements: Vec<&'static str>,
    chance: Chance,
}

impl Generator {
    pub(super) fn new(language: Language, seed: u64) -> Self {
        let all = match language {
            Language::Javascript => JAVASCRIPT,
            Language::Python => PYTHON,
        };
        Generator { language, statements: all.split("\n\n").map(str::trim).collect(), chance: Chance::new(seed) }
    }

    /// The next program. In most of them an error ends one statement and not the whole.
    pub(super) fn program(&mut self) -> String {
        let mut program = match self.language {
            Language::Javascript => "let a = 1, b = [2], c = { x: 3 }, d = 'text', e;\n".to_owned(),
            Language::Python => "a, b, c, d, e = 1, [2], {'x': 3}, 'text', None\n".to_owned(),
        };
        let caught = self.chance.below(4) > 0;
        for _ in 0..=self.chance.below(MOST_STATEMENTS) {
            let index = self.chance.below(self.statements.len() as u64) as usize;
            let statement = self.fill(self.statements[index]);
            // What does not parse is not caught by anything.
            let parses = !statement.contains("broken");
            program += &if caught && parses { self.guarded(&statement) } else { statement + "\n" };
        }
        program
    }

    fn guarded(&self, statement: &str) -> String {
        match self.language {
            Language::Javascript => {
                format!("try {{\n{statement}\n}} catch (error) {{ console.log(error?.name, error?.message); }}\n")
            }
            Language::Python => {
                let body = statement.replace('\n', "\n    ");
                format!("try:\n    {body}\nexcept Exception as error:\n    print(type(error).__name__, error)\n")
            }
        }
    }

    fn fill(&mut self, statement: &str) -> String {
        let mut filled = String::new();
        let mut rest = statement;
        while let Some((before, after)) = rest.split_once('$') {
            filled += before;
            let hole = match after.as_bytes().first() {
                Some(b'n') => self.number(),
                Some(b's') => self.text(),
                Some(b'e') => self.expression(DEPTH),
                _ => {
                    filled.push('$');
                    rest = after;
                    continue;
                }
            };
            filled += &hole;
            rest = &after[1..];
        }
        filled + rest
    }

    fn expression(&mut self, depth: u32) -> String {
        let leaf = depth == 0 || self.chance.below(3) == 0;
        match (leaf, self.chance.below(5)) {
            (true, 0) => self.text(),
            (true, 1) => ["a", "b", "c", "d", "e"][self.chance.below(5) as usize].to_owned(),
            (true, _) => self.number(),
            (false, 0) => format!("[{}, {}]", self.expression(depth - 1), self.expression(depth - 1)),
            (false, kind) => {
                let operator = ["+", "-", "*", "<"][kind as usize - 1];
                format!("({} {operator} {})", self.expression(depth - 1), self.expression(depth - 1))
            }
        }
    }

    fn number(&mut self) -> String {
        let number = match self.chance.below(4) {
            0 => self.chance.below(1 << 40) as i64,
            1 => -(self.chance.below(1000) as i64),
            _ => self.chance.below(20) as i64,
        };
        if number < 0 { format!("({number})") } else { number.to_string() }
    }

    fn text(&mut self) -> String {
        ["''", "'x'", "'kept'", "'two words'", "'ünïcode'", "'__proto__'", "'a/b'", "'%s{0}'"]
            [self.chance.below(8) as usize]
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_programs_and_another_makes_others() {
        let programs = |seed| {
            let mut generator = Generator::new(Language::Python, seed);
            [generator.program(), generator.program()]
        };
        assert_eq!(programs(1), programs(1));
        assert_ne!(programs(1), programs(2));
        assert_ne!(programs(1)[0], programs(1)[1]);
    }

    #[test]
    fn holes_are_filled_and_other_dollars_stay() {
        let mut generator = Generator::new(Language::Javascript, 1);
        let filled = generator.fill("f($n, $s, $e); RegExp.$1");
        assert!(filled.starts_with("f(") && filled.ends_with("); RegExp.$1"), "{filled}");
        assert_eq!(filled.matches('$').count(), 1, "{filled}");
    }
}
