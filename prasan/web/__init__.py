"""The page door: views load, ask, show. They decide nothing and write nothing; actions do."""
