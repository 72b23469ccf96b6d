"""What runs a program inside the engine: one subject a module, `run` joins them."""
