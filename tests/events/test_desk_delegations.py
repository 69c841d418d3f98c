"""Delegations at the desk: invited one by one or all at once, watched, approved, declined."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from conference.choices import Role
from conference.models import Message
from events import delegations
from events.choices import RegistrationState
from events.models import Delegation, Registration
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.delegations import DAY, an_event, invited, listed, sent
from tests.events.registrations import a_category

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> delegations.Invited:
    return invited(an_event(), 3)


def client(made: delegations.Invited, role: str = Role.RECEPTION) -> Client:
    return factories.signed_in(factories.officer(role, made.delegation.edition))


def desk(made: delegations.Invited, path: str = "") -> str:
    return f"/desk/editions/{made.delegation.edition.pk}/delegations/{path}"


def told(answer: object) -> str:
    return words(main_of(answer.content))  # type: ignore[attr-defined]


def test_one_department_is_invited_and_its_link_is_shown_once(made: delegations.Invited) -> None:
    category, province = made.delegation.quotas.get().category, factories.ProvinceFactory()
    due = (timezone.localdate() + 5 * DAY).strftime("%d/%m/%Y")
    data = {
        "event": made.delegation.event_id, "province": province.pk, f"quota-{category.pk}": "15", "due_on": due,
        "language": "vi", "letter_number": "123/CV-BTC",
    }  # fmt: skip
    answer = client(made).post(desk(made, "invite/"), data)
    assert "/delegation/" in told(answer)
    delegation = Delegation.objects.get(province=province)
    assert (delegation.quotas.get().size, delegation.letter_number) == (15, "123/CV-BTC")
    assert "/delegation/" not in told(client(made).get(desk(made, f"{delegation.pk}/")))


def test_all_departments_are_invited_at_once(made: delegations.Invited) -> None:
    factories.ProvinceFactory()
    category = made.delegation.quotas.get().category
    due = (timezone.localdate() + 5 * DAY).strftime("%d/%m/%Y")
    data = {"event": made.delegation.event_id, "everybody": "on", f"quota-{category.pk}": "5", "due_on": due,
            "language": "vi"}  # fmt: skip
    client(made).post(desk(made, "invite/"), data)
    assert Delegation.objects.count() > 1
    assert "đã được mời" in told(client(made).post(desk(made, "invite/"), data))


def inviting_all(made: delegations.Invited, **more: str) -> dict[str, str]:
    due = (timezone.localdate() + 5 * DAY).strftime("%d/%m/%Y")
    quota = f"quota-{made.delegation.quotas.get().category_id}"
    return {
        "event": str(made.delegation.event_id),
        "everybody": "on",
        quota: "5",
        "due_on": due,
        "language": "vi",
    } | more


def test_a_pasted_list_gives_each_department_its_own_focal_person(made: delegations.Invited) -> None:
    sen, known = factories.ProvinceFactory(name_vi="Đồng Sen"), made.delegation.province
    old = factories.ProvinceFactory(name_vi="Bến Cũ", valid_to=datetime.date(2025, 7, 1), merged_into=sen)
    mai, quiet = (factories.ProvinceFactory(name_vi=name) for name in ("Hoa Mai", "Vắng Lặng"))
    text = (
        "STT\tTỉnh\tHọ và tên\tE-mail\tĐiện thoại\n"
        f"1\tSở Công Thương {old.name_vi}\tTrần Thị Đầu Mối\tsen@example.vn\t912345678\n"
        f"tỉnh {mai.name_vi}; Lê Văn Mối; ; 0292 3830 000\n\n"
        f"{known.name_vi}; Người Mới; moi@example.vn"
    )
    answer = client(made).post(desk(made, "invite/"), inviting_all(made, focal_persons=text))
    contacts = {
        one.province: (one.contact_name, one.contact_email, one.contact_phone) for one in Delegation.objects.all()
    }
    assert contacts[sen] == ("Trần Thị Đầu Mối", "sen@example.vn", "+84912345678")
    assert contacts[mai] == ("Lê Văn Mối", "", "+842923830000")
    assert contacts[quiet] == contacts[known] == ("", "", "")
    assert [one.to_address for one in Message.objects.filter(kind="delegation.invited")] == ["sen@example.vn"]
    assert "Bến Cũ → Đồng Sen" in told(answer)
    assert f"{known.name_vi}" in told(answer)


def test_every_line_of_the_list_that_cannot_be_read_is_named_and_nobody_is_invited(made: delegations.Invited) -> None:
    sen = factories.ProvinceFactory(name_vi="Đồng Sen")
    lines = (
        "Đồng Sen; Trần Thị Đầu Mối; sen@example.vn", "Đồng Xen; Lê Văn Mối", "Đồng Sen; Lê Văn Mối",
        "; Lê Văn Mối", "Đồng Sen; Lê Văn Mối; không phải thư; 09", "Đồng Sen;a;b@example.vn;0912345678;c",
        "Bộ Công Thương; Lê Văn Mối", f"Đồng Sen; {'a' * 200}",
    )  # fmt: skip
    answer = client(made).post(desk(made, "invite/"), inviting_all(made, focal_persons="\n".join(lines)))
    errors = answer.context["form"].errors["focal_persons"]
    assert [error.split(" (")[0] for error in errors] == [f"Dòng {number}" for number in range(2, 9)]
    assert "Đồng Sen" in errors[0]
    assert not Delegation.objects.filter(province=sen).exists()
    long = client(made).post(desk(made, "invite/"), inviting_all(made, focal_persons="a\n" * 300))
    assert len(long.context["form"].errors["focal_persons"]) == 1


def test_one_person_is_not_put_on_all_departments_nor_a_list_on_one(made: delegations.Invited) -> None:
    all_at_once = client(made).post(desk(made, "invite/"), inviting_all(made, contact_email="a@example.vn"))
    assert set(all_at_once.context["form"].errors) == {"contact_email"}
    one = inviting_all(made, everybody="", unit="Hiệp hội", focal_persons="Đồng Sen; Lê Văn Mối")
    factories.ProvinceFactory(name_vi="Đồng Sen")
    assert set(client(made).post(desk(made, "invite/"), one).context["form"].errors) == {"focal_persons"}


def test_an_invitation_without_a_quota_or_a_unit_is_said_at_its_field(made: delegations.Invited) -> None:
    answer = client(made).post(desk(made, "invite/"), {"event": made.delegation.event_id, "language": "vi"})
    assert answer.status_code == 200
    assert Delegation.objects.count() == 1


def test_the_table_says_who_is_late_and_who_has_sent(made: delegations.Invited) -> None:
    listed(made, 2)
    sent(made)
    late = invited(made.delegation.event)
    Delegation.objects.filter(pk=late.delegation.pk).update(due_on=datetime.date(2020, 1, 1))
    whole = told(client(made).get(desk(made)))
    assert made.delegation.invited in whole
    only_late = told(client(made).get(desk(made) + "?state=late"))
    assert made.delegation.invited not in only_late
    assert late.delegation.invited in only_late


def test_single_rows_and_then_the_whole_list_are_approved(made: delegations.Invited) -> None:
    listed(made, 3)
    sent(made)
    first = Registration.objects.order_by("pk")[0]
    client(made).post(desk(made, f"{made.delegation.pk}/approve/"), {"registration": [first.pk]})
    assert Registration.objects.filter(state=RegistrationState.CONFIRMED).count() == 1
    client(made).post(desk(made, f"{made.delegation.pk}/approve/"), {"whole": "1"})
    assert Registration.objects.filter(state=RegistrationState.CONFIRMED).count() == 3


def test_a_list_is_declined_with_a_reason_that_the_focal_person_reads(made: delegations.Invited) -> None:
    delegations.open_list(token=made.token)
    listed(made, 1)
    sent(made)
    path = desk(made, f"{made.delegation.pk}/decline/")
    assert client(made).post(path, {"reason": ""}).status_code == 200
    client(made).post(path, {"reason": "Sai biểu mẫu"})
    assert "Sai biểu mẫu" in told(Client().get(f"/delegation/{made.token}/"))


def test_a_renewed_link_is_shown_and_the_old_one_ends(made: delegations.Invited) -> None:
    answer = client(made).post(desk(made, f"{made.delegation.pk}/renew-link/"))
    assert "/delegation/" in told(answer)
    assert Client().get(f"/delegation/{made.token}/").status_code == 404


def test_the_quota_is_raised_where_more_are_asked_for(made: delegations.Invited) -> None:
    listed(made, 5)
    sent(made, only_first=3)
    assert "đề nghị thêm 2 chỗ" in told(client(made).get(desk(made)))
    category = made.delegation.quotas.get().category
    due = made.delegation.due_on.strftime("%d/%m/%Y")
    client(made).post(
        desk(made, f"{made.delegation.pk}/edit/"), {f"quota-{category.pk}": "5", "due_on": due, "language": "vi"}
    )
    assert made.delegation.quotas.get().size == 5


@pytest.mark.parametrize("count", [1, 5])
def test_the_table_asks_the_same_of_the_database_however_many_there_are(
    count: int, made: delegations.Invited, django_assert_num_queries: object
) -> None:
    a_category(made.delegation.edition, "khach")
    for _ in range(count):
        sent_list = invited(made.delegation.event)
        listed(sent_list, 2)
        sent(sent_list)
    visitor = client(made)
    with django_assert_num_queries(8):  # type: ignore[operator]
        visitor.get(desk(made))


def test_all_who_are_late_are_reminded_at_once_with_a_new_day(made: delegations.Invited) -> None:
    event, today = made.delegation.event, timezone.localdate()
    late, silent = invited(event, contact_email="a@example.vn"), invited(event)
    Delegation.objects.filter(pk__in=[late.delegation.pk, silent.delegation.pk]).update(due_on=today - DAY)
    officer = client(made)
    assert "1 người" in told(officer.get(desk(made, "remind/")))
    past = officer.post(desk(made, "remind/"), {"until": (today - DAY).strftime("%d/%m/%Y")})
    assert "until" in past.context["form"].errors
    answer = officer.post(desk(made, "remind/"), {"until": (today + 9 * DAY).strftime("%d/%m/%Y")})
    [message] = Message.objects.filter(kind="delegation.reminder")
    assert answer["Location"].endswith(f"/mailings/{message.mailing_id}/")
    assert (today + 9 * DAY).strftime("%d/%m/%Y") in message.body
    days = Delegation.objects.order_by("pk").values_list("due_on", flat=True)
    assert list(days) == [made.delegation.due_on, today + 9 * DAY, today + 9 * DAY]
    again = officer.post(desk(made, "remind/"), {"until": ""})
    assert "form" in again.context
