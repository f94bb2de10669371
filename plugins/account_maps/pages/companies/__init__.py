"""The families of companies."""
