//! Whether the WIT has what a script uses.

use std::collections::{BTreeMap, BTreeSet};

use wit_parser::{Function, InterfaceId, Param, Resolve, Type, TypeDefKind, TypeId, WorldKey};

use super::Script;
use super::read::{Expr, Text};
use crate::contract;

/// What an expression is.
#[derive(Clone)]
enum Kind {
    /// A value of the interface.
    Value(Type),
    /// A worker, by one of its interfaces.
    Worker(InterfaceId),
    /// A resource of a worker.
    Resource(InterfaceId, TypeId),
    /// Text, which is also what the variables of a path are.
    Text,
    /// A status.
    Status,
}

struct Checker {
    resolve: Resolve,
    interfaces: BTreeMap<String, InterfaceId>,
    known: BTreeMap<String, Kind>,
    script: Script,
}

pub(super) fn check(text: Text) -> Result<Script, String> {
    let (resolve, world) = contract::contract();
    let exported = resolve.worlds[world].exports.keys().filter_map(|key| match key {
        WorldKey::Interface(id) => Some((resolve.name_world_key(key), *id)),
        WorldKey::Name(_) => None,
    });
    let interfaces = exported.collect();
    let script = Script {
        lets: Vec::new(),
        names_its_worker: false,
        path_variables: BTreeSet::new(),
        body: BTreeMap::new(),
        calls: Vec::new(),
    };
    let mut checker = Checker { resolve, interfaces, known: BTreeMap::new(), script };
    for (name, annotated, value) in text.lets {
        let kind = checker.bound(annotated.as_deref(), &value).map_err(|problem| format!("`{name}`: {problem}"))?;
        if let Some(kind) = kind {
            checker.known.insert(name.clone(), kind);
        }
        checker.script.lets.push((name, value));
    }
    checker.answer(&text.answer)?;
    checker.script.lets.push((String::new(), text.answer));
    Ok(checker.script)
}

impl Checker {
    /// What a `let` is. A record is looked at where it is used, which is where its type shows.
    fn bound(&mut self, annotated: Option<&str>, value: &Expr) -> Result<Option<Kind>, String> {
        Ok(match (annotated, value) {
            (Some("string"), value) => {
                self.fits(value, &Type::String)?;
                Some(Kind::Text)
            }
            (Some("u64"), Expr::Match(matched, cases)) => {
                self.cases(matched, cases)?;
                Some(Kind::Status)
            }
            (Some(other), _) => return Err(format!("`{other}` is not expected")),
            (None, Expr::Instance(interface, name)) => Some(self.instance(interface, name)?),
            (None, Expr::Call(Some(receiver), name, arguments)) => Some(self.call(receiver, name, arguments)?),
            (None, Expr::Record(_)) => None,
            (None, other) => return Err(format!("`{other:?}` is not expected")),
        })
    }

    fn instance(&mut self, interface: &str, name: &[Expr]) -> Result<Kind, String> {
        let id = *self.interfaces.get(interface).ok_or_else(|| format!("no component exports `{interface}`"))?;
        match name {
            [] => {}
            [name] => {
                self.fits(name, &Type::String)?;
                self.script.names_its_worker = true;
            }
            _ => return Err("a worker has one name".to_owned()),
        }
        Ok(Kind::Worker(id))
    }

