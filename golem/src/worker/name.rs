//! The names of functions, as `golem worker invoke` takes them.

/// `golem:exec/session.{session({kind: python, version: none}).upload}` and the like, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) interface: String,
    pub(super) called: Called,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// A function by its name in the component: `run`, `[constructor]session`, `[method]exec-stream.next`.
    Function(String),
    /// A method of the resource that is made with these arguments, once.
    Indexed { resource: String, made_with: String, method: String },
}

impl Name {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no name such as `golem:exec/executor.{{run}}`");
        let (interface, function) = text.split_once(".{").ok_or_else(wrong)?;
        let function = function.strip_suffix('}').ok_or_else(wrong)?;
        let called = match (function.split_once('('), function.split_once('.')) {
            (Some((resource, rest)), _) => {
                let (made_with, method) = rest.rsplit_once(").").ok_or_else(wrong)?;
                Called::Indexed {
                    resource: resource.to_owned(),
                    made_with: made_with.to_owned(),
                    method: method.to_owned(),
                }
            }
            (None, Some((resource, "new"))) => Called::Function(format!("[constructor]{resource}")),
            (None, Some(_)) => Called::Function(format!("[method]{function}")),
            (None, None) => Called::Function(function.to_owned()),
        };
        Ok(Name { interface: interface.to_owned(), called })
    }

    /// The function without what a resource is made with, as `contract::functions` has it.
    #[cfg(test)]
    fn function(&self) -> String {
        match &self.called {
            Called::Function(name) => name.clone(),
            Called::Indexed { resource, method, .. } => format!("[method]{resource}.{method}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (text, interface, function) in [
            ("golem:exec/executor.{run}", "golem:exec/executor", "run"),
            ("golem:exec/executor@1.0.0.{run}", "golem:exec/executor@1.0.0", "run"),
            ("golem:exec/session.{session.new}", "golem:exec/session", "[constructor]session"),
            ("golem:exec/executor.{exec-stream.next}", "golem:exec/executor", "[method]exec-stream.next"),
            (
                "golem:exec/session.{session({kind: python, version: none}).upload}",
                "golem:exec/session",
                "[method]session.upload",
            ),
        ] {
            let name = Name::read(text).unwrap();
            assert_eq!((name.interface.as_str(), name.function().as_str()), (interface, function));
        }
    }

    #[test]
    fn what_is_no_name_is_said() {
        for text in
            ["run", "golem:exec/executor.run", "golem:exec/executor.{run", "golem:exec/session.{session(a.upload}"]
        {
            assert!(Name::read(text).is_err(), "{text}");
        }
    }
}
