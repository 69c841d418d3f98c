"""Search without accents: the rule in Python and its twin in SQL are one."""

import unicodedata

import pytest
from django.db.models import F

from conference.folding import fold, slug
from conference.models import Province
from tests.factories import ProvinceFactory

TEXTS = [
    "Đồng Tháp",
    "đồng tháp",
    "Thành phố Hồ Chí Minh",
    "Ặ ễ ộ ữ Ỹ",
    "  Long \t An\n",
    "CNNT 2024 – Kỳ X",
    "İstanbul",
    "",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", ["Đồng Tháp", "ĐỒNG  THÁP", "dong thap"])
def test_marks_case_and_composition_make_no_difference(text: str, form: str) -> None:
    assert fold(unicodedata.normalize(form, text)) == "dong thap"


def test_a_slug_keeps_the_d_of_dong_thap() -> None:
    assert slug("Đồng Tháp (cũ)") == "dong-thap-cu"


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_database_folds_as_python_does(text: str, form: str) -> None:
    typed = unicodedata.normalize(form, text)
    ProvinceFactory(name_vi=typed)
    assert Province.objects.values_list(F("name_vi__folded"), flat=True).get() == fold(typed)
