;; A runtime that keeps the contract and has faults. It takes every program for JavaScript, and goes by its first byte:
;;   c  prints `hello`, as every runtime must that is installed; its exit code is how many runs the instance has had before
;;   t  traps
;;   l  loops and looks at no clock
;;   m  takes all memory that it gets; its exit code is how many MiB it has then
(module
  (import "[export]golem:exec/executor@1.0.0" "[resource-drop]exec-stream" (func (param i32)))
  (memory (export "memory") 16)
  (data (i32.const 16) "hello\n")

  ;; Where the next argument goes. Nothing is ever freed: no test calls often enough for that.
  (global $next (mut i32) (i32.const 4096))
  (global $runs (mut i32) (i32.const 0))

  ;; The result of `run`, at 1024; what is not written is zero, which is `ok` and `none`.
  (global $result i32 (i32.const 1024))

  (func (export "cabi_realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
    (local $place i32)
    (local.set $place (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
    (global.set $next (i32.add (local.get $place) (local.get $new)))
    (local.get $place))

  ;; The arguments lie in memory: the language at 0, the files at 16.
  (func $obey (param $arguments i32)
    (local $first i32)
    ;; The content of the first file is at 8 in its record.
    (local.set $first
      (i32.load8_u (i32.load offset=8 (i32.load offset=16 (local.get $arguments)))))
    (if (i32.eq (local.get $first) (i32.const 0x74)) (then (unreachable)))
    (if (i32.eq (local.get $first) (i32.const 0x6c)) (then (loop $on (br $on))))
    (if (i32.eq (local.get $first) (i32.const 0x6d))
      (then
        (loop $more (br_if $more (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
        (global.set $runs (i32.shr_u (memory.size) (i32.const 4))))))

  (func (export "golem:exec/executor@1.0.0#run") (param $arguments i32) (result i32)
    (call $obey (local.get $arguments))
    ;; The standard output of the stage `run`, then its exit code.
    (i32.store offset=48 (global.get $result) (i32.const 16))
    (i32.store offset=52 (global.get $result) (i32.const 6))
    (i32.store8 offset=64 (global.get $result) (i32.const 1))
    (i32.store offset=68 (global.get $result) (global.get $runs))
    (global.set $runs (i32.add (global.get $runs) (i32.const 1)))
    (global.get $result))

  (func (export "golem:exec/executor@1.0.0#run-streaming") (param $arguments i32) (result i32)
    (call $obey (local.get $arguments))
    (unreachable))

  ;; Of the rest it has nothing.
  (func (export "golem:exec/executor@1.0.0#[method]exec-stream.next") (param i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[constructor]session") (param i32 i32 i32 i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.upload") (param i32 i32 i32 i32 i32 i32 i32) (result i32)
    (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.run") (param i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.run-streaming") (param i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.download") (param i32 i32 i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.list-files") (param i32 i32 i32) (result i32) (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.set-working-dir") (param i32 i32 i32) (result i32)
    (unreachable))
  (func (export "golem:exec/session@1.0.0#[method]session.close") (param i32) (unreachable)))
