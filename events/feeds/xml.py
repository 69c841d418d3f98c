"""Elements of XML, as every feed in XML makes them."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

# What XML 1.0 cannot hold, escaped or not.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new element inside `parent`. What XML cannot hold is left out of its text and attributes."""
    made = SubElement(parent, tag, {key: _clean(value) for key, value in attributes.items()})
    made.text = _clean(text)
    return made


def document(root: Element) -> bytes:
    """The whole document, in UTF-8, with its declaration."""
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
