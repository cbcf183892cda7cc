"""The command door: every `prasan …` command is a thin module over an action or a query. Decides nothing, writes nothing."""
