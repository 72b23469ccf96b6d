//! What must hold of an application: each problem is a line that begins with its place.

mod components;
mod includes;
mod packages;
mod routes;
mod schema;
mod steps;

pub use components::{Component, Profile, components};
pub use routes::{Api, Binding, Definition, Route, definitions};

use crate::application::Application;

/// Everything that is wrong with an application; nothing, if it is as it should be.
pub fn problems(application: &Application) -> Vec<String> {
    let mut problems = schema::problems(application);
    problems.extend(includes::problems(application));
    let components = match components(application) {
        Ok(components) => components,
        Err(more) => {
            problems.extend(more);
            return problems;
        }
    };
    problems.extend(components.iter().flat_map(|component| packages::problems(application, component)));
    problems.extend(components.iter().flat_map(|component| steps::problems(application, component)));
    problems.extend(routes::problems(application, &components));
    problems
}
