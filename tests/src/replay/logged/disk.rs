//! Each disk lists its folders in an order of its own. That of a replay is the other way round, so that nothing can depend
//! on it.

use crate::host::State;
use std::collections::BTreeMap;
use wasmtime::Result;
use wasmtime::component::{Linker, Resource};
use wasmtime_wasi::filesystem::{Descriptor, WasiFilesystemView};
use wasmtime_wasi::p2::ReaddirIterator;
use wasmtime_wasi::p2::bindings::sync::filesystem::types::{
    DirectoryEntry, ErrorCode, HostDescriptor, HostDirectoryEntryStream,
};

/// What is still to be said of each folder that is being listed, by the number of its stream.
pub(in crate::replay) type Listings = BTreeMap<u32, Vec<DirectoryEntry>>;

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    let mut files = linker.instance("wasi:filesystem/types@0.2.12")?;
    files.func_wrap("[method]descriptor.read-directory", |mut store, (folder,): (Resource<Descriptor>,)| {
        let state = store.data_mut();
        let stream = match state.filesystem().read_directory(folder) {
            Ok(stream) => stream,
            Err(error) => return Ok((Err(ErrorCode::from(error.downcast()?)),)),
        };
        let mut entries = all(state, &stream)?;
        // Handed out from the end.
        if !state.durable.reversed {
            entries.reverse();
        }
        state.durable.listings.insert(stream.rep(), entries);
        Ok((Ok(stream),))
    })?;
    let name = "[method]directory-entry-stream.read-directory-entry";
    files.func_wrap(name, |mut store, (stream,): (Resource<ReaddirIterator>,)| {
        let entry = store.data_mut().durable.listings.get_mut(&stream.rep()).and_then(Vec::pop);
        Ok((Ok::<_, ErrorCode>(entry),))
    })
}

fn all(state: &mut State, stream: &Resource<ReaddirIterator>) -> Result<Vec<DirectoryEntry>> {
    let mut entries = Vec::new();
    loop {
        match state.filesystem().read_directory_entry(Resource::new_borrow(stream.rep())) {
            Ok(Some(entry)) => entries.push(entry),
            Ok(None) => {
                entries.sort_by(|a, b| a.name.cmp(&b.name));
                return Ok(entries);
            }
            Err(error) => return Err(error.into()),
        }
    }
}
