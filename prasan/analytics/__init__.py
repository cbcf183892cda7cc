"""Analytics: measures over rows that other apps own, the central one being attainment.

No tables, no writes: it can be thrown away and written again. What it caches carries the version of its input.
"""
