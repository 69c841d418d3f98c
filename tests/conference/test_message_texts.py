"""Staff's own words: edition by edition, with placeholders that exist."""

import pytest

from conference import message_kinds, message_texts
from conference.errors import Refused
from conference.message_kinds import Kind, Texts
from conference.models import HistoryEntry, MessageTemplate
from tests import factories
from tests.conference.messages import NOTE

pytestmark = pytest.mark.django_db
GOOD = {
    "subject_vi": "Mời {name}", "body_vi": "Gửi {name}: {link}", "zalo_vi": "",
    "subject_en": "For {name}", "body_en": "To {name}: {link}", "zalo_en": "",
}  # fmt: skip


def save(edition: object = None, **changed: str) -> MessageTemplate:
    return message_texts.save(by=None, kind=NOTE, edition=edition, **GOOD | changed)


def test_the_editions_words_come_before_everybodys_and_those_before_the_shipped_ones() -> None:
    edition, other = factories.EditionFactory(), factories.EditionFactory()
    assert message_texts.in_use(NOTE, edition) == dict(NOTE.texts)
    save(subject_vi="Của mọi kỳ")
    save(edition, subject_vi="Của kỳ này")
    assert message_texts.in_use(NOTE, edition)["vi"].subject == "Của kỳ này"
    assert message_texts.in_use(NOTE, other)["vi"].subject == "Của mọi kỳ"
    message_texts.reset(by=None, kind=NOTE, edition=edition)
    assert message_texts.in_use(NOTE, edition)["vi"].subject == "Của mọi kỳ"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("subject_vi", "Mời {ten}", "{ten}"),
        ("subject_vi", "Mời {ten}", "{name}, {hall}, {link}"),
        ("body_vi", "Gửi {name.__class__} {name}", "{name.__class__}"),
        ("body_en", "To {name", "{"),
        ("body_en", "To somebody", "{name}"),
        ("subject_en", "  ", "Cần có"),
        ("zalo_en", "{salary}", "{salary}"),
    ],
)
def test_what_would_go_out_wrong_is_refused_beside_its_field(field: str, text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        save(**{field: text})
    assert list(refused.value.fields) == [field]
    assert said in refused.value.message
    assert not MessageTemplate.objects.exists()


def test_a_change_is_kept_in_the_history_with_the_words_before_and_after() -> None:
    save()
    save(subject_vi="Khác {name}")
    entry = HistoryEntry.objects.latest("pk")
    assert entry.changes == {"subject_vi": ["Mời {name}", "Khác {name}"]}


def test_a_subject_is_one_line_whatever_a_name_holds() -> None:
    texts = message_texts.rendered(Texts("Mời {name}", "x"), {"name": "A\r\nBcc: all@example.vn"})
    assert texts.subject == "Mời A Bcc: all@example.vn"


def test_without_a_text_for_zalo_the_body_serves() -> None:
    assert message_texts.rendered(Texts("s", "Gửi {name}"), {"name": "A"}).zalo == "Gửi A"
    assert message_texts.rendered(Texts("s", "Gửi {name}", "Chào {name}"), {"name": "A"}).zalo == "Chào A"


def test_a_kind_needs_a_name_of_its_own_and_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_kinds, "_kinds", {})
    message_kinds.register(NOTE)
    with pytest.raises(ValueError, match="its own"):
        message_kinds.register(NOTE)
    with pytest.raises(ValueError, match="vi and en"):
        message_kinds.register(Kind("other", "x", (), {"vi": Texts("s", "b")}))


@pytest.mark.parametrize("kind", message_kinds.known(), ids=lambda kind: kind.name)
def test_every_shipped_text_could_have_been_written_by_staff(kind: Kind) -> None:
    for texts in kind.texts.values():
        for text in (texts.subject, texts.body, texts.zalo):
            assert message_texts.problems(kind, text) == []
        assert all(f"{{{name}}}" in texts.body for name in kind.needed)
