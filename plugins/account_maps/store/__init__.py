"""Finished work of earlier builds, found again by what it was made from."""
