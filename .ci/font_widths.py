"""Write how wide the signs of the sheet's typeface are: ``theme/…/fonts/widths.json``.

Run it when the font files change: ``uv run --with fonttools python .ci/font_widths.py``. A test
compares the table with the fonts.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "theme" / "account_maps_theme" / "fonts"


def widths(font: Path) -> dict[str, str]:
    """Return the signs of each width, in thousandths of the type's size."""
    opened = TTFont(font)
    metrics, units = opened["hmtx"], opened["head"].unitsPerEm
    signs: dict[int, list[int]] = {}
    for sign, glyph in sorted(opened.getBestCmap().items()):
        signs.setdefault(round(metrics[glyph][0] * 1000 / units), []).append(sign)
    return {str(width): "".join(map(chr, same)) for width, same in sorted(signs.items())}


if __name__ == "__main__":
    table = {
        name: widths(FONTS / f"SourceSans3-{name.title()}.ttf") for name in ("regular", "bold")
    }
    text = json.dumps(table, ensure_ascii=True, indent=0)
    (FONTS / "widths.json").write_text(f"{text}\n", "utf-8")
