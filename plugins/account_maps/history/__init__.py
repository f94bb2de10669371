"""When things were: the day of a build, and from git the last change of each fact and its author.

Git is only ever read: nothing is written, fetched or run on behalf of a repository, which may be
somebody else's. What git can't tell is unknown, never an error and never a wrong date.
"""
