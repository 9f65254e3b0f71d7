"""What goes into the bundle and what stays out: the decisions behind kiosk.spec.

PyInstaller takes whatever PySide6 has installed, about 240 MB, and among it modules whose only free
licence is the GPL. Here stands what a kiosk needs; of the libraries only those stay that some
kept program file asks for by its ELF headers, directly or through others.

Names are places inside the bundle, as PyInstaller's tables have them.
"""

import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile

# A row of PyInstaller's tables: place in the bundle, source file (or target of a link), kind.
Row = tuple[str, str, str]

QT = PurePosixPath("PySide6/Qt")

# Folders below Qt/qml whose own files are kept (not the folders below them): what the screens
# import, and what that imports. The components are our own, so Qt's Controls stay out.
QML_MODULES = {
    "QtQml",
    "QtQml/Models",
    "QtQml/WorkerScript",
    "QtQuick",
    "QtQuick/Window",
}

# Below Qt/plugins: X11, Wayland and no display at all; JPEG and SVG (PNG is built in).
PLUGINS = {
    "iconengines/libqsvgicon.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-shell-integration/libfullscreen-shell-v1.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
}

# D-Bus asks for these; apt and systemd need the same ones, so no Debian is without them.
FROM_DEBIAN = {
    "libcap.so.2",
    "libgcrypt.so.20",
    "libgpg-error.so.0",
    "liblz4.so.1",
    "libsystemd.so.0",
    "libzstd.so.1",
}

# Qt modules under GPL-3 or a commercial licence only (doc.qt.io, "Qt modules", 6.11).
GPL_ONLY = (
    "Bodymovin",
    "Charts",
    "Coap",
    "DataVisualization",
    "Graphs",
    "Grpc",
    "HttpServer",
    "Lottie",
    "Mqtt",
    "NetworkAuth",
    "Protobuf",
    "Quick3D",
    "QuickTimeline",
    "ShaderTools",
    "VirtualKeyboard",
    "WaylandCompositor",
)
# The same modules' folders of QML and of plugins.
GPL_ONLY_FOLDERS = (
    "QtCharts",
    "QtDataVisualization",
    "QtGraphs",
    "QtQuick/Timeline",
    "QtQuick/VirtualKeyboard",
    "QtQuick3D",
    "QtWayland/Compositor",
    "wayland-graphics-integration-server",
)


# ICU's "common data" header (udata.h: UDataInfo) with a table of contents that has no entry.
ICU_STUB = """
#include <stdint.h>
const struct {
    uint16_t header_size; uint8_t magic[2];
    uint16_t info_size, reserved; uint8_t big_endian, charset, char_size, reserved_byte;
    uint8_t format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t entries, nothing[3];
} icudtVERSION_dat __attribute__((aligned(16))) = {
    32, {0xda, 0x27}, 20, 0, 0, 0, 2, 0, {'T', 'o', 'C', 'P'}, {1}, {0}, {0}, 0, {0}
};
"""


class GplOnlyModule(Exception):
    """The bundle would contain a Qt module that may not be shipped with this product."""


def wanted(place: str) -> bool:
    """Whether a file belongs in a kiosk, before asking which libraries anything needs."""
    path = PurePosixPath(place)
    if not path.is_relative_to(QT):
        return place not in FROM_DEBIAN
    inside = path.relative_to(QT)
    match inside.parts[0]:
        case "qml":
            return str(inside.parent.relative_to("qml")) in QML_MODULES and _is_used_by_qml(inside)
        case "plugins":
            return str(inside.relative_to("plugins")) in PLUGINS
        case "lib":
            return True  # `reachable` decides.
        case _:
            return False  # Translations (none is Indonesian), metatypes, tools.


def _is_used_by_qml(path: PurePosixPath) -> bool:
    # Type descriptions are for editors; the engine never reads them.
    return path.suffix != ".qmltypes"


