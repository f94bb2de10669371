"""What each page holds, as plain objects; knows nothing of HTML.

The objects are structs, of which a page has hundreds and which are made several times faster than
data classes. Those that hold plain values only are kept out of garbage collection; those that hold
functions are not, since functions may lead back to them.
"""
