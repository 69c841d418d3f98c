import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from conference.models import Edition


def printed(source: str, *, language: str = "vi", **context: Any) -> str:
    with translation.override(language):
        return Template("{% load luanluu %}" + source).render(Context(context))


def asked_for(path: str) -> HttpRequest:
    return RequestFactory().get(path)


def test_a_phrase_stands_in_the_language_of_the_page() -> None:
    edition = Edition(theme_vi="Liên kết vùng", theme_en="Regional links")
    assert printed("{% phrase edition 'theme' %}", edition=edition) == "Liên kết vùng"
    assert printed("{% phrase edition 'theme' %}", edition=edition, language="en") == "Regional links"


def test_a_phrase_that_has_no_english_is_marked_as_vietnamese() -> None:
    edition = Edition(theme_vi="Liên kết vùng")
    answer = printed("{% phrase edition 'theme' %}", edition=edition, language="en")
    assert answer == '<span lang="vi">Liên kết vùng</span>'


def test_a_phrase_that_has_no_vietnamese_is_marked_as_english() -> None:
    edition = Edition(theme_en="Regional links")
    assert printed("{% phrase edition 'theme' %}", edition=edition) == '<span lang="en">Regional links</span>'


@pytest.mark.parametrize("language", ["vi", "en"])
def test_html_in_a_phrase_is_shown_not_obeyed(language: str) -> None:
    edition = Edition(theme_vi="<b>Công & Thương</b>")
    answer = printed("{% phrase edition 'theme' %}", edition=edition, language=language)
    assert "&lt;b&gt;Công &amp; Thương&lt;/b&gt;" in answer
    assert "<b>" not in answer


def test_a_phrase_of_nothing_is_empty() -> None:
    assert printed("{% phrase series 'name' %}") == ""
    assert printed("{% phrase edition 'theme' %}", edition=Edition()) == ""


def test_a_phrase_kept_under_a_name_can_be_asked_whether_it_is_there() -> None:
    source = "{% phrase edition 'theme' as theme %}{% if theme %}{{ theme }}{% else %}gap{% endif %}"
    assert printed(source, edition=Edition()) == "gap"
    assert printed(source, edition=Edition(theme_vi="Vùng"), language="en") == '<span lang="vi">Vùng</span>'


def test_lines_leave_out_empty_ones_and_mark_each() -> None:
    edition = Edition(organisers_vi="Bộ Công Thương\r\n\r\n  UBND <tỉnh>  \n")
    source = "{% phrase_lines edition 'organisers' as lines %}{% for line in lines %}[{{ line }}]{% endfor %}"
    assert printed(source, edition=edition) == "[Bộ Công Thương][UBND &lt;tỉnh&gt;]"
    english = printed(source, edition=edition, language="en")
    assert english == '[<span lang="vi">Bộ Công Thương</span>][<span lang="vi">UBND &lt;tỉnh&gt;</span>]'


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (73809, "73.809", "73,809"),
        (Decimal("108.4"), "108,4", "108.4"),
        (108.4, "108,4", "108.4"),
        (Decimal("1234567.50"), "1.234.567,50", "1,234,567.50"),
        (-1200, "-1.200", "-1,200"),
        (0, "0", "0"),
        (999, "999", "999"),
    ],
)
def test_a_figure_is_written_as_the_reader_writes_it(number: Any, vietnamese: str, english: str) -> None:
    assert printed("{{ number|figure }}", number=number) == vietnamese
    assert printed("{{ number|figure }}", number=number, language="en") == english


@pytest.mark.parametrize("other", ["khoảng 70", "", None, True, datetime.date(2024, 11, 30)])
def test_what_is_no_number_passes_a_figure_untouched(other: Any) -> None:
    assert printed("{{ other|figure }}", other=other) == printed("{{ other }}", other=other)


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("/", "/", "/en/"),
        ("/en/", "/", "/en/"),
        ("/2024/", "/2024/", "/en/2024/"),
        ("/en/2024/", "/2024/", "/en/2024/"),
        ("/en", "/", "/en/"),
        ("/english/", "/english/", "/en/english/"),
        ("//example.org/", "/example.org/", "/en/example.org/"),
        ("/en//example.org/", "/example.org/", "/en/example.org/"),
    ],
)
def test_a_page_has_its_path_in_the_other_language_on_this_site(path: str, vietnamese: str, english: str) -> None:
    source = "{% path_in 'vi' %} {% path_in 'en' %}"
    request = asked_for("/")
    request.path = path
    assert printed(source, request=request) == f"{vietnamese} {english}"


def test_without_a_request_the_other_language_starts_at_home() -> None:
    assert printed("{% path_in 'vi' %} {% path_in 'en' %}[{% absolute '/' %}]") == "/ /en/[]"


def test_an_address_is_whole_unless_the_host_is_none_of_ours() -> None:
    assert printed("{% absolute '/2024/' %}", request=asked_for("/")) == "http://testserver/2024/"
    stranger = RequestFactory().get("/", headers={"host": "evil.example"})
    assert printed("{% absolute '/2024/' %}", request=stranger) == ""


def test_plain_words_lose_their_marks_and_are_escaped_once() -> None:
    source = (
        '{% plain as words %}\n <span lang="vi">Công</span>  &amp; "Thương"{% endplain %}<meta content="{{ words }}">'
    )
    assert printed(source) == '<meta content="Công &amp; &quot;Thương&quot;">'