    fn call(&mut self, receiver: &Expr, name: &str, arguments: &[Expr]) -> Result<Kind, String> {
        let Expr::Name(of) = receiver else { return Err(format!("`{receiver:?}` has no `{name}`")) };
        let (id, wanted, own) = match self.known.get(of) {
            Some(Kind::Worker(id)) => (*id, vec![name.to_owned(), format!("[constructor]{name}")], 0),
            Some(Kind::Resource(id, resource)) => {
                let resource = self.resolve.types[*resource].name.clone().unwrap_or_default();
                (*id, vec![format!("[method]{resource}.{name}")], 1)
            }
            _ => return Err(format!("`{of}` is neither a worker nor a resource")),
        };
        let functions = &self.resolve.interfaces[id].functions;
        let found: Option<Function> = wanted.iter().find_map(|name| functions.get(name)).cloned();
        let function = found.ok_or_else(|| format!("the interface has no `{name}`"))?;
        let parameters: &[Param] = &function.params[own..];
        if parameters.len() != arguments.len() {
            return Err(format!("`{name}` takes {} and not {} arguments", parameters.len(), arguments.len()));
        }
        for (parameter, argument) in parameters.iter().zip(arguments) {
            self.fits(argument, &parameter.ty)
                .map_err(|problem| format!("`{name}`, `{}`: {problem}", parameter.name))?;
        }
        let interface = self.interfaces.iter().find(|(_, found)| **found == id).map(|(name, _)| name.clone());
        self.script.calls.push((interface.unwrap_or_default(), function.name.clone()));
        match (function.name.strip_prefix("[constructor]"), function.result) {
            (Some(resource), _) => Ok(Kind::Resource(id, self.resolve.interfaces[id].types[resource])),
            (None, Some(result)) => Ok(Kind::Value(result)),
            (None, None) => Err(format!("`{name}` gives nothing")),
        }
    }

    /// Whether an expression can be a value of a type.
    fn fits(&mut self, value: &Expr, ty: &Type) -> Result<(), String> {
        let ty = &self.meant(*ty);
        match value {
            Expr::Field(of, name) => return self.of_request(of, name, ty),
            Expr::Name(name) if self.record(name).is_some() => {
                let record = self.record(name).ok_or("it is gone")?;
                return self.fits(&record, ty);
            }
            Expr::Name(name) if matches!((self.known.get(name), ty), (Some(Kind::Text), Type::String)) => return Ok(()),
            _ => {}
        }
        let Type::Id(id) = ty else {
            let fits = match (value, ty) {
                (Expr::Text(_), Type::String) | (Expr::Number(_), Type::U32 | Type::U64) => true,
                (Expr::Number(number), Type::U8) => *number <= 255,
                _ => false,
            };
            return if fits { Ok(()) } else { Err(format!("`{value:?}` is no {ty:?}")) };
        };
        match (self.resolve.types[*id].kind.clone(), value) {
            (TypeDefKind::Record(record), Expr::Record(fields)) => {
                if let Some((name, _)) = fields.iter().find(|(name, _)| record.fields.iter().all(|f| f.name != *name)) {
                    return Err(format!("the record has no field `{name}`"));
                }
                for field in &record.fields {
                    let found = fields.iter().find(|(name, _)| *name == field.name);
                    let (_, value) = found.ok_or_else(|| format!("the record needs its field `{}`", field.name))?;
                    self.fits(value, &field.ty)?;
                }
                Ok(())
            }
            (TypeDefKind::Enum(cases), Expr::Name(name)) => match cases.cases.iter().any(|case| case.name == *name) {
                true => Ok(()),
                false => Err(format!("there is no case `{name}`")),
            },
            (TypeDefKind::List(of), Expr::List(values)) => values.iter().try_for_each(|value| self.fits(value, &of)),
            (TypeDefKind::Tuple(of), Expr::Tuple(values)) if of.types.len() == values.len() => {
                of.types.iter().zip(values).try_for_each(|(ty, value)| self.fits(value, ty))
            }
            (TypeDefKind::Option(of), Expr::Call(None, some, values)) if some == "some" && values.len() == 1 => {
                self.fits(&values[0], &of)
            }
            (kind, value) => Err(format!("`{value:?}` is no {}", kind.as_str())),
        }
    }

    /// `request.path.NAME`, `request.body.NAME`, or `request.body`.
    fn of_request(&mut self, of: &Expr, name: &str, ty: &Type) -> Result<(), String> {
        let request = |of: &Expr| matches!(of, Expr::Name(name) if name == "request");
        let body = match of {
            Expr::Field(of, part) if request(of) && part == "path" && *ty == Type::String => {
                self.script.path_variables.insert(name.to_owned());
                return Ok(());
            }
            Expr::Field(of, part) if request(of) && part == "body" => name,
            of if request(of) && name == "body" => "",
            other => return Err(format!("`{other:?}` is no part of the request")),
        };
        match self.script.body.insert(body.to_owned(), *ty) {
            Some(other) if other != *ty => Err(format!("`body.{body}` is used as two types")),
            _ => Ok(()),
        }
    }

