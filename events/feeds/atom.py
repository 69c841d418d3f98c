"""Atom (RFC 4287): one entry a publication, telling what it changed."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from events import telling, words
from events.feeds.source import Source
from events.feeds.xml import document, put
from events.models import AgendaVersion

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(source: Source) -> bytes:
    """The publications of a programme, the newest first."""
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": translation.get_language() or "vi"})
    own = source.absolute(reverse("agenda-atom", args=[source.edition.year]))
    put(feed, "id", _tag(source, "agenda"))
    put(feed, "title", _("Changes of the programme: %(title)s") % {"title": source.title})
    put(feed, "updated", source.version.published_at.isoformat())
    put(feed, "link", rel="self", type="application/atom+xml", href=own)
    put(feed, "link", rel="alternate", type="text/html", href=source.address)
    put(put(feed, "author"), "name", next(iter(words.of(source.edition, "organisers").splitlines()), source.title))
    for version in source.log:
        _add(feed, source, version)
    return document(feed)


def _add(feed: Element, source: Source, version: AgendaVersion) -> None:
    entry = put(feed, "entry")
    put(entry, "id", _tag(source, f"agenda/{version.number}"))
    put(entry, "title", _("Publication %(number)s") % {"number": version.number})
    for name in ("published", "updated"):
        put(entry, name, version.published_at.isoformat())
    put(entry, "link", rel="alternate", type="text/html", href=f"{source.address}#publication-{version.number}")
    put(entry, "content", "\n".join(telling.plain_lines(telling.publication(version))), type="text")


def _tag(source: Source, name: str) -> str:
    """A tag URI (RFC 4151): the same as long as the site keeps its name."""
    return f"tag:{urlsplit(source.address).hostname},{source.edition.year}:{name}"
