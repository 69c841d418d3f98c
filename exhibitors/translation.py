"""Which fields exist in Vietnamese and English."""

from modeltranslation.translator import TranslationOptions, register

from exhibitors.models import BoothType, Exhibitor, Fair, FairService, Hall, Landmark, Product


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


@register(Fair)
class FairTranslation(TranslationOptions):
    fields = ("text",)


@register(FairService)
class FairServiceTranslation(TranslationOptions):
    fields = ("name", "unit")
    required_languages = {"vi": ("name",)}


@register(Exhibitor)
class ExhibitorTranslation(TranslationOptions):
    fields = ("name", "profile")
    required_languages = {"vi": ("name",)}


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("name", "text")
    required_languages = {"vi": ("name",)}
