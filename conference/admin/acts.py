"""Acts: what changes the state of a thing, asked once more on a page of its own, done by a writer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise

from conference import gates
from conference.admin.base import Page
from conference.errors import Refused
from conference.forms import refusals
from conference.permissions import Permission

Text = str | Promise


class JustConfirm(forms.Form):
    """Nothing to fill in: the button is the answer."""


@dataclass(frozen=True)
class Act:
    """One act: its address, its button, its question, who may, and the writer that does it."""

    name: str
    label: Text
    question: Text
    permission: Permission
    run: Callable[..., Any]  # run(by=…, target=…, **answers), may raise Refused
    done: Text
    offered: Callable[[Any], bool] = lambda target: True
    form: type[forms.Form] = JustConfirm

    @property
    def needs_answers(self) -> bool:
        return self.form is not JustConfirm


class WithActs(Page):
    """A page whose objects have acts: as tools on the object's page, and on lists where no answer is needed."""

    acts: Sequence[Act] = ()

    def offered(self, request: HttpRequest, obj: Any) -> list[Act]:
        """The acts this colleague may do with `obj` as it stands now."""
        return [act for act in self.acts if self.allowed(request, act.permission, obj) and act.offered(obj)]

    def get_urls(self) -> list[Any]:
        info = (self.opts.app_label, self.opts.model_name)
        own = [
            path(
                f"<path:object_id>/{act.name}/",
                self.admin_site.admin_view(self.act_view),
                {"name": act.name},
                name="{}_{}_{}".format(*info, act.name.replace("-", "_")),
            )
            for act in self.acts
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        offered = self.offered(request, obj) if obj is not None else []
        return super().change_view(request, object_id, form_url, {"acts": offered, **(extra_context or {})})

    def act_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Ask once more (GET changes nothing), then let the writer act."""
        act = next(act for act in self.acts if act.name == name)
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        self.insist(request, act.permission, obj)
        form = act.form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                act.run(by=gates.officer(request), target=obj, **form.cleaned_data)
            except Refused as refused:
                refusals.show(form, refused)
            else:
                messages.success(request, str(act.done))
                return redirect(self._address_of(obj))
        return self._ask(request, act, [obj], form, back=self._address_of(obj))

    # --- the same acts for several rows of a list -----------------------------------------------

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        for act in self.acts:
            if not act.needs_answers and self.allowed(request, act.permission):
                actions[act.name] = (self._list_action(act), act.name, str(act.label))
        return actions

    def _list_action(self, act: Act) -> Callable[..., HttpResponse | None]:
        def action(page: Any, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
            targets = list(chosen)
            if not all(self.allowed(request, act.permission, target) for target in targets):
                raise PermissionDenied
            if "confirmed" not in request.POST:
                return self._ask(request, act, targets, JustConfirm(), back=request.get_full_path(), in_list=True)
            self._run_all(request, act, targets)
            return None

        return action

    def _run_all(self, request: HttpRequest, act: Act, targets: list[Any]) -> None:
        for target in targets:
            try:
                with transaction.atomic():
                    act.run(by=gates.officer(request), target=target)
            except Refused as refused:
                messages.error(request, f"{target}: {refused.message}")
            else:
                messages.success(request, f"{target}: {act.done}")

    def _ask(
        self, request: HttpRequest, act: Act, targets: list[Any], form: forms.Form, *, back: str, in_list: bool = False
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "act": act,
            "targets": targets,
            "form": form,
            "back": back,
            "in_list": in_list,
            "opts": self.opts,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/act.html", context)

    def _address_of(self, obj: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[quote(obj.pk)])
