"""One module per command: `HELP`, `add_arguments(parser)`, `run(arguments) -> int` and, when it needs the database, `NEEDS_DJANGO`."""
