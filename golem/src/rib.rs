//! Rib, as far as the routes use it: its scripts are read and held against the WIT.
//!
//! This is no compiler. It knows the forms that stand in `golem/api` and refuses others, it looks up each call, record,
//! case and field in the contract, and it collects what a script takes from the request, which is the form of its body.

mod check;
mod read;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use wit_parser::Type;

pub use read::Expr;
pub use run::{Answer, Request, run};

/// What a script is.
pub struct Script {
    /// The values that it names with `let`, in order, and its answer under the name `""`.
    pub lets: Vec<(String, Expr)>,
    /// Whether it says which worker it wants.
    pub names_its_worker: bool,
    /// What it takes from the path.
    pub path_variables: BTreeSet<String>,
    /// What it takes from the body, and the type that it uses it as; the whole body is the empty name.
    pub body: BTreeMap<String, Type>,
    /// The functions that it calls, as interface and name.
    pub calls: Vec<(String, String)>,
}

impl Script {
    /// The value of a `let`.
    pub fn value(&self, name: &str) -> Option<&Expr> {
        self.lets.iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }
}

/// Reads a script and holds it against the contract.
pub fn check(text: &str) -> Result<Script, String> {
    check::check(read::read(text)?)
}

#[cfg(test)]
mod tests {
    use super::check;

    const RUN: &str = r#"let worker = instance[golem:exec/executor@1.0.0]();
let r = worker.run({kind: python, version: some("")}, [], request.body.stdin, [], [("A", "b")], request.body.limits);
let status: u64 = match r {
  ok(_) => 200,
  err(unsupported-language) => 400,
  err(timeout) => 408,
  err(resource-exceeded) => 413,
  err(compilation-failed(_)) => 422,
  err(runtime-failed(_)) => 422,
  err(internal(_)) => 500
};
{status: status, body: r}"#;

    fn problem(from: &str, to: &str) -> String {
        let text = RUN.replace(from, to);
        assert_ne!(text, RUN, "nothing is replaced");
        check(&text).err().unwrap_or_else(|| panic!("nothing is wrong with {text}"))
    }

    #[test]
    fn a_script_that_fits() {
        let script = check(RUN).unwrap();
        assert_eq!(script.calls, [("golem:exec/executor@1.0.0".to_owned(), "run".to_owned())]);
        assert_eq!(script.body.keys().collect::<Vec<_>>(), ["limits", "stdin"]);
        assert!(!script.names_its_worker);
    }

    #[test]
    fn what_the_wit_does_not_have_is_refused_by_name() {
        for (from, to, named) in [
            ("executor@1.0.0", "runner@1.0.0", "golem:exec/runner@1.0.0"),
            ("worker.run(", "worker.start(", "`start`"),
            ("kind: python", "kind: ruby", "`ruby`"),
            ("kind: python", "sort: python", "`sort`"),
            ("{kind: python, version: some(\"\")}", "{kind: python}", "`version`"),
            ("[(\"A\", \"b\")], ", "", "5 arguments"),
            ("err(timeout) => 408", "err(late) => 408", "`late`"),
            ("  err(timeout) => 408,\n", "", "`timeout`"),
            ("err(internal(_))", "err(internal)", "`internal`"),
            ("status: status", "state: status", "`state`"),
            ("request.body.stdin", "requested.body.stdin", "\"requested\""),
            ("[(\"A\", \"b\")]", "[(\"A\")]", "tuple"),
            ("let worker", "for worker", "the end is expected at `worker = "),
        ] {
            let problem = problem(from, to);
            assert!(problem.contains(named), "{to}: {problem}");
        }
    }

    #[test]
    fn a_value_of_the_body_has_one_type() {
        assert!(problem("request.body.limits)", "request.body.stdin)").contains("`body.stdin`"));
    }
}
