"""People and accounts whose names can be typed in several ways, and what is typed for them."""

import json

from building import Project

EVIL = """<img src=x onerror="alert(1)"> '&lt;b&gt;'"""

_TYPED = {
    "acme/kim": ["o'brien", "o’brien", "o‘brien", "o`brien", "brien", "obrien", "O'BRIEN", "kim o"],
    "acme/lee": ["o'hara", "o’hara", "hara", "ohara", "lee o’h"],
    "acme/lukasz": ["łukasz", "lukasz", "Łukasz N", "r&d", "R&D", "r&d dir"],
    "acme/mueller": ["müller", "muller", "mueller", "Mu\u0308ller"],
    "acme/schroeder": ["schröder", "schroeder", "schroder"],
    "acme/soren": ["søren", "soren", "soeren", "jean-luc", "jean luc"],
    "acme/kim-min-su": ["김민수", "김민", "kim min"],
    "acme/muhammad": ["محمد", "مُحَمَّد", "مـحـمـد", "الأحمدي", "الاحمدي", "الاحمدى"],
    "acme/ahmad": ["أحمد", "احمد", "إحمد", "علي", "على", "علی"],
    "acme/nguyen": ["nguyễn", "nguyen", "NGUYỄN", "ｎｇｕｙｅｎ"],
    "acme/priya": ["cfo", "CFO", "chief fin"],
    "acme/tom": ["vp", "svp", "hr", "human res"],
    "acme/zw": ["zoe lind", "zoë"],
    "acme": ["ＡＢＣ", "abc", "abc strasse", "abc straße"],
    "att": ["at&t", "AT&T", "att"],
    "jj": ["johnson & johnson", "johnson and johnson", "j&j", "johnson"],
}
"""What is typed, by the account and the person that it has to find."""

TYPED = [(typed, *found.partition("/")[::2]) for found, those in _TYPED.items() for typed in those]

_PEOPLE = {
    "kim": {"name": "Kim O'Brien", "title": "Head of Procurement"},
    "lee": {"name": "Lee O’Hara", "title": "Buyer"},
    "lukasz": {"name": "Łukasz Nowak", "title": "R&D Director"},
    "mueller": {"name": "Jörg Müller", "title": "Treasurer"},
    "schroeder": {"name": "Anke Schroeder", "title": "Controller"},
    "soren": {"name": "Jean-Luc Søren", "title": "Auditor"},
    "kim-min-su": {"name": "김민수", "title": "Analyst"},
    "muhammad": {"name": "مُحَمَّد الأحمدي"},
    "ahmad": {"name": "أحمد علي"},
    "nguyen": {"name": "Nguyễn Văn An", "title": "Engineer"},
    "priya": {"name": "Priya Nair", "title": "Chief Financial Officer"},
    "tom": {"name": "Tom Wu", "title": "Senior Vice President, Human Resources"},
    "zw": {"name": "Zo\u00ad\u00eb\u200b Lind"},
    "evil": {"name": EVIL, "title": EVIL},
}
_OTHERS = "Brian Obert, Attila Otto, Lucas Muller-Obst, Andrea Johns, Harald Rand, Ahn Nam"


def write_typed(project: Project) -> Project:
    """Write maps with such names among others that begin alike."""
    named = enumerate(_OTHERS.split(", "))
    maps = {
        "acme": ("ＡＢＣ Straßenbau", _PEOPLE),
        "att": ("AT&T", {}),
        "jj": ("Johnson & Johnson", {}),
        "others": (
            "Otto Rand",
            {f"p{n}": {"name": name, "title": "Attorney"} for n, name in named},
        ),
    }
    for account_id, (name, people) in maps.items():
        account = {"name": name, "tier": 1 + bool(people), "stakeholders": people}
        project.map(account_id, json.dumps(account, ensure_ascii=False))
    return project


NAMES = [str(person["name"]) for person in _PEOPLE.values()]
