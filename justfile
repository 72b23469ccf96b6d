# Short names for what `cargo xtask` does; `cargo xtask --help` lists everything.

# list the recipes
default:
    @just --list

# install every pinned tool
setup:
    cargo xtask setup

# build the components into dist/
build:
    cargo xtask build

# build the components without optimisation into dist/debug/
build-debug:
    cargo xtask build --debug

# set up, build, check and test; arguments go to `cargo test`
test *arguments:
    cargo xtask test -- {{arguments}}

# formatting and lints
lint:
    cargo xtask lint

# everything that must hold before tests
check:
    cargo xtask check

# sizes beside their budgets
size:
    cargo xtask size

# run a program, or the example, on the runtime
demo *program:
    cargo xtask demo {{program}}

# measure
bench:
    cargo xtask bench

# build for Golem: `debug` or `release`
golem-build profile="debug":
    golem/build.sh {{profile}}

# build, and deploy components and routes to a local Golem server
golem-deploy profile="debug":
    golem/deploy.sh {{profile}}

# deploy, and try every function and every route on a local Golem server
golem-smoke profile="debug":
    golem/smoke.sh {{profile}}

# remove what was built; with `--tools` the tools too
clean *options:
    cargo xtask clean {{options}}
