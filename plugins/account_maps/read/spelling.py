"""How letters and signs are typed: the table behind every search, in Python and in the browser.

A pattern is the inside of a character class, written so that Python and JavaScript read it alike.
What the rule does with the tables is in ``folding.py``; ``assets/folding.js`` is its twin.
"""

from typing import Final

IGNORED: Final = (
    r"\u00ad\u034f\u0640\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""What nobody types: soft hyphens, joiners, marks of direction, fillers, and the Arabic tatweel."""

APOSTROPHES: Final = (
    r"'`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u0374\u0384\u055a\u05f3\u07f4\u07f5\u1fbd"
    r"\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07"
)
"""Straight and curly apostrophes, accents that stand alone, primes, the Hebrew geresh."""

HYPHENS: Final = r"\u058a\u05be\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and minus signs, beside the plain one."""

SPACES: Final = r"\t-\r\u001c-\u0020\u0085\u1680\u2028\u2029"
"""What comes between words, once the odd spaces have become plain ones."""

MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"  # harakat
    r"\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
    r"\u0711\u0730-\u074a"  # Syriac points
)
"""Accents and vowel points. Not the vowel signs of Indic scripts, nor the marks that make another
letter of a Japanese one."""

_LATIN: Final = (
    "ß=ss æ=ae œ=oe þ=th ø=o ł=l đ=d ð=d ħ=h ı=i ŋ=n ŧ=t ə=e ɛ=e ɔ=o "  # noqa: RUF001
    "ƀ=b ɓ=b ɖ=d ɗ=d ƙ=k ĸ=k ƴ=y ɨ=i ʉ=u"
)
# Alef with wasla; yeh, kaf and heh as Persian, Urdu and Egyptian keyboards have them; digits.
_ARABIC: Final = (
    "ٱ=ا ى=ي ی=ي ے=ي ک=ك ڪ=ك ة=ه ۃ=ه ہ=ه ە=ه ھ=ه "  # noqa: RUF001
    "٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9 ۰=0 ۱=1 ۲=2 ۳=3 ۴=4 ۵=5 ۶=6 ۷=7 ۸=8 ۹=9"  # noqa: RUF001
)
_GREEK: Final = "ς=σ"  # noqa: RUF001

LETTERS: Final = {
    pair[0]: pair[2:] for table in (_LATIN, _ARABIC, _GREEK) for pair in table.split()
}
"""Letters that no rule of Unicode takes apart, and the plain ones that people type for them."""

SPELLED: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
"""Letters that people also spell with two where a keyboard lacks them: Müller, Mueller."""
