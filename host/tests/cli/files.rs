//! Which files a program gets, and what they are called.

use crate::tool::{folder, outcome, refusal, stdout, tool};

const LIST: &str = "\
import os
found = [os.path.join(at, name) for at, _, names in os.walk('.') for name in names]
print(' '.join(sorted(os.path.relpath(name, '.') for name in found)))
";

/// The names that a program sees, called from a folder of its own.
fn names(args: &[&str]) -> String {
    let place = folder(&[
        ("src/main.py", LIST),
        ("src/pkg/__init__.py", ""),
        ("src/pkg/deep/mod.py", ""),
        ("src/pkg/.hidden/no.py", ""),
        ("src/.hidden", ""),
        ("src/data.csv", ""),
        ("lib/util.py", ""),
        ("lib/more/data.csv", ""),
    ]);
    stdout(tool().current_dir(place.path()).arg("run").args(args)).trim_end().to_owned()
}

#[test]
fn files_are_named_as_they_lie_beside_the_entry() {
    assert_eq!(names(&["src/main.py"]), "main.py");
    assert_eq!(names(&["src/main.py", "src/pkg"]), "main.py pkg/__init__.py pkg/deep/mod.py");
    assert_eq!(names(&["src/main.py", "src/pkg/deep/mod.py"]), "main.py pkg/deep/mod.py");
    assert_eq!(names(&["src/main.py", "src"]), "data.csv main.py pkg/__init__.py pkg/deep/mod.py");
    assert_eq!(names(&["src/main.py", "src/../src/pkg/", "src/main.py"]), "main.py pkg/__init__.py pkg/deep/mod.py");
}

#[test]
fn what_is_elsewhere_has_its_base_name() {
    assert_eq!(names(&["src/main.py", "lib/util.py"]), "main.py util.py");
    assert_eq!(names(&["src/main.py", "lib"]), "lib/more/data.csv lib/util.py main.py");
    assert_eq!(names(&["src/main.py", "src/../lib/more"]), "main.py more/data.csv");
}

#[test]
fn folders_can_be_imported() {
    let place = folder(&[
        ("main.py", "from pkg.mod import answer\nimport util\nprint(answer, util.__file__)\n"),
        ("pkg/mod.py", "answer = 42\n"),
        ("util.py", ""),
    ]);
    let absolute = place.path().join("pkg");
    let mut tool = tool();
    tool.current_dir(place.path()).args(["run", "main.py", "util.py"]).arg(absolute);
    assert!(stdout(&mut tool).starts_with("42 "));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let (place, other) = (folder(&[("main.py", ""), ("x.py", "")]), folder(&[("x.py", "")]));
    let mut tool = tool();
    tool.current_dir(place.path()).args(["run", "main.py", "x.py"]).arg(other.path().join("x.py"));
    assert!(refusal(&mut tool, 66).contains("would both be `x.py`"));
}

#[test]
fn a_folder_is_no_program() {
    let place = folder(&[("pkg.py/mod.py", "")]);
    let mut tool = tool();
    tool.current_dir(place.path()).args(["run", "pkg.py"]);
    assert!(refusal(&mut tool, 66).contains("`pkg.py` is a folder"));
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_has_an_end() {
    let place = folder(&[("main.py", LIST), ("pkg/mod.py", "")]);
    std::os::unix::fs::symlink("..", place.path().join("pkg/up")).unwrap();
    std::os::unix::fs::symlink("mod.py", place.path().join("pkg/link.py")).unwrap();
    let (code, stdout, stderr) = outcome(tool().current_dir(place.path()).args(["run", "main.py", "pkg"]));
    assert_eq!((code, stdout.as_str()), (0, "main.py pkg/link.py pkg/mod.py\n"), "{stderr}");
}
