//! (being written)
use rquickjs::{Ctx, Object, Result};
/// x
pub fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> { Object::new(ctx.clone()) }
