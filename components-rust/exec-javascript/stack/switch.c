/* Calls a function on another stack in linear memory. Rust cannot set the stack pointer of WebAssembly, and C cannot
   without keeping something on the stack that it leaves, so this is assembly:

   void exec_on_stack(void *top, void (*work)(void *), void *argument); */
__asm__(
    ".globaltype __stack_pointer, i32\n"
    ".text\n"
    ".section .text.exec_on_stack,\"\",@\n"
    ".globl exec_on_stack\n"
    ".type exec_on_stack,@function\n"
    "exec_on_stack:\n"
    "    .functype exec_on_stack (i32, i32, i32) -> ()\n"
    "    .local i32\n"
    "    global.get __stack_pointer\n"
    "    local.set 3\n"
    "    local.get 0\n"
    "    global.set __stack_pointer\n"
    "    local.get 2\n"
    "    local.get 1\n"
    "    call_indirect (i32) -> ()\n"
    "    local.get 3\n"
    "    global.set __stack_pointer\n"
    "    end_function\n");
