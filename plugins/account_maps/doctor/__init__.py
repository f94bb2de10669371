"""Whether this machine and a site are in order: checks that only look.

A check is a function that returns what it found, or None where there is nothing to check. All of
them stand in the tables of ``checks``.
"""
