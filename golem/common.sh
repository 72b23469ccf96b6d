# shellcheck shell=sh
# What the scripts of this folder share. Each is to be run from anywhere, and ends with
#
#   3  the command `golem` is missing
#   4  the server does not answer
#   5  the command `curl` is missing
#   1  something else failed, and said why

# Where the server that `golem server run` starts is asked itself.
SERVER=${GOLEM_SERVER:-http://localhost:9881}

say() {
    printf '%s\n' "$*" >&2
}

need_golem() {
    command -v golem > /dev/null 2>&1 && return
    say "error: the command \`golem\` is missing: install the release 1.2.5 of Golem, and put it into the PATH"
    exit 3
}

need_server() {
    if ! command -v curl > /dev/null 2>&1; then
        say "error: the command \`curl\` is missing"
        exit 5
    fi
    # Any answer will do, whatever its status.
    curl --silent --max-time 10 --output /dev/null "$SERVER/healthcheck" && return
    say "error: no Golem server answers at $SERVER: start one with \`golem server run\`, or name it in GOLEM_SERVER"
    exit 4
}

# The profile, debug where none is named.
profile() {
    case ${1:-debug} in
        debug | release) printf '%s\n' "${1:-debug}" ;;
        *)
            say "error: there is no profile \`$1\`: \`debug\` and \`release\` are"
            exit 1
            ;;
    esac
}
