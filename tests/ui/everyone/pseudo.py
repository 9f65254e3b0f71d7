"""A language that nobody speaks, as a file: words a fifth longer and full of accents.

Made of the program's own texts, so it is always complete; compiled by Qt's own compiler.
"""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from ui.languages import I18N, PREFIX

CODE = "xq"
NAME = "Ṕséudó"
TOOLS = Path(sys.executable).parent
_ACCENTED = str.maketrans("aeiouAEIOUcnsy", "áéíóúÁÉÍÓÚçñšý")
_VOWELS = "aeiouAEIOU"
_KEPT = re.compile(r"(%\w+|%L?\d|\{\w*\}|\s+)")


def stretched(text: str) -> str:
    """`text` with its first and last vowel doubled in each word; what is filled in stays."""
    return "".join(part if _KEPT.fullmatch(part) else _word(part) for part in _KEPT.split(text))


def _word(word: str) -> str:
    places = [at for at, char in enumerate(word) if char in _VOWELS]
    for at in sorted({places[0], places[-1]}, reverse=True) if len(word) > 3 and places else ():
        word = word[: at + 1] + word[at].lower() + word[at + 1 :]
    return word.translate(_ACCENTED)


def make_pseudo(folder: Path) -> Path:
    """Writes `anjungan_xq.qm` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tree = ElementTree.parse(I18N / f"{PREFIX}id.ts")
    root = tree.getroot()
    root.set("language", "en_GB")  # whose two plural forms these are
    for message in root.iter("message"):
        source_text = message.findtext("source", "")
        said = NAME if source_text == "Name of this language" else stretched(source_text)
        translation = message.find("translation")
        assert translation is not None
        translation.clear()
        if message.get("numerus"):
            for _ in range(2):
                ElementTree.SubElement(translation, "numerusform").text = said
        else:
            translation.text = said
    return _compiled(tree.getroot(), folder / f"{PREFIX}{CODE}.ts")


def begin_javanese(folder: Path) -> None:
    """Writes `anjungan_jv.qm` into `folder`: a translation of which two texts are done."""
    folder.mkdir(parents=True)
    tree = ElementTree.parse(I18N / f"{PREFIX}id.ts")
    tree.getroot().set("language", "jv")
    done = {"Name of this language": "Basa Jawa", "Take a queue number": "Njupuk nomer antrian"}
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.clear()
        translation.text = done.get(message.findtext("source", ""), "")
        if not translation.text:
            translation.set("type", "unfinished")
    _compiled(tree.getroot(), folder / f"{PREFIX}jv.ts")


def _compiled(root: ElementTree.Element, source: Path) -> Path:
    source.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
    compiled = source.with_suffix(".qm")
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(source), "-qm", str(compiled)]
    subprocess.run(command, check=True, timeout=60)
    return compiled
