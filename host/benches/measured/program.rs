//! The programs that compute, in both languages.

use golem_exec::Language;

/// One of them.
pub struct Program {
    pub name: &'static str,
    javascript: &'static str,
    python: &'static str,
}

macro_rules! programs {
    ($($name:literal),*) => {
        [$(Program {
            name: $name,
            javascript: include_str!(concat!("../programs/", $name, ".js")),
            python: include_str!(concat!("../programs/", $name, ".py")),
        }),*]
    };
}

/// All of them.
pub static PROGRAMS: [Program; 14] = programs![
    "loop",
    "recursion",
    "objects",
    "dict",
    "string",
    "sort",
    "regex",
    "json",
    "float",
    "bigint",
    "nbody",
    "spectral",
    "fannkuch",
    "mandelbrot"
];

impl Program {
    /// What is run: it prints its result and the milliseconds that its work took.
    pub fn code(&self, language: Language) -> String {
        match language {
            Language::Javascript => format!(
                "{}\nconst start = performance.now();\nconst result = work();\n\
                console.log(`${{result}} ${{performance.now() - start}}`);\n",
                self.javascript
            ),
            Language::Python => format!(
                "{}\nfrom time import perf_counter\nstart = perf_counter()\nresult = work()\n\
                print(result, (perf_counter() - start) * 1000)\n",
                self.python
            ),
        }
    }
}
