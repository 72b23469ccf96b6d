#!/bin/sh
# Tries everything on a local server: deploys, invokes every function of both components by its full name, asks every
# route, lets a worker crash and goes on with it, and deletes what it has made: golem/smoke.sh [debug | release]
set -eu
cd "$(dirname "$0")/.."
. golem/common.sh

# Where the server answers the routes of applications.
ROUTES=${GOLEM_ROUTES:-http://localhost:9006}
WORKER=exec-smoke

# The bytes of a text, as WAVE and JSON write them: `bytes ab` is 97, 98.
bytes() {
    printf '%s' "$1" | od -An -v -tu1 | tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//; s/ /, /g'
}

# expect WHAT ANSWER PART: a step is right where its answer has the part.
expect() {
    case $2 in
        *"$3"*) say "ok: $1" ;;
        *)
            say "error: $1: \`$3\` is not in the answer:"
            say "$2"
            exit 1
            ;;
    esac
}

# invoke PART WORKER FUNCTION ARGUMENT...: by the command line, with arguments in WAVE.
invoke() {
    part=$1
    shift
    answer=$(golem --local worker invoke "$@" 2>&1) || {
        say "error: $1 $2 fails:"
        say "$answer"
        exit 1
    }
    expect "$1 $2" "$answer" "$part"
}

# rest PART COMPONENT FUNCTION PARAMETERS: by the REST interface, which alone can name resources that calls have given. The
# answer stays in $answer.
rest() {
    id=$(golem --local --format json component get "$2" | sed -n 's/.*"componentId": *"\([^"]*\)".*/\1/p' | head -n 1)
    function=$(printf '%s' "$3" | sed 's/{/%7B/; s/}/%7D/')
    url="$SERVER/v1/components/$id/workers/$WORKER/invoke-and-await?function=$function"
    answer=$(curl --silent --show-error --globoff --json "{\"params\": [$4]}" "$url" 2>&1) || {
        say "error: $2 $3 fails: $answer"
        exit 1
    }
    expect "$2/$WORKER $3 (REST)" "$answer" "$1"
}

# ask STATUS PART PATH BODY: a route.
ask() {
    answer=$(curl --silent --show-error --write-out ' status=%{http_code}' --json "$4" "$ROUTES$3" 2>&1) || {
        say "error: POST $3 fails: $answer"
        exit 1
    }
    expect "POST $3 answers $1" "$answer" "status=$1"
    expect "POST $3" "$answer" "$2"
}

# preflight PATH: what a browser asks first.
preflight() {
    answer=$(curl --silent --show-error --include --request OPTIONS --header 'Origin: http://localhost' \
        --header 'Access-Control-Request-Method: POST' "$ROUTES$1" 2>&1) || {
        say "error: OPTIONS $1 fails: $answer"
        exit 1
    }
    expect "OPTIONS $1" "$(printf '%s' "$answer" | tr '[:upper:]' '[:lower:]')" access-control-allow-origin
}

# What `golem` prints of a program that has printed `hello`, of any success, of a resource and of nothing.
HELLO='stdout: "hello\n"'
SUCCESS='- ok'
RESOURCE='results in JSON'
NOTHING='Empty result'

# functions LANGUAGE FILE HELLO: every function of one component. HELLO is a program that prints `hello`.
functions() {
    component=golem:exec-$1
    lang="{kind: $1, version: none}"
    file="{name: \"$2\", content: [$(bytes "$3")], encoding: some(utf8)}"
    limits='some({time-ms: some(5000), memory-bytes: none, file-size-bytes: none, max-processes: none})'

    invoke "$HELLO" "$component-ephemeral/-" 'golem:exec/executor.{run}' "$lang" "[$file]" none '[]' '[]' "$limits"
    invoke "$HELLO" "$component/$WORKER" 'golem:exec/executor.{run}' "$lang" "[$file]" 'some("input")' '["argument"]' '[("NAME", "value")]' none
    invoke "$RESOURCE" "$component/$WORKER" 'golem:exec/executor.{run-streaming}' "$lang" "[$file]" none '[]' '[]' "$limits"

    invoke "$RESOURCE" "$component/$WORKER" 'golem:exec/session.{session.new}' "$lang"
    invoke "$SUCCESS" "$component/$WORKER" "golem:exec/session.{session($lang).upload}" "$file"
    invoke "ok([\"$2\"" "$component/$WORKER" "golem:exec/session.{session($lang).list-files}" '"."'
    invoke "$SUCCESS" "$component/$WORKER" "golem:exec/session.{session($lang).set-working-dir}" '"/"'
    invoke "$HELLO" "$component/$WORKER" "golem:exec/session.{session($lang).run}" "\"$2\"" '[]' none '[]' "$limits"
    invoke "$RESOURCE" "$component/$WORKER" "golem:exec/session.{session($lang).run-streaming}" "\"$2\"" '[]' none '[]' none
    invoke "$SUCCESS" "$component/$WORKER" "golem:exec/session.{session($lang).download}" "\"$2\""

    stream "$component" "$1" "$2" "$3"
    crash "$component" "$lang" "$2"
    invoke "$NOTHING" "$component/$WORKER" "golem:exec/session.{session($lang).close}"
}

