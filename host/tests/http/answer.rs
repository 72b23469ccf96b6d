//! What the server answers: a whole, or events.

use std::io::{BufRead as _, BufReader, Read};

use serde_json::Value;
use ureq::http::HeaderMap;

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The status and the code of a problem.
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
        let body = self.json();
        assert_eq!(body["status"], self.status);
        assert!(body["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
        (self.status, body["code"].as_str().unwrap().to_owned())
    }
}

/// Server-sent events. Dropped, they close their connection.
pub struct Events {
    pub lines: BufReader<Box<dyn Read>>,
}

impl Iterator for Events {
    type Item = (String, Value);

    fn next(&mut self) -> Option<Self::Item> {
        let mut event = None;
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(name) = line.trim_end().strip_prefix("event: ") {
                event = Some(name.to_owned());
            } else if let Some(data) = line.strip_prefix("data: ") {
                return Some((event.unwrap(), serde_json::from_str(data).unwrap()));
            }
        }
    }
}
