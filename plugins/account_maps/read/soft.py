"""Which problems need not be in the way of anything. Apart from the table: every check asks."""

SOFT = frozenset(
    {
        *("AM303", "AM304", "AM305", "AM409", "AM423", "AM424", "AM425", "AM440", "AM501"),
        "AM902",
    }
)
"""Problems with which a file can be used all the same: only these can be made warnings, turned off
or passed over. What the others say is wrong leaves nothing to show."""

WARNINGS = frozenset({"AM440", "AM501", "AM902"})
"""Problems that are warnings unless the settings say otherwise; all others are errors."""