def select(binaries: Iterable[Row], datas: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the two tables that go into the bundle.

    Raises:
        GplOnlyModule: One of them may not.
    """
    kept_binaries = [row for row in binaries if wanted(row[0])]
    kept_binaries = reachable(kept_binaries, needed_by)
    places = {row[0] for row in kept_binaries}
    kept_datas = [row for row in datas if wanted(row[0])]
    places.update(row[0] for row in kept_datas if row[2] != "SYMLINK")
    kept_datas = [row for row in kept_datas if row[2] != "SYMLINK" or _target(row) in places]
    refuse_gpl_only(row[0] for row in [*kept_binaries, *kept_datas])
    return kept_binaries, kept_datas


def _target(link: Row) -> str:
    """Where a link inside the bundle points to, as a place in the bundle."""
    parts: list[str] = []
    for part in [*PurePosixPath(link[0]).parent.parts, *PurePosixPath(link[1]).parts]:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return str(PurePosixPath(*parts))


def is_library(place: str) -> bool:
    """Whether a file is there only for others: from Qt, from the system, or beside a package.

    The bundle's starter opens libpython by name, so that one isn't waiting for anybody to ask.
    """
    path = PurePosixPath(place)
    if path.name.startswith("libpython"):
        return False
    at_top = len(path.parts) == 1 and path.name.startswith("lib")
    return at_top or path.parent == QT / "lib" or path.parent.name.endswith(".libs")


def reachable(binaries: list[Row], needs: Callable[[Path], list[str]]) -> list[Row]:
    """Leave out libraries that no program file needs, directly or through other libraries.

    Args:
        binaries: Rows of the table; extension modules and plugins are what everything starts from.
        needs: Names of the libraries that a file asks for.
    """
    by_name = {PurePosixPath(row[0]).name: row for row in binaries if is_library(row[0])}
    kept = [row for row in binaries if not is_library(row[0])]
    found: dict[str, Row] = {}
    to_ask = list(kept)
    while to_ask:
        row = to_ask.pop()
        for name in needs(Path(row[1])):
            if name in by_name and name not in found:
                found[name] = by_name[name]
                to_ask.append(by_name[name])
    return kept + list(found.values())


def needed_by(file: Path) -> list[str]:
    """The DT_NEEDED entries of an ELF file; none for a file of another kind."""
    with file.open("rb") as stream:
        try:
            dynamic: Any = ELFFile(stream).get_section_by_name(".dynamic")
        except ELFError:
            return []
        if dynamic is None:
            return []
        return [tag.needed for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]


def without_debug_info(binaries: Iterable[Row], folder: Path) -> list[Row]:
    """The same rows, with files that carry debug information replaced by copies without it.

    Some wheels and self-built Pythons ship it; it is two thirds of their size. Files without it are
    left as they are: `strip` can break libraries that auditwheel has edited.

    Args:
        binaries: Rows of the table.
        folder: Where the copies go.

    Raises:
        subprocess.CalledProcessError: `strip` (Debian: binutils) didn't like a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for place, source, kind in binaries:
        if kind != "SYMLINK" and has_debug_info(Path(source)):
            copy = folder / place.replace("/", "_")
            subprocess.run(["strip", "--strip-unneeded", "-o", copy, source], check=True)
            rows.append((place, str(copy), kind))
        else:
            rows.append((place, source, kind))
    return rows


def has_debug_info(file: Path) -> bool:
    """Whether an ELF file describes its own source code; False for a file of another kind."""
    with file.open("rb") as stream:
        try:
            return ELFFile(stream).get_section_by_name(".debug_info") is not None
        except ELFError:
            return False


def without_icu_data(binaries: Iterable[Row], folder: Path) -> list[Row]:
    """The same rows with ICU's 31 MB of language data replaced by an empty table.

    Qt links ICU, but takes dates, numbers, upper case and line breaks from tables of its own; only
    sorting by a language's rules would ask ICU, and no screen sorts. An empty table is what ICU
    itself calls stub data: it finds nothing there and Qt falls back.

    Args:
        binaries: Rows of the table.
        folder: Where the small library is made.

    Raises:
        subprocess.CalledProcessError: The compiler failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for place, source, kind in binaries:
        name = PurePosixPath(place).name
        if kind != "SYMLINK" and name.startswith("libicudata.so."):
            made = folder / name
            code = ICU_STUB.replace("VERSION", name.removeprefix("libicudata.so."))
            command = ["gcc", "-shared", "-nostdlib", f"-Wl,-soname,{name}", "-x", "c", "-"]
            subprocess.run([*command, "-o", made], input=code, text=True, check=True)
            rows.append((place, str(made), kind))
        else:
            rows.append((place, source, kind))
    return rows


def refuse_gpl_only(places: Iterable[str]) -> None:
    """Let a bundle through only without GPL-only Qt modules.

    Raises:
        GplOnlyModule: With all the places that broke the rule.
    """
    refused = sorted(place for place in places if _is_gpl_only(place))
    if refused:
        raise GplOnlyModule("GPL-only Qt modules in the bundle: " + ", ".join(refused))


def _is_gpl_only(place: str) -> bool:
    path = PurePosixPath(place)
    if not path.parts or path.parts[0] != "PySide6":
        return path.name.startswith(tuple(f"libQt6{name}" for name in GPL_ONLY))
    if path.name.startswith(tuple(f"{p}{name}" for p in ("libQt6", "Qt") for name in GPL_ONLY)):
        return True
    inside = "/".join(path.parts[3:])  # After PySide6/Qt/qml or PySide6/Qt/plugins.
    return any(inside == name or inside.startswith(f"{name}/") for name in GPL_ONLY_FOLDERS)
