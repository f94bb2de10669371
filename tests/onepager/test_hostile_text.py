"""What a map says is text on paper too: never markup, a link, a path or a file."""

from typing import Final

import pytest

from account_maps.draw import Router
from account_maps.model.account import (
    Account,
    Line,
    Message,
    Objection,
    Person,
    Promise,
    Summary,
    TalkingPoints,
)
from account_maps.model.paper_size import Paper
from account_maps.model.values import LineKind, Role, Side
from account_maps.onepager.pdf.booklet import booklet
from account_maps.onepager.pdf.onepager import PdfMaker
from account_maps.onepager.pdf.poster import poster
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.texts import english
from measure.made_up import DAY
from papers import links, read, root, words
from sheets import content_of

PAYLOADS: Final = {
    "functions of Typst": '#panic("no") #read("/etc/passwd") #eval("1") #sys.inputs',
    "markup of Typst": "= Title *bold* _slanted_ $x^2$ `raw` @label <label> // gone /* gone */",
    "ends of texts": '"); #panic("no") // \\ \\u{41} [ ] { } \\(',
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing tags": "</title></desc></text></svg>]]>--><b>bold",
    "attribute": '" onmouseover="alert(1)" x=\' onfocus=\'alert(1)',
    "template": "{{ config }} {% raw %} {# gone #} ${7*7} <%= 7*7 %>",
    "markdown": "**bold** [link](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp; &xxe;",
    "graphviz": 'n0 -> n1; } graph { "quoted" \\N [label=<b>] //',
    "paths": "../../../etc/passwd %2e%2e%2f \\\\host\\share C:\\x file:///etc/passwd",
    "scripts of the world": "김민준 دانا Ρήγας Żółć 王小明 👩🏽‍💼",
    "long": "Ab" * 5_000,
    "joined": "a\u200db\u200cc\u00ad\u2060d",
    "no space": "！" * 300,
    "quotes": """Jesús G. "Chuy" García's ‘Société’ — „Zitat“""",
}


def account(text: str) -> Account:
    """A map with a text in each place that a sheet or a poster shows."""
    one = Person(
        name=text,
        title=text,
        roles=(Role.ECONOMIC_BUYER,),
        win=text,
        pains=(text,),
        talking_points=TalkingPoints(
            say=(text,), prove=(text,), avoid=(text,), objections=(Objection(text, text),)
        ),
    )
    two = Person(title=text, reports_to="one", roles=(Role.CHAMPION,), placeholder=True)
    return Account(
        name=text,
        confidentiality=text,
        segment=text,
        owner="ana",
        summary=Summary(text, text, text),
        message=Message(text, text),
        promises=(Promise(by=Side.US, what=text),),
        stakeholders={"one": one, "two": two},
        influence=(Line(source="one", target="two", kind=LineKind.CONFLICT),),
    )


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_is_shown_and_does_nothing(name: str, typesetter: Typesetter) -> None:
    press = PdfMaker(typesetter, Router(), {})
    all_of = content_of(account(PAYLOADS[name]))
    on = poster(all_of.account, Paper.A3)
    pictures = on.svg({}, english(), Router())
    made = (
        press.onepager(all_of, Paper.A4),
        booklet(PAYLOADS[name], [all_of, all_of], press, Paper.LETTER),
        on.pdf(pictures, DAY, english(), typesetter),
    )

    for pdf in made:
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(root(pdf).get("/Names", {}))
        assert set(links(pdf)) <= {"https://playbook.example/"}
    assert len(read(made[0]).pages) == 1


@pytest.mark.parametrize("name", ["functions of Typst", "markup", "entities", "template", "quotes"])
def test_hostile_text_reads_as_it_was_written(name: str, typesetter: Typesetter) -> None:
    press = PdfMaker(typesetter, Router(), {})
    pdf = press.onepager(content_of(account(PAYLOADS[name])), Paper.A4)

    assert PAYLOADS[name][:30] in words(pdf)
