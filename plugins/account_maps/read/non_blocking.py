"""Which problems block nothing. Apart from the table of codes, since every check asks."""

_ODD_SETTINGS = {"AM605", "AM606", "AM607"}

NON_BLOCKING = frozenset(
    {
        "AM130",
        "AM303",
        "AM304",
        "AM305",
        "AM310",
        "AM311",
        "AM409",
        "AM423",
        "AM424",
        "AM425",
        "AM426",
        "AM440",
        "AM501",
        "AM804",
        "AM902",
    }
    | _ODD_SETTINGS
)
"""Problems with which a file can be used all the same: only these can be made warnings, turned off
or passed over. What the others say is wrong leaves nothing to show."""

WARNINGS = frozenset(
    {"AM130", "AM310", "AM426", "AM440", "AM501", "AM804", "AM902"} | _ODD_SETTINGS
)
"""Problems that are warnings unless the settings say otherwise; all others are errors."""