    /// Each case of the result is there once.
    fn cases(&mut self, matched: &Expr, cases: &[(Expr, Expr)]) -> Result<(), String> {
        let Expr::Name(name) = matched else { return Err(format!("`{matched:?}` is not expected")) };
        let Some(Kind::Value(Type::Id(id))) = self.known.get(name).cloned() else {
            return Err(format!("`{name}` is no result"));
        };
        let TypeDefKind::Result(result) = &self.resolve.types[id].kind else {
            return Err(format!("`{name}` is no result"));
        };
        let error = result.err.map(|error| self.meant(error)).ok_or("the result has no error")?;
        let Type::Id(error) = error else { return Err("the error is no variant".to_owned()) };
        let TypeDefKind::Variant(variant) = &self.resolve.types[error].kind else {
            return Err("the error is no variant".to_owned());
        };
        let mut missing: BTreeMap<String, bool> =
            variant.cases.iter().map(|case| (case.name.clone(), case.ty.is_some())).collect();
        let mut ok = 0;
        for (case, status) in cases {
            if !matches!(status, Expr::Number(status) if (100..600).contains(status)) {
                return Err(format!("`{status:?}` is no status"));
            }
            match case_of(case).ok_or_else(|| format!("`{case:?}` is no case"))? {
                ("ok", _) => ok += 1,
                (name, payload) if missing.get(name) == Some(&payload) => drop(missing.remove(name)),
                (name, _) => return Err(format!("`{name}` is no case that is still open")),
            }
        }
        match (ok, missing.keys().next()) {
            (1, None) => Ok(()),
            (1, Some(name)) => Err(format!("the case `{name}` has no status")),
            _ => Err("`ok` has no status, or several".to_owned()),
        }
    }

    /// The answer is a record of a status and a body.
    fn answer(&self, answer: &Expr) -> Result<(), String> {
        let Expr::Record(fields) = answer else { return Err(format!("the answer `{answer:?}` is no record")) };
        for (name, value) in fields {
            let Expr::Name(of) = value else { return Err(format!("`{value:?}` is not expected in the answer")) };
            match (name.as_str(), self.known.get(of)) {
                ("status", Some(Kind::Status)) | ("body", Some(Kind::Value(_))) => {}
                _ => return Err(format!("`{name}` is not expected in the answer, or not as `{of}`")),
            }
        }
        if fields.len() == 2 { Ok(()) } else { Err("the answer is a status and a body".to_owned()) }
    }

    /// The record that a `let` names.
    fn record(&self, name: &str) -> Option<Expr> {
        self.script.value(name).filter(|value| matches!(value, Expr::Record(_))).cloned()
    }

    /// A type behind its other names.
    fn meant(&self, ty: Type) -> Type {
        match ty {
            Type::Id(id) => match self.resolve.types[id].kind {
                TypeDefKind::Type(other) => self.meant(other),
                _ => ty,
            },
            other => other,
        }
    }
}

/// `ok(_)`, `err(name)` or `err(name(_))`: the name, and whether it has something inside.
pub(super) fn case_of(case: &Expr) -> Option<(&str, bool)> {
    let Expr::Call(None, side, inside) = case else { return None };
    let anything = |inside: &[Expr]| matches!(inside, [Expr::Name(name)] if name == "_");
    match (side.as_str(), inside.as_slice()) {
        ("ok", inside) if anything(inside) => Some(("ok", true)),
        ("err", [Expr::Name(name)]) => Some((name, false)),
        ("err", [Expr::Call(None, name, inside)]) if anything(inside) => Some((name, true)),
        _ => None,
    }
}
