"""The catalogues of `ui/i18n/`: a further language is a further file there, and no code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

I18N = Path(__file__).parent / "i18n"
PREFIX = "anjungan_"
DEFAULT = "id"


class CatalogueError(Exception):
    """A catalogue can't be read."""


def available(folder: Path = I18N) -> list[str]:
    """Every language that has a compiled catalogue, the default first."""
    found = sorted(file.stem.removeprefix(PREFIX) for file in folder.glob(f"{PREFIX}*.qm"))
    return sorted(found, key=lambda language: language != DEFAULT)


class Translators:
    """The one catalogue in use."""

    def __init__(self, folder: Path = I18N) -> None:
        self._folder = folder
        self._installed: QTranslator | None = None

    def use(self, language: str) -> None:
        """Takes a language into use. Raises `CatalogueError`."""
        translator = QTranslator()
        if not translator.load(str(self._folder / f"{PREFIX}{language}.qm")):
            raise CatalogueError(
                f"Katalog bahasa {language} tidak ada. / no catalogue of the language {language}"
            )
        self.remove()
        QCoreApplication.installTranslator(translator)
        self._installed = translator

    def remove(self) -> None:
        """Back to the source strings."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None
