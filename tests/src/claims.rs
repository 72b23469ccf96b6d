//! The sentences of the specification that tests must prove (`semantics.toml`), and the tests that prove them.

use crate::language::Language;
use crate::load::Case;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use wasmtime::Result;
use wasmtime::error::Context;

/// All claims.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    #[serde(rename = "section")]
    sections: Vec<Section>,
}

/// A part of the specification.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    title: String,
    #[serde(rename = "claim")]
    claims: Vec<Claim>,
}

/// One sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Claim {
    id: String,
    text: String,
    /// The languages it is about; every one where absent.
    languages: Option<Vec<Language>>,
    /// Tests that are not cases, by their names without the language.
    #[serde(default)]
    also: Vec<String>,
}

impl Claim {
    fn is_about(&self, language: Language) -> bool {
        self.languages.as_ref().is_none_or(|languages| languages.contains(&language))
    }
}

/// Reads `semantics.toml`.
pub fn load() -> Result<Claims> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("semantics.toml");
    let text = fs::read_to_string(path).context("cannot read `semantics.toml`")?;
    toml_edit::de::from_str(&text).context("`semantics.toml` does not parse")
}

impl Claims {
    fn all(&self) -> impl Iterator<Item = &Claim> {
        self.sections.iter().flat_map(|section| &section.claims)
    }

    /// Cases that name a claim that is not there, and claims that are there twice.
    pub fn unknown(&self, cases: &[Case]) -> Vec<String> {
        let mut ids = BTreeSet::new();
        let mut problems = Vec::new();
        for claim in self.all() {
            if !ids.insert(claim.id.as_str()) {
                problems.push(format!("the claim `{}` is there twice", claim.id));
            }
        }
        for case in cases {
            let unknown = case.model.spec.0.iter().filter(|id| !ids.contains(id.as_str()));
            problems.extend(unknown.map(|id| format!("`{}` names the unknown claim `{id}`", case.name)));
        }
        problems
    }

    /// Claims that no test of the language proves.
    pub fn unproved(&self, cases: &[Case], language: Language) -> Vec<String> {
        let proofs = proofs(cases, language);
        let unproved = |claim: &&Claim| {
            claim.is_about(language) && claim.also.is_empty() && !proofs.contains_key(claim.id.as_str())
        };
        self.all().filter(unproved).map(|claim| format!("`{}`: {}", claim.id, claim.text)).collect()
    }

    /// Every claim with the tests that prove it, for people.
    pub fn listing(&self, cases: &[Case], languages: &[Language]) -> String {
        let mut text = String::new();
        let proofs: Vec<_> = languages.iter().map(|language| (*language, proofs(cases, *language))).collect();
        for section in &self.sections {
            let _ = writeln!(text, "## {}\n", section.title);
            for claim in &section.claims {
                let _ = writeln!(text, "- `{}`: {}", claim.id, claim.text);
                for (language, proofs) in proofs.iter().filter(|(language, _)| claim.is_about(*language)) {
                    let cases = proofs.get(claim.id.as_str()).into_iter().flatten().copied();
                    let tests: Vec<_> = cases.chain(claim.also.iter().map(String::as_str)).collect();
                    let tests = if tests.is_empty() { "NO TEST".to_owned() } else { tests.join(", ") };
                    let _ = writeln!(text, "  - {}: {tests}", language.name());
                }
            }
            text.push('\n');
        }
        text
    }
}

fn proofs(cases: &[Case], language: Language) -> BTreeMap<&str, Vec<&str>> {
    let mut proofs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.languages.contains(&language)) {
        for id in &case.model.spec.0 {
            proofs.entry(id).or_default().push(&case.name);
        }
    }
    proofs
}
