#!/bin/sh
# Builds what is deployed: golem/build.sh [debug | release]
set -eu
cd "$(dirname "$0")/.."
. golem/common.sh

profile=$(profile "$@")
need_golem
exec golem --build-profile "$profile" app build
