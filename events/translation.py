"""Which fields exist in Vietnamese and English."""

from modeltranslation.translator import TranslationOptions, register

from events.models import (
    Category,
    Direction,
    Event,
    Indicator,
    Item,
    ItemSpeaker,
    PaperInvitation,
    ProtocolGroup,
    Question,
    Room,
    Session,
    SessionChair,
    Speaker,
    Track,
)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("name", "place", "organiser", "chair")
    required_languages = {"vi": ("name",)}


@register(Room)
class RoomTranslation(TranslationOptions):
    fields = ("name", "building")
    required_languages = {"vi": ("name",)}


@register(Track)
class TrackTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("vi",)


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = {"vi": ("title",)}


@register(Item)
class ItemTranslation(TranslationOptions):
    fields = ("title", "by", "abstract", "text")
    required_languages = {"vi": ("title",)}


@register([Speaker, SessionChair, ItemSpeaker])
class PersonTranslation(TranslationOptions):
    fields = ("position", "unit")


@register(PaperInvitation)
class PaperInvitationTranslation(TranslationOptions):
    fields = ("title", "abstract", "text")


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("label", "unit", "basis", "period")
    required_languages = {"vi": ("label",)}


@register(Direction)
class DirectionTranslation(TranslationOptions):
    fields = ("addressed_to", "text")
    required_languages = ("vi",)


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("vi",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("label", "choices")
    required_languages = {"vi": ("label",)}


@register(ProtocolGroup)
class ProtocolGroupTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("vi",)
