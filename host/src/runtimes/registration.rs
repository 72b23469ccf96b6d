//! How runtimes come into the catalog.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::Runtimes;
use crate::built_in::{self, BUILT_IN, BuiltIn, Found};
use crate::catalog::{self, Origin, Registered};
use crate::compiled;
use crate::contract;
use crate::error::{CatalogError, InstallError};
use crate::fence::Kind;
use crate::notice::Notice;
use crate::program::Language;
use crate::runtime::Runtime;
use crate::worker::Blueprint;

impl Runtimes {
    /// Registers the runtimes that belong to the program: those that are registered and compiled already are skipped, what is
    /// missing is said, and the others go on.
    pub fn register_built_in(&self, mut says: impl FnMut(Notice)) -> Result<(), CatalogError> {
        BUILT_IN.iter().try_for_each(|built_in| self.register_one(built_in, &mut says))
    }

    /// The same for one language: a command line needs no other.
    pub fn register_built_in_for(&self, language: Language, mut says: impl FnMut(Notice)) -> Result<(), CatalogError> {
        let mut wanted = BUILT_IN.iter().filter(|built_in| built_in.language == language);
        wanted.try_for_each(|built_in| self.register_one(built_in, &mut says))
    }

    fn register_one(&self, built_in: &BuiltIn, says: &mut dyn FnMut(Notice)) -> Result<(), CatalogError> {
        let name = built_in.name();
        let path = match built_in.find() {
            Found::File(path) => path,
            Found::Sources(root) => {
                says(Notice::Building { name: name.to_owned(), root: root.clone() });
                if let Err(error) = built_in::build(&root, |line| says(Notice::Build(line.to_owned()))) {
                    says(Notice::Unbuilt { name: name.to_owned(), reason: error.to_string() });
                    return self.forget(name);
                }
                root.join("dist").join(built_in.file)
            }
            Found::Nothing(places) => {
                says(Notice::Missing { name: name.to_owned(), variable: built_in.variable, places });
                return self.forget(name);
            }
        };
        if self.is_registered(name, &path) {
            says(Notice::Skipped { name: name.to_owned() });
            return Ok(());
        }
        match self.register(name, &path, Origin::BuiltIn, says) {
            Ok(_) => Ok(()),
            Err(InstallError::Catalog(error)) => Err(error),
            Err(error) => {
                says(Notice::Unusable { name: name.to_owned(), error });
                self.forget(name)
            }
        }
    }

    /// What is no longer there is no longer listed.
    fn forget(&self, name: &str) -> Result<(), CatalogError> {
        let is_other = |known: &str, runtime: &Registered| known != name || runtime.origin != Origin::BuiltIn;
        self.change(|catalog| catalog.runtimes.retain(|known, runtime| is_other(known, runtime)))?;
        Ok(())
    }

    /// The built-in runtimes that are not registered: that they are missing, or that their first use compiles them.
    pub fn unregistered(&self) -> Vec<Notice> {
        let known = self.list();
        let unknown = BUILT_IN.iter().filter(|built_in| !known.contains_key(built_in.name()));
        let notice = |built_in: &BuiltIn| {
            let name = built_in.name().to_owned();
            match built_in.find() {
                Found::File(_) | Found::Sources(_) => Notice::Unregistered { name },
                Found::Nothing(places) => Notice::Missing { name, variable: built_in.variable, places },
            }
        };
        unknown.map(notice).collect()
    }

    fn is_registered(&self, name: &str, path: &Path) -> bool {
        let Some(known) = self.catalog().runtimes.get(name).cloned() else { return false };
        let is_stamped = || catalog::stamp(path).is_ok_and(|stamp| stamp == (known.bytes, known.modified_ns));
        let has_content = || fs::read(path).is_ok_and(|bytes| compiled::content_hash(&bytes) == known.sha256);
        known.path == path && self.is_compiled(&known) && (is_stamped() || has_content())
    }

    pub(super) fn register(
        &self,
        name: &str,
        path: &Path,
        origin: Origin,
        says: &mut dyn FnMut(Notice),
    ) -> Result<Registered, InstallError> {
        let read = |source| InstallError::Read { path: path.to_owned(), source };
        let bytes = fs::read(path).map_err(read)?;
        let (_, modified_ns) = catalog::stamp(path).map_err(read)?;
        let sha256 = compiled::content_hash(&bytes);
        let fence = catalog::fence_of(origin, path);
        let (blueprint, language) = self.check(name, path, fence, &bytes, &sha256, says)?;
        let path = match origin {
            Origin::BuiltIn => path.to_owned(),
            Origin::Installed => self.installed_path(&sha256)?,
        };
        let registered = Registered { language, origin, path, sha256, bytes: bytes.len() as u64, modified_ns };
        self.enter(name, &registered, &bytes)?;
        self.loaded().insert(name.to_owned(), Arc::new(Runtime::new(language, blueprint, self.settings.stock)));
        says(Notice::Registered { name: name.to_owned() });
        Ok(registered)
    }

    /// Enters a runtime into the catalog, with a copy of its file where somebody installs it: the file may go.
    fn enter(&self, name: &str, registered: &Registered, bytes: &[u8]) -> Result<(), CatalogError> {
        let (replaced, _turn) = self.change(|catalog| {
            if registered.origin == Origin::Installed {
                compiled::write_whole(&registered.path, bytes)?;
            }
            Ok(catalog.runtimes.insert(name.to_owned(), registered.clone()))
        })?;
        if let Some(old) = replaced? {
            self.discard(&old);
        }
        Ok(())
    }

    /// Compiles a component, unless that was done before, and runs a first program in it. Processes that start at once with the
    /// same component take turns: the first one compiles, the others find what it left.
    fn check(
        &self,
        name: &str,
        path: &Path,
        fence: Kind,
        bytes: &[u8],
        sha256: &str,
        says: &mut dyn FnMut(Notice),
    ) -> Result<(Blueprint, Language), InstallError> {
        let uncompilable = |source| InstallError::Compile { path: path.to_owned(), source };
        let workshop = self.workshops.of(fence).map_err(CatalogError::Engine)?;
        let _turn = self.compiled.lock(sha256)?;
        let (component, is_new) = match self.compiled.load(&workshop.engine, sha256) {
            Some(component) => (component, false),
            None => {
                contract::look(path, bytes)?;
                says(Notice::Compiling { name: name.to_owned(), bytes: bytes.len() as u64 });
                (contract::compile(&workshop.engine, path, bytes)?, true)
            }
        };
        let blueprint = self.blueprint(workshop, &component).map_err(uncompilable)?;
        let language = contract::probe(path, &blueprint)?;
        if is_new {
            self.compiled.keep(sha256, &component)?;
        }
        Ok((blueprint, language))
    }
}
