"""Views → HTML, by autoescaped templates."""
