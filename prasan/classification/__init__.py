"""Classification: which guideline a project fits most, as the machine proposes and as people decide.

Owns proposals with their evidence and confirmed decisions. Refuses to know how projects are delivered or counted.
"""
