//! From the text of a script to expressions.

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A text in quotes.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A name: of a `let`, of the request, or of a case.
    Name(String),
    /// `{name: value}`
    Record(Vec<(String, Expr)>),
    /// `[value]`
    List(Vec<Expr>),
    /// `(value, value)`
    Tuple(Vec<Expr>),
    /// `value.name`
    Field(Box<Expr>, String),
    /// `name(value)`, or `value.name(value)`
    Call(Option<Box<Expr>>, String, Vec<Expr>),
    /// `instance[interface](value)`
    Instance(String, Vec<Expr>),
    /// `match value { case => value }`
    Match(Box<Expr>, Vec<(Expr, Expr)>),
}

/// A script: its `let`s with the type that is written behind the name, and the last expression.
pub(super) struct Text {
    pub(super) lets: Vec<(String, Option<String>, Expr)>,
    pub(super) answer: Expr,
}

pub(super) fn read(text: &str) -> Result<Text, String> {
    let mut reader = Reader { rest: text };
    let mut lets = Vec::new();
    while reader.word("let") {
        let name = reader.name()?;
        let annotated = if reader.skip(":") { Some(reader.name()?) } else { None };
        reader.expect("=")?;
        lets.push((name, annotated, reader.expression()?));
        reader.expect(";")?;
    }
    let answer = reader.expression()?;
    match reader.peek() {
        None => Ok(Text { lets, answer }),
        Some(_) => Err(reader.unexpected("the end")),
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn expression(&mut self) -> Result<Expr, String> {
        let mut expression = self.simple()?;
        while self.skip(".") {
            let name = self.name()?;
            expression = match self.peek() {
                Some('(') => Expr::Call(Some(Box::new(expression)), name, self.list("(", ")")?),
                _ => Expr::Field(Box::new(expression), name),
            };
        }
        Ok(expression)
    }

    fn simple(&mut self) -> Result<Expr, String> {
        match self.peek() {
            Some('"') => self.text(),
            Some('{') => self.record(),
            Some('[') => Ok(Expr::List(self.list("[", "]")?)),
            Some('(') => Ok(Expr::Tuple(self.list("(", ")")?)),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => self.named(),
            _ => Err(self.unexpected("an expression")),
        }
    }

    fn named(&mut self) -> Result<Expr, String> {
        if self.word("match") {
            return self.cases();
        }
        let name = self.name()?;
        if name == "instance" {
            self.expect("[")?;
            let (interface, rest) = self.rest.split_once(']').ok_or("`instance[` has no `]`")?;
            let interface = interface.trim().to_owned();
            self.rest = rest;
            return Ok(Expr::Instance(interface, self.list("(", ")")?));
        }
        match self.peek() {
            Some('(') => Ok(Expr::Call(None, name, self.list("(", ")")?)),
            _ => Ok(Expr::Name(name)),
        }
    }

    fn cases(&mut self) -> Result<Expr, String> {
        let matched = self.expression()?;
        self.expect("{")?;
        let cases = self.several(|read| {
            let case = read.expression()?;
            read.expect("=>")?;
            Ok((case, read.expression()?))
        })?;
        self.expect("}")?;
        Ok(Expr::Match(Box::new(matched), cases))
    }

    fn record(&mut self) -> Result<Expr, String> {
        self.expect("{")?;
        let fields = self.several(|read| {
            let name = read.name()?;
            read.expect(":")?;
            Ok((name, read.expression()?))
        })?;
        self.expect("}")?;
        Ok(Expr::Record(fields))
    }

    fn list(&mut self, open: &str, close: &str) -> Result<Vec<Expr>, String> {
        self.expect(open)?;
        if self.skip(close) {
            return Ok(Vec::new());
        }
        let values = self.several(Self::expression)?;
        self.expect(close)?;
        Ok(values)
    }

    /// One or more, with commas between them.
    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let mut values = vec![one(self)?];
        while self.skip(",") {
            values.push(one(self)?);
        }
        Ok(values)
    }

    fn text(&mut self) -> Result<Expr, String> {
        self.expect("\"")?;
        let (text, rest) = self.rest.split_once('"').ok_or("a text has no end")?;
        if text.contains(['\\', '$']) {
            return Err(format!("`{text}`: texts with escapes are not read here"));
        }
        let text = text.to_owned();
        self.rest = rest;
        Ok(Expr::Text(text))
    }

    fn number(&mut self) -> Result<Expr, String> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        digits.parse().map(Expr::Number).map_err(|error| format!("`{digits}`: {error}"))
    }

    fn name(&mut self) -> Result<String, String> {
        self.peek();
        let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let end = self.rest.find(|c| !inside(c)).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(self.unexpected("a name"));
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(name.to_owned())
    }

    /// Skips a word, if it is the next one.
    fn word(&mut self, word: &str) -> bool {
        let before = self.rest;
        let found = self.peek().is_some() && self.name().is_ok_and(|name| name == word);
        if !found {
            self.rest = before;
        }
        found
    }

    fn skip(&mut self, mark: &str) -> bool {
        self.peek();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, mark: &str) -> Result<(), String> {
        if self.skip(mark) { Ok(()) } else { Err(self.unexpected(&format!("`{mark}`"))) }
    }

    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn unexpected(&self, wanted: &str) -> String {
        let found: String = self.rest.trim_start().chars().take(30).collect();
        format!("{wanted} is expected at `{found}`")
    }
}
