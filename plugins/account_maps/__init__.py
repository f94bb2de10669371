"""Turns YAML account maps into a playbook site for B2B sales teams."""

__version__ = "0.1.0"
