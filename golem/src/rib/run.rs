//! Runs a script that `check` has accepted, on workers of the built components.

use serde_json::Value;
use wasmtime::component::{ResourceAny, Type, Val};

use super::{Expr, Script};
use crate::json;
use crate::worker::{Worker, Workers};

/// A request, as scripts see it.
pub struct Request {
    /// The variables of the path, and the body.
    pub parts: Value,
}

/// What a route answers.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u64,
    /// The result of the call that was made.
    pub body: Val,
}

/// Runs a script.
pub fn run(script: &Script, request: &Request, workers: &mut Workers) -> Result<Answer, String> {
    let mut run = Run { script, request, interface: String::new(), resource: None, result: None };
    let mut worker = None;
    for (name, value) in &script.lets {
        match value {
            Expr::Instance(interface, arguments) => {
                let named = arguments.first().map(|name| run.text(name)).transpose()?;
                run.interface = interface.clone();
                worker = Some(workers.get(named.as_deref()).map_err(|error| format!("{error:#}"))?);
            }
            Expr::Call(Some(_), function, arguments) => {
                let worker = worker.as_deref_mut().ok_or("there is no worker")?;
                run.call(worker, function, arguments)?;
            }
            Expr::Match(_, cases) => return run.answer(cases),
            Expr::Field(..) | Expr::Record(_) => {}
            other => return Err(format!("`{name}`: `{other:?}` is not expected")),
        }
    }
    Err("the script has no status".to_owned())
}

struct Run<'a> {
    script: &'a Script,
    request: &'a Request,
    interface: String,
    resource: Option<(String, ResourceAny)>,
    result: Option<Val>,
}

impl Run<'_> {
    fn call(&mut self, worker: &mut Worker, function: &str, arguments: &[Expr]) -> Result<(), String> {
        let full = match &self.resource {
            Some((resource, _)) => format!("[method]{resource}.{function}"),
            None if function == "session" => "[constructor]session".to_owned(),
            None => function.to_owned(),
        };
        let types = worker.parameters(&self.interface, &full).map_err(|error| format!("{error:#}"))?;
        let mut values: Vec<_> = self.resource.iter().map(|(_, resource)| Val::Resource(*resource)).collect();
        for (ty, argument) in types.iter().skip(values.len()).zip(arguments) {
            values.push(self.value(argument, ty)?);
        }
        if full.starts_with("[constructor]") {
            let made = worker.made_once(&self.interface, function, &values).map_err(|error| format!("{error:#}"))?;
            self.resource = Some((function.to_owned(), made));
        } else {
            self.result = worker.call(&self.interface, &full, &values).map_err(|error| format!("{error:#}"))?;
        }
        Ok(())
    }

    fn text(&self, value: &Expr) -> Result<String, String> {
        match self.value(value, &Type::String)? {
            Val::String(text) => Ok(text),
            other => Err(format!("`{other:?}` is no text")),
        }
    }

    fn value(&self, value: &Expr, ty: &Type) -> Result<Val, String> {
        let all = |values: &mut dyn Iterator<Item = (&Expr, Type)>| {
            values.map(|(value, ty)| self.value(value, &ty)).collect::<Result<Vec<_>, _>>()
        };
        match (value, ty) {
            (Expr::Text(text), Type::String) => Ok(Val::String(text.clone())),
            (Expr::Number(number), Type::U8) => Ok(Val::U8(*number as u8)),
            (Expr::Name(name), Type::Enum(_)) => Ok(Val::Enum(name.clone())),
            (Expr::Name(name), ty) => self.value(self.script.value(name).ok_or(format!("no `{name}`"))?, ty),
            (Expr::List(values), Type::List(of)) => {
                Ok(Val::List(all(&mut values.iter().map(|value| (value, of.ty())))?))
            }
            (Expr::Tuple(values), Type::Tuple(of)) => Ok(Val::Tuple(all(&mut values.iter().zip(of.types()))?)),
            (Expr::Call(None, _, some), Type::Option(of)) => {
                Ok(Val::Option(Some(Box::new(self.value(&some[0], &of.ty())?))))
            }
            (Expr::Record(fields), Type::Record(of)) => {
                let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
                let values = of.fields().map(|of| {
                    Ok((of.name.to_owned(), self.value(field(of.name).ok_or("a field is missing")?, &of.ty)?))
                });
                Ok(Val::Record(values.collect::<Result<_, String>>()?))
            }
            (Expr::Field(..), ty) => json::read(&self.requested(value)?, ty),
            (value, ty) => Err(format!("`{value:?}` is no {ty:?}")),
        }
    }

    /// `request.body.NAME` and the like; null where it is not there.
    fn requested(&self, value: &Expr) -> Result<Value, String> {
        match value {
            Expr::Name(name) if name == "request" => Ok(self.request.parts.clone()),
            Expr::Field(of, name) => Ok(self.requested(of)?.get(name).cloned().unwrap_or_default()),
            other => Err(format!("`{other:?}` is no part of the request")),
        }
    }

    fn answer(self, cases: &[(Expr, Expr)]) -> Result<Answer, String> {
        let body = self.result.ok_or("nothing was called")?;
        let found = match &body {
            Val::Result(Ok(_)) => "ok",
            Val::Result(Err(Some(error))) => match &**error {
                Val::Variant(name, _) => name,
                other => return Err(format!("`{other:?}` is no error")),
            },
            other => return Err(format!("`{other:?}` is no result")),
        };
        let status = cases.iter().find(|(case, _)| super::check::case_of(case).is_some_and(|(name, _)| name == found));
        match status {
            Some((_, Expr::Number(status))) => Ok(Answer { status: *status, body }),
            _ => Err(format!("`{found}` has no status")),
        }
    }
}
