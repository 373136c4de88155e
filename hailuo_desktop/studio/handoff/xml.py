"""Elements and text of XML files, with what no XML can hold left out."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# Control characters, halves of a pair and two non-characters: no XML 1.0 may hold them.
_UNWRITABLE = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def put(parent: Element, tag: str, text: object = None, /, **attributes: object) -> Element:
    """A child with its text and attributes; None leaves an attribute out."""
    given = {key: clean(str(value)) for key, value in attributes.items() if value is not None}
    child = SubElement(parent, tag, given)
    if text is not None:
        child.text = clean(str(text))
    return child


def clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def document(root: Element, doctype: str) -> bytes:
    """Indented UTF-8, the same bytes for the same elements."""
    indent(root, " ")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {doctype}>\n'
    return head.encode() + tostring(root, "utf-8", xml_declaration=False) + b"\n"


def xml_id(kind: str, name: str) -> str:
    """A name that an id may be: a letter first, and nothing but letters, digits and “-_.”."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9_.-]', '_', name)}"