# stream COMPONENT LANGUAGE FILE HELLO: the events of a run, one by one.
stream() {
    parameters="{\"value\": {\"kind\": \"$2\", \"version\": null}},
        {\"value\": [{\"name\": \"$3\", \"content\": [$(bytes "$4")], \"encoding\": \"utf8\"}]},
        {\"value\": null}, {\"value\": []}, {\"value\": []}, {\"value\": null}"
    rest '/' "$1" 'golem:exec/executor@1.0.0.{run-streaming}' "$parameters"
    handle=$(printf '%s' "$answer" | sed -n 's/.*"value": *\[\{0,1\} *"\([^"]*\)".*/\1/p')
    rest stdout-chunk "$1" 'golem:exec/executor@1.0.0.{exec-stream.next}' "{\"value\": \"$handle\"}"
    rest finished "$1" 'golem:exec/executor@1.0.0.{exec-stream.next}' "{\"value\": \"$handle\"}"
}

# crash COMPONENT LANG FILE: after a crash the session is as it was, because Golem replays its calls.
crash() {
    golem --local worker simulate-crash "$1/$WORKER" >&2
    invoke "ok([\"$3\"" "$1/$WORKER" "golem:exec/session.{session($2).list-files}" '"."'
    invoke "$HELLO" "$1/$WORKER" "golem:exec/session.{session($2).run}" "\"$3\"" '[]' none '[]' none
}

# routes LANGUAGE FILE HELLO ENDLESS BROKEN: every route, and every status that a program can bring about.
routes() {
    source=$(printf '%s' "$3" | sed 's/"/\\"/g')
    ask 200 hello "/v1/run/$1" "{\"source\": \"$source\", \"args\": [], \"stdin\": \"input\"}"
    ask 408 timeout "/v1/run/$1" "{\"source\": \"$4\", \"args\": [], \"limits\": {\"time-ms\": 200}}"
    ask 413 resource-exceeded "/v1/run/$1" "{\"source\": \"\", \"args\": [], \"limits\": {\"file-size-bytes\": 1}}"
    ask 422 runtime-failed "/v1/run/$1" "{\"source\": \"$5\", \"args\": []}"
    sessions=/v1/sessions/$1/$WORKER-routes
    ask 200 ok "$sessions/upload" "{\"name\": \"$2\", \"content\": [$(bytes "$3")]}"
    ask 200 "$2" "$sessions/list" '{"dir": "."}'
    ask 200 hello "$sessions/run" "{\"entrypoint\": \"$2\", \"args\": [], \"env\": [[\"NAME\", \"value\"]]}"
    ask 200 ok "$sessions/download" "{\"path\": \"$2\"}"
    ask 500 internal "$sessions/download" '{"path": "no such file"}'
    for path in "/v1/run/$1" "$sessions/upload" "$sessions/list" "$sessions/run" "$sessions/download"; do
        preflight "$path"
    done
}

# What was made is removed, however this ends. Ephemeral workers are gone by themselves.
delete_workers() {
    for language in javascript python; do
        for worker in "$WORKER" "$WORKER-routes"; do
            golem --local worker delete "golem:exec-$language/$worker" > /dev/null 2>&1 || :
        done
    done
}

need_golem
need_server
golem/deploy.sh "$@"
trap delete_workers EXIT
functions javascript main.js 'console.log("hello");'
functions python main.py 'print("hello")'
routes javascript main.js 'console.log("hello");' 'for (;;);' 'throw 1'
routes python main.py 'print("hello")' 'while True: pass' '1 / 0'
say 'ok: every function and every route has answered'
