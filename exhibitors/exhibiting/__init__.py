"""WRITER  Exhibitors: they apply, are accepted or declined, withdraw, and say what the public reads of them.

Whoever holds a link writes as `by=None`. Booths themselves are given and taken by `exhibitors.booths`.
"""

from exhibitors.exhibiting.applying import Applied, apply, reopen
from exhibitors.exhibiting.contacts import (
    add_contact,
    correct_contact,
    note_opened,
    remove_contact,
    renew_link,
    send_link_again,
)
from exhibitors.exhibiting.deciding import (
    change_wish,
    decline,
    delete,
    put_on_list,
    remind,
    take_off_list,
    withdraw,
)
from exhibitors.exhibiting.presenting import add_picture, edit_profile, hide, remove_picture
from exhibitors.exhibiting.products import add_product, edit_product, remove_product
from exhibitors.exhibiting.working import order_services, set_staff, staff_quota

__all__ = [
    "Applied",
    "add_contact",
    "add_picture",
    "add_product",
    "apply",
    "change_wish",
    "correct_contact",
    "decline",
    "delete",
    "edit_product",
    "edit_profile",
    "hide",
    "note_opened",
    "order_services",
    "put_on_list",
    "remind",
    "remove_contact",
    "remove_picture",
    "remove_product",
    "renew_link",
    "reopen",
    "send_link_again",
    "set_staff",
    "staff_quota",
    "take_off_list",
    "withdraw",
]
