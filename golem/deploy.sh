#!/bin/sh
# Builds, and deploys components and routes to the local server: golem/deploy.sh [debug | release]
set -eu
cd "$(dirname "$0")/.."
. golem/common.sh

profile=$(profile "$@")
need_golem
need_server
exec golem --local --build-profile "$profile" --yes app deploy
