from modeltranslation.translator import TranslationOptions, register

from events.models import Event


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("name", "place", "organiser", "chair")
    required_languages = {"vi": ("name",)}
