"""What a bundle is made of, for machines: CycloneDX."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx import model
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import bom, component
from cyclonedx.output import json
from packageurl import PackageURL

from .components import Component
from .place import NAME, epoch, version

# Their decorators hide from a type checker what these classes take.
Bom: Any = bom.Bom
Part: Any = component.Component
Reference: Any = model.ExternalReference
Link: Any = model.XsUri


def write(file: Path, components: Iterable[Component]) -> None:
    """The same bytes for the same components: its number and time are the release's."""
    parts = [part(each) for each in components]
    whole = Part(
        name=NAME,
        version=version(),
        type=component.ComponentType.APPLICATION,
        bom_ref=f"{NAME}@{version()}",
        licenses=[LicenseFactory().make_from_string("GPL-3.0-or-later")],
    )
    number = uuid5(NAMESPACE_URL, f"{NAME}-{version()}-{epoch()}")
    told = Bom(components=parts, serial_number=number)
    told.metadata.timestamp = datetime.fromtimestamp(epoch(), UTC)
    told.metadata.component = whole
    told.register_dependency(whole, parts)
    file.write_text(json.JsonV1Dot6(told).output_as_string(indent=1), "utf-8")


def part(of: Component) -> Any:
    licences = [LicenseFactory().make_from_string(of.licence)] if of.licence else []
    where = [of.source] if of.source.startswith("https://") else []
    return Part(
        name=of.name,
        version=of.version,
        type=component.ComponentType.LIBRARY,
        bom_ref=f"{of.name}@{of.version}",
        purl=PackageURL.from_string(of.purl) if of.purl else None,
        licenses=licences,
        external_references=[
            Reference(type=model.ExternalReferenceType.VCS, url=Link(each)) for each in where
        ],
    )
