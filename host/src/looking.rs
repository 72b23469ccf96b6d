//! Looking at the clock. Our components do that some hundred times a second in whatever they are doing, and end a run that has no
//! time left. Should they fail to, this is where they are stopped, and where a run ends that somebody cancelled. It takes the place
//! of WASI's own `wasi:clocks/monotonic-clock`.

use wasmtime::component::{HasData, Linker, Resource};
use wasmtime::{Result, ensure};
use wasmtime_wasi::clocks::WasiClocksCtxView;
use wasmtime_wasi::p2::DynPollable;
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock::{self, Duration, Host, Instant};

use crate::fence::Fence;
use crate::state::State;

/// Puts it in the place of what is in the linker, which allows that.
pub(crate) fn add_to_linker(linker: &mut Linker<State>) -> Result<()> {
    monotonic_clock::add_to_linker::<State, InLooking>(linker, State::looking)
}

struct InLooking;

impl HasData for InLooking {
    type Data<'a> = Looking<'a>;
}

/// What a look needs of a store's state.
pub(crate) struct Looking<'a> {
    pub clocks: WasiClocksCtxView<'a>,
    pub fence: &'a Fence,
}

impl Host for Looking<'_> {
    fn now(&mut self) -> Result<Instant> {
        ensure!(self.fence.lets_ask(), "the run was stopped while it computed");
        self.clocks.now()
    }

    fn resolution(&mut self) -> Result<Instant> {
        self.clocks.resolution()
    }

    fn subscribe_instant(&mut self, when: Instant) -> Result<Resource<DynPollable>> {
        self.clocks.subscribe_instant(when)
    }

    fn subscribe_duration(&mut self, duration: Duration) -> Result<Resource<DynPollable>> {
        self.clocks.subscribe_duration(duration)
    }
}
