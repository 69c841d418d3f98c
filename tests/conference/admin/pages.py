"""Every page of the admin, listed from what is registered, so that a new one is tested without a word."""

from collections.abc import Iterator

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from conference.admin.site import site


def models() -> list[type[Model]]:
    return sorted(site._registry, key=lambda model: model._meta.label)


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def of_list(model: type[Model]) -> Iterator[str]:
    """The addresses that concern all of a model's rows."""
    for page in ("changelist", "add", "export", "import"):
        try:
            yield address(model, page)
        except NoReverseMatch:
            continue


def of_object(obj: Model) -> Iterator[str]:
    """The addresses of one object."""
    model = type(obj)
    for page in ("change", "history", "delete"):
        yield address(model, page, obj.pk)
    for act in getattr(site._registry[model], "acts", ()):
        yield address(model, act.name.replace("-", "_"), obj.pk)


def autocompletes() -> Iterator[str]:
    """The autocomplete address for every reference between registered models."""
    for model in models():
        for field in model._meta.get_fields():
            if field.many_to_one and field.concrete and field.remote_field.model in site._registry:
                opts = model._meta
                yield (
                    f"{reverse('admin:autocomplete')}?app_label={opts.app_label}&model_name={opts.model_name}"
                    f"&field_name={field.name}&term="
                )
