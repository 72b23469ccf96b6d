//! What a disk says of its files.

use super::{keep, own_name};
use crate::host::State;
use crate::replay::tape::Call;
use wasmtime::component::{Linker, Resource};
use wasmtime::{Result, bail};
use wasmtime_wasi::filesystem::{Descriptor, WasiFilesystemView};
use wasmtime_wasi::p2::FsResult;
use wasmtime_wasi::p2::bindings::sync::filesystem::types::{
    DescriptorStat, DescriptorType, ErrorCode, HostDescriptor, PathFlags,
};

const STAT: &str = "filesystem.[method]descriptor.stat";
const STAT_AT: &str = "filesystem.[method]descriptor.stat-at";
const HASH: &str = "filesystem.[method]descriptor.metadata-hash";
const HASH_AT: &str = "filesystem.[method]descriptor.metadata-hash-at";

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    type Open = (Resource<Descriptor>,);
    type Named = (Resource<Descriptor>, PathFlags, String);

    let mut files = linker.instance("wasi:filesystem/types@0.2.12")?;
    files.func_wrap(own_name(STAT), |mut store, arguments: Open| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        let found = state.filesystem().stat(arguments.0);
        Ok((stat(state, STAT, asked, found)?,))
    })?;
    files.func_wrap(own_name(STAT_AT), |mut store, arguments: Named| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        let found = state.filesystem().stat_at(arguments.0, arguments.1, arguments.2);
        Ok((stat(state, STAT_AT, asked, found)?,))
    })?;
    files.func_wrap(own_name(HASH), |mut store, arguments: Open| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        let ask = |state: &mut State| plain(state.filesystem().metadata_hash(arguments.0));
        Ok((keep(state, HASH, asked, ask)?,))
    })?;
    files.func_wrap(own_name(HASH_AT), |mut store, arguments: Named| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        let ask = |state: &mut State| plain(state.filesystem().metadata_hash_at(arguments.0, arguments.1, arguments.2));
        Ok((keep(state, HASH_AT, asked, ask)?,))
    })
}

/// The recorded answer, if it is of a file like the one that was found now.
fn stat(
    state: &mut State,
    name: &'static str,
    asked: String,
    found: FsResult<DescriptorStat>,
) -> Result<Result<DescriptorStat, ErrorCode>> {
    let (found, tape) = (plain(found)?, &mut state.durable.tape);
    let number = tape.position();
    let Some(recorded) = tape.answer::<Result<DescriptorStat, ErrorCode>>(name, &asked)? else {
        tape.note(Call::new(name, asked, found));
        return Ok(found);
    };
    if nature(recorded) != nature(found) {
        bail!("call {number}: `{name}` with {asked} gave {recorded:?}, gives {found:?}");
    }
    Ok(recorded)
}

/// What does not depend on the disk: of a folder, its kind only.
fn nature(stat: Result<DescriptorStat, ErrorCode>) -> Result<(DescriptorType, u64, u64), ErrorCode> {
    stat.map(|stat| match stat.type_ {
        DescriptorType::Directory => (stat.type_, 0, 0),
        other => (other, stat.size, stat.link_count),
    })
}

fn plain<T>(answer: FsResult<T>) -> Result<Result<T, ErrorCode>> {
    match answer {
        Ok(value) => Ok(Ok(value)),
        Err(error) => Ok(Err(error.downcast()?.into())),
    }
}
