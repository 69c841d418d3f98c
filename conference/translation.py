"""Which fields exist in Vietnamese and English."""

from modeltranslation.translator import TranslationOptions, register

from conference.models import Document, Edition, Handover, Leader, Province, ProvinceStatus, Series


@register(Series)
class SeriesTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("vi",)


@register(Province)
class ProvinceTranslation(TranslationOptions):
    fields = ("name", "full_name", "region")
    required_languages = {"vi": ("name", "full_name")}


@register(ProvinceStatus)
class ProvinceStatusTranslation(TranslationOptions):
    fields = ("name",)


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("theme", "city", "venue", "organisers", "repeat_reason", "note", "cover_alt")


@register(Leader)
class LeaderTranslation(TranslationOptions):
    fields = ("position",)
    required_languages = ("vi",)


@register(Handover)
class HandoverTranslation(TranslationOptions):
    fields = ("note", "photo_alt")


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ("vi",)
