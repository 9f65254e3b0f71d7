"""The catalogues of the screen. A further language is a further file, and no code.

`anjungan_<code>.qm` lies in `ui/i18n/`, or in the folder `languages/` of a stand's home, where one
can be put without touching the program. It names its language itself: by what it says for "Name of
this language" in the context "Languages". Texts of the content, dates and amounts are Indonesian
in a language that isn't English.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

I18N = Path(__file__).parent / "i18n"
PREFIX = "anjungan_"
DEFAULT = "id"
_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


class CatalogueError(Exception):
    """A catalogue can't be read."""


def available(*further: Path) -> dict[str, str]:
    """Every language there is, by its code, with what its speakers call it; the default first.

    A file in one of the folders `further` that isn't a catalogue is passed over.
    """
    found = {DEFAULT, *_codes(I18N)}
    found |= {code for folder in further for code in _codes(folder) if _read(code, (folder,))}
    order = sorted(found, key=lambda code: (code != DEFAULT, code not in _NAMES, code))
    return {code: _name(code, further) for code in order}


class Translators:
    """The catalogue in use. A file in a later folder goes before its like in an earlier one.

    What a further language doesn't say yet is said in Indonesian.
    """

    def __init__(self, *further: Path) -> None:
        self._folders = (I18N, *further)
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Takes a language into use. Raises `CatalogueError`."""
        translator = _read(language, self._folders)
        if translator is None:
            raise CatalogueError(
                f"Katalog bahasa {language} tidak ada. / no catalogue of the language {language}"
            )
        self.remove()
        below = None if language in _NAMES else _read(DEFAULT, self._folders)
        # Asked for a text, the last installed is the first to answer.
        self._installed = [found for found in (below, translator) if found is not None]
        for found in self._installed:
            QCoreApplication.installTranslator(found)

    def remove(self) -> None:
        """Back to the source strings."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []


def _codes(folder: Path) -> set[str]:
    return {file.stem.removeprefix(PREFIX) for file in folder.glob(f"{PREFIX}*.qm")}


def _read(code: str, folders: tuple[Path, ...]) -> QTranslator | None:
    for folder in reversed(folders):
        file = folder / f"{PREFIX}{code}.qm"
        translator = QTranslator()
        if file.exists() and translator.load(str(file)):
            return translator
    return None


def _name(code: str, folders: tuple[Path, ...]) -> str:
    if code in _NAMES:
        return _NAMES[code]
    catalogue = _read(code, folders)
    return (catalogue.translate("Languages", "Name of this language") if catalogue else "") or code
