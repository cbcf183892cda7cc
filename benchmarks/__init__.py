"""One command each: prints a table, writes JSON to benchmarks/results. No test looks at a clock; these do."""
