"""One module for each document: `KIND` names it, `build` makes its content from facts and a template, purely."""
