"""What macOS is told of the application."""

import plistlib

from bundle.macos.plist import OLDEST, info
from bundle.place import version


def test_a_storyboard_is_its_own_file() -> None:
    told = plistlib.loads(plistlib.dumps(info()))
    (kind,) = told["CFBundleDocumentTypes"]
    (exported,) = told["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["hailuo"]
    assert kind["LSHandlerRank"] == "Owner"


def test_it_names_its_version_and_the_oldest_system() -> None:
    told = info()
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == version()
    assert told["LSMinimumSystemVersion"] == OLDEST == "14.0"
    assert told["NSHighResolutionCapable"] is True


def test_the_program_and_the_icon_are_named_by_who_puts_them_there() -> None:
    assert "CFBundleExecutable" not in info()
    assert "CFBundleIconFile" not in info()
