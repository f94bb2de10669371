"""Which links a map may hold."""

from urllib.parse import urlsplit

from account_maps.read.characters import has_refused


def why_no_link(text: str) -> str:
    """Return what keeps a text from being a link that a page may show, or an empty text."""
    if has_refused(text) or any(character.isspace() for character in text) or "\\" in text:
        return "a link holds no spaces and no backslashes"
    try:
        parts = urlsplit(text)
    except ValueError:
        return "this is not an address"
    if parts.scheme not in {"http", "https", "mailto"}:
        return "a link begins with https://, http:// or mailto:"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "an address such as mailto:dana@acme.example is wanted"
    if "@" in parts.netloc:
        return "a link holds no user name or password"
    return "" if parts.hostname else "the link names no site"
