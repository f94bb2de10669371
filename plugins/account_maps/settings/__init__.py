"""The settings of a site, read in one way for the site and for the command line.

``options`` is the one table of the plugin's options. ``settings`` reads a settings file as MkDocs
would, without importing MkDocs and without running anything that the file names.
"""
