//! QuickJS natively, from the sources that the component is made of.

use std::cell::RefCell;
use std::rc::Rc;

use anyhow::{Result, anyhow};
use rquickjs::{CatchResultExt as _, Context, Function, Object, Runtime};

/// What it is called.
pub const NAME: &str = "native QuickJS";

/// Runs a program that needs nothing but the language and `console.log`, and gives what it prints.
pub fn run(code: &str) -> Result<String> {
    let printed = Rc::new(RefCell::new(String::new()));
    Context::full(&Runtime::new()?)?.with(|ctx| {
        let log = {
            let printed = Rc::clone(&printed);
            move |line: String| {
                printed.borrow_mut().push_str(&line);
                printed.borrow_mut().push('\n');
            }
        };
        let console = Object::new(ctx.clone())?;
        console.set("log", Function::new(ctx.clone(), log)?)?;
        ctx.globals().set("console", console)?;
        ctx.eval::<(), _>(code).catch(&ctx).map_err(|error| anyhow!("{error}"))
    })?;
    Ok(printed.take())
}
