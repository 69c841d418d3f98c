"""Which fields exist in Vietnamese and English."""

from modeltranslation.translator import TranslationOptions, register

from exhibitors.models import BoothType, Hall, Landmark


@register(Hall)
class HallTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("vi",)


@register(BoothType)
class BoothTypeTranslation(TranslationOptions):
    fields = ("name", "included")
    required_languages = {"vi": ("name",)}


@register(Landmark)
class LandmarkTranslation(TranslationOptions):
    fields = ("label",)
