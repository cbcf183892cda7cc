"""Jobs: long work in the background, whoever asked for it, how far it is and what came of it.

Owns the queue and the answers. Refuses to know what the work is: higher apps register their kinds of work.
"""
