;; A small engine, built as componentize-py builds the real one: a module with memory, table and stack, and libraries that
;; import them. It has everything that the forge looks for, and in the place of Python a few programs by number, which
;; `program` of the sandbox names. What they find out they tell by `report`.
(component $engine
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock (export "now" (func (result u64)))))
  (import "golem:exec-sandbox/job@0.1.0" (instance $job
    (export "last-failure" (func (result u8)))
    (export "program" (func (result u32)))
    (export "report" (func (param "number" u32)))))
  (import "test:host/things@1.0.0" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "open" (func (result (own $thing))))))

  (core module $main
    (memory (export "memory") 1)
    (table (export "__indirect_function_table") 4 funcref)
    (global (export "__stack_pointer") (mut i32) (i32.const 32768))
    (global (export "libc.so:errno") (mut i32) (i32.const 16))
    (global (export "libc.so:memory_base") i32 (i32.const 1024))
    ;; The limit of the stack, where Python's state has it.
    (data (i32.const 248) "\00\40\00\00")
    ;; The application's library, which the tests put here: it is long.
    (data (i32.const 36864) "LIBRARY")
    ;; libc's table of error numbers: of code 8 it makes 22.
    (data (i32.const 1120) "\16\00\00\00")
    ;; The compressed library: 8193 zeros between its marks.
    (data (i32.const 40000) "<golem-exec library\01\20\00\00\00\00\00\00")
    (data (i32.const 48220) "golem-exec library>"))

  (core module $libc.so
    (@custom "dylink.0" (before first) "")
    (import "env" "memory" (memory 1))
    (import "env" "__indirect_function_table" (table 1 funcref))
    (import "env" "__memory_base" (global $__memory_base i32))
    (import "GOT.mem" "errno" (global $errno (mut i32)))
    (import "wasi:clocks/monotonic-clock@0.2.0" "now" (func $now (result i64)))
    (import "test:host/things@1.0.0" "[resource-drop]thing" (func $drop_thing (param i32)))
    (import "test:host/things@1.0.0" "open" (func $open_thing (result i32)))

    (func $sbrk (export "sbrk") (param $bytes i32) (result i32) (local $old i32)
      (if (i32.eqz (local.get $bytes)) (then (return (i32.shl (memory.size) (i32.const 16)))))
      (local.set $old (memory.grow (i32.shr_u (local.get $bytes) (i32.const 16))))
      (if (i32.eq (local.get $old) (i32.const -1)) (then (return (i32.const -1))))
      (i32.shl (local.get $old) (i32.const 16)))

    ;; Blocks follow each other and are never used again. The end of the last is at 32, that of the heap at 36.
    (func $dlmalloc (export "malloc") (param $wanted i32) (result i32) (local $header i32) (local $end i32)
      (if (i32.eqz (i32.load (i32.const 32))) (then
        (i32.store (i32.const 32) (call $sbrk (i32.const 0)))
        (i32.store (i32.const 36) (call $sbrk (i32.const 0)))))
      (local.set $header (i32.load (i32.const 32)))
      (local.set $end (i32.add (local.get $header) (i32.and (i32.add (local.get $wanted) (i32.const 11)) (i32.const -8))))
      (loop $grow
        (if (i32.gt_u (local.get $end) (i32.load (i32.const 36))) (then
          (if (i32.eq (call $sbrk (i32.const 65536)) (i32.const -1)) (then (return (i32.const 0))))
          (i32.store (i32.const 36) (i32.add (i32.load (i32.const 36)) (i32.const 65536)))
          (br $grow))))
      (i32.store (local.get $header) (i32.or (i32.sub (local.get $end) (local.get $header)) (i32.const 3)))
      (i32.store (i32.const 32) (local.get $end))
      (i32.add (local.get $header) (i32.const 4)))
    (func $dlfree (export "free") (param i32))
    (func $realloc (export "realloc") (param $block i32) (param $wanted i32) (result i32)
      (call $dlmalloc (local.get $wanted)))
    (func $internal_memalign (param $align i32) (param $wanted i32) (result i32)
      (call $dlmalloc (i32.add (local.get $align) (local.get $wanted))))
    (func $cabi_realloc (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
      (call $realloc (local.get 0) (local.get 3)))

    (func $_Exit (export "_Exit") (param i32) (unreachable))
    (func $abort (export "abort") (unreachable))

    (func $io_error_error_drop_own (param i32))
    (func $translate_error (param $code i32)
      (i32.store (global.get $errno)
        (i32.load (i32.add
          (i32.shl (i32.load8_u (local.get $code)) (i32.const 2))
          (i32.add (global.get $__memory_base) (i32.const 64))))))
    (func $write (export "write") (result i32)
      (call $io_error_error_drop_own (i32.const 0))
      (i32.store (global.get $errno) (i32.const 29))
      (i32.const -1))
    (func $pwrite (param i32 i32 i32 i64) (result i32) (i32.const 0))
    (func (export "open") (result i32) (call $open_thing))
    (func (export "close") (param i32) (call $drop_thing (local.get 0))))

  (core module $libwasi-emulated-signal.so
    (@custom "dylink.0" (before first) "")
    (import "env" "memory" (memory 1))
    (import "env" "__indirect_function_table" (table 1 funcref))
    (func $terminate_handler (param i32) (unreachable))
    (func $core_handler (param i32) (unreachable))
    (func $stop_handler (param i32) (unreachable))
    (func (export "raise") (param i32) (result i32) (call $terminate_handler (local.get 0)) (i32.const 0)))

  (core module $libpython.so
    (@custom "dylink.0" (before first) "")
    (import "env" "memory" (memory 1))
    (import "env" "__indirect_function_table" (table 1 funcref))
    (import "env" "__stack_pointer" (global $__stack_pointer (mut i32)))
    (import "env" "malloc" (func $malloc (param i32) (result i32)))
    (import "env" "_Exit" (func $_Exit (param i32)))
    (import "env" "abort" (func $abort))
    (import "env" "raise" (func $raise (param i32) (result i32)))
    (import "env" "write" (func $write (result i32)))
    (import "env" "open" (func $open (result i32)))
    (import "env" "close" (func $close (param i32)))
    (import "env" "report" (func $report (param i32)))
    (type $program (func))

    (func $_Py_ReachedRecursionLimitWithMargin (param $state i32) (param $margin i32) (result i32)
      (i32.lt_u (global.get $__stack_pointer) (i32.load (i32.add (local.get $state) (i32.const 48)))))
    (func $_Py_CheckRecursiveCall (param $state i32) (result i32)
      (call $_Py_ReachedRecursionLimitWithMargin (local.get $state) (i32.const 1)))
    (func $Py_EnterRecursiveCall (result i32) (i32.const 0))

    (table $programs 12 funcref)
    (elem (table $programs) (i32.const 0) func
      $nothing $leave_marks $find_marks $call_forever $count_forever $exit $abort $allocate $recurse $open_three $fail $wrong)
    (func $_PyEval_EvalFrameDefault (export "_PyEval_EvalFrameDefault") (param $program i32) (result i32)
      (if (call $_Py_CheckRecursiveCall (i32.const 200)) (then (return (i32.const 0))))
      (call_indirect $programs (type $program) (local.get $program))
      ;; Only who was not cut short comes here.
      (call $report (i32.const 1000))
      (i32.const 1))

    (func $nothing)
    (func $leave_marks (local $block i32)
      (i32.store (i32.const 2000) (i32.const 1))
      (local.set $block (call $malloc (i32.const 100)))
      (i32.store (local.get $block) (i32.const 1)))
    (func $find_marks
      (call $report (i32.load (i32.const 2000)))
      (call $report (i32.load (call $malloc (i32.const 100)))))
    (func $call_forever (loop $again (call $nothing) (br $again)))
    (func $count_forever (local $number i64)
      (loop $outer
        (loop $inner
          (local.set $number (i64.add (local.get $number) (i64.const 1)))
          (br_if $inner (i64.lt_u (local.get $number) (i64.const 1000))))
        (local.set $number (i64.const 0))
        (br $outer)))
    (func $exit (call $_Exit (i32.const 3)) (call $report (i32.const 2000)))
    (func $allocate (local $blocks i32)
      (loop $again
        (if (call $malloc (i32.const 10004)) (then
          (local.set $blocks (i32.add (local.get $blocks) (i32.const 1)))
          (br $again))))
      (call $report (local.get $blocks)))
    (func $recurse (call $report (call $deeper (i32.const 0))))
    (func $deeper (param $depth i32) (result i32)
      (if (call $_Py_CheckRecursiveCall (i32.const 200)) (then (return (local.get $depth))))
      (i32.add (call $deeper (i32.add (local.get $depth) (i32.const 1))) (i32.const 0)))
    (func $open_three
      (drop (call $open)) (call $close (call $open)) (drop (call $open)))
    (func $fail (drop (call $write)) (call $report (i32.load (i32.const 16))))
    (func $wrong (call $report (i32.const 1)) (unreachable)))

  (core module $shell
    (@custom "dylink.0" (before first) "")
    (import "env" "memory" (memory 1))
    (import "env" "__indirect_function_table" (table 1 funcref))
    (import "env" "__stack_pointer" (global $__stack_pointer (mut i32)))
    (import "env" "_PyEval_EvalFrameDefault" (func $evaluate (param i32) (result i32)))
    (import "golem:exec-sandbox/job@0.1.0" "last-failure" (func $last_failure (result i32)))
    (import "golem:exec-sandbox/job@0.1.0" "program" (func $program (result i32)))
    (func (export "golem:exec-engine/control@0.1.0#run")
      (global.set $__stack_pointer (i32.sub (global.get $__stack_pointer) (i32.const 64)))
      (drop (call $evaluate (call $program)))
      (global.set $__stack_pointer (i32.add (global.get $__stack_pointer) (i32.const 64))))
    (func (export "golem:exec-engine/control@0.1.0#arm") (param i64 i64) (unreachable))
    (func (export "golem:exec-engine/control@0.1.0#cut") (result i64) (unreachable))
    (func (export "golem:exec-engine/control@0.1.0#peak") (result i64) (unreachable))
    (func (export "golem:exec-engine/control@0.1.0#reset") (unreachable))
    (func (export "cabi_post_golem:exec-engine/control@0.1.0#run") (unreachable))
    (func (export "cabi_post_golem:exec-engine/control@0.1.0#arm") (unreachable))
    (func (export "cabi_post_golem:exec-engine/control@0.1.0#cut") (param i64) (unreachable))
    (func (export "cabi_post_golem:exec-engine/control@0.1.0#peak") (param i64) (unreachable))
    (func (export "cabi_post_golem:exec-engine/control@0.1.0#reset") (unreachable)))

  (alias export $things "thing" (type $handle))
  (core func $now (canon lower (func $clock "now")))
  (core func $last_failure (canon lower (func $job "last-failure")))
  (core func $program (canon lower (func $job "program")))
  (core func $report (canon lower (func $job "report")))
  (core func $open (canon lower (func $things "open")))
  (core func $drop (canon resource.drop $handle))

  (core instance $main (instantiate $main))
  (core instance $libc (instantiate $libc.so
    (with "env" (instance
      (export "memory" (memory $main "memory"))
      (export "__indirect_function_table" (table $main "__indirect_function_table"))
      (export "__memory_base" (global $main "libc.so:memory_base"))))
    (with "GOT.mem" (instance (export "errno" (global $main "libc.so:errno"))))
    (with "wasi:clocks/monotonic-clock@0.2.0" (instance (export "now" (func $now))))
    (with "test:host/things@1.0.0" (instance
      (export "[resource-drop]thing" (func $drop))
      (export "open" (func $open))))))
  (core instance $signals (instantiate $libwasi-emulated-signal.so
    (with "env" (instance
      (export "memory" (memory $main "memory"))
      (export "__indirect_function_table" (table $main "__indirect_function_table"))))))
  (core instance $python (instantiate $libpython.so
    (with "env" (instance
      (export "memory" (memory $main "memory"))
      (export "__indirect_function_table" (table $main "__indirect_function_table"))
      (export "__stack_pointer" (global $main "__stack_pointer"))
      (export "malloc" (func $libc "malloc"))
      (export "_Exit" (func $libc "_Exit"))
      (export "abort" (func $libc "abort"))
      (export "raise" (func $signals "raise"))
      (export "write" (func $libc "write"))
      (export "open" (func $libc "open"))
      (export "close" (func $libc "close"))
      (export "report" (func $report))))))
  (core instance $shell (instantiate $shell
    (with "env" (instance
      (export "memory" (memory $main "memory"))
      (export "__indirect_function_table" (table $main "__indirect_function_table"))
      (export "__stack_pointer" (global $main "__stack_pointer"))
      (export "_PyEval_EvalFrameDefault" (func $python "_PyEval_EvalFrameDefault"))))
    (with "golem:exec-sandbox/job@0.1.0" (instance
      (export "last-failure" (func $last_failure))
      (export "program" (func $program))))))

  (func $run (canon lift (core func $shell "golem:exec-engine/control@0.1.0#run")
    (post-return (core func $shell "cabi_post_golem:exec-engine/control@0.1.0#run"))))
  (func $arm (param "deadline" u64) (param "memory-bytes" u64)
    (canon lift (core func $shell "golem:exec-engine/control@0.1.0#arm")
      (post-return (core func $shell "cabi_post_golem:exec-engine/control@0.1.0#arm"))))
  (func $cut (result u64) (canon lift (core func $shell "golem:exec-engine/control@0.1.0#cut")
    (post-return (core func $shell "cabi_post_golem:exec-engine/control@0.1.0#cut"))))
  (func $peak (result u64) (canon lift (core func $shell "golem:exec-engine/control@0.1.0#peak")
    (post-return (core func $shell "cabi_post_golem:exec-engine/control@0.1.0#peak"))))
  (func $reset (canon lift (core func $shell "golem:exec-engine/control@0.1.0#reset")
    (post-return (core func $shell "cabi_post_golem:exec-engine/control@0.1.0#reset"))))
  (instance $control
    (export "run" (func $run))
    (export "arm" (func $arm))
    (export "cut" (func $cut))
    (export "peak" (func $peak))
    (export "reset" (func $reset)))
  (export "golem:exec-engine/control@0.1.0" (instance $control)))
