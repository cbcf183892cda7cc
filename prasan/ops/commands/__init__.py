"""One module per command: `HELP`, `add_arguments(parser)`, `run(arguments) -> int`; `NEEDS_DJANGO` where it needs tables."""
