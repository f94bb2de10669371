"""Paper by way of Typst: one-pagers, booklets and posters as PDF.

The extra ``pdf`` brings Typst. One module alone knows it, and says how to get it if need be.
"""
