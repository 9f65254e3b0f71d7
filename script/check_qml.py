"""The rules of the screens that a machine can hold: `python -m script.check_qml`.

Colours and font sizes come from the theme. What the software renderer silently drops, what isn't
under a licence we can ship, and what hides a component's dependencies stays out.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from script.project_files import Finding, main, project_files

DROPPED = "the software renderer drops it without a word"
GPL = "this Qt module is GPL-3 or commercial"

# (pattern, what is wrong, whether files in a theme/ folder may do it)
RULES: list[tuple[re.Pattern[str], str, bool]] = [
    (re.compile(pattern), message, theme_may)
    for pattern, message, theme_may in [
        (r"\"#[0-9a-fA-F]{3,8}\"|'#[0-9a-fA-F]{3,8}'", "a hex colour: use a role of theme/", True),
        (r"\bQt\.(rgba|hsla|hsva)\(\s*[\d.]", "a literal colour: use a role of theme/", True),
        (
            r"\b\w*[cC]olor\s*:\s*[\"'](?!transparent[\"'])[a-z]+[\"']",
            "a named colour: use a role of theme/",
            True,
        ),
        (r"\bpixelSize\s*:\s*[\d.]", "a literal font size: use a size of theme/", True),
        (r"\bpointSize\b", "point sizes depend on the screen's driver: use theme/ sizes", False),
        (r"\blayer\.effect\b", f"layer.effect: {DROPPED}", False),
        (r"\b(MultiEffect|ShaderEffect|ParticleSystem)\b", DROPPED, False),
        (r"\bVideoOutput\b", "VideoOutput needs QtMultimedia, which isn't shipped", False),
        (r"^\s*import\s+QtQuick\.(Particles|Effects|Shapes\.DesignHelpers)\b", DROPPED, False),
        (r"^\s*import\s+(Qt5Compat\.GraphicalEffects|Qt\.labs\.\w+)\b", DROPPED, False),
        (r"^\s*import\s+QtMultimedia\b", "sound goes through the sound port", False),
        (r"^\s*import\s+(QtCharts|QtGraphs|QtDataVisualization)\b", GPL, False),
        (r"^\s*import\s+QtQuick\.(VirtualKeyboard|Timeline)\b", GPL, False),
        (r"^\s*import\s+QtQuick\.Dialogs\b", "no Qt dialogs: they have no Indonesian", False),
        (
            r"^\s*import\s+QtQuick\.Controls\s*($|\d|;|as\b)",
            "import QtQuick.Controls.Basic, or the style depends on the desktop",
            False,
        ),
        (r"\bproperty\s+var\b", "an untyped property: name its type", False),
    ]
]
CONTEXT_PROPERTY = re.compile(r"\bsetContext(Property|Properties|Object)\b")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'")


def check(root: Path) -> Iterator[Finding]:
    """All broken rules in the QML and Python files of the interface under `root`."""
    for path in project_files(".qml", root=root):
        in_theme = "theme" in path.relative_to(root).parts
        text = _without_comments(path.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), start=1):
            for pattern, message, theme_may in RULES:
                if pattern.search(line) and not (theme_may and in_theme):
                    yield Finding(path, number, message)
    for path in project_files(".py", root=root):
        if path.relative_to(root).parts[0] in {"ui", "kiosk"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, start=1):
                if CONTEXT_PROPERTY.search(line):
                    yield Finding(path, number, "a context property: pass a required property")


def _without_comments(text: str) -> str:
    """Blank out comments, but keep every line where it is and every string as it is."""
    either = re.compile(f"({STRING.pattern})|{COMMENT.pattern}", re.DOTALL)

    def keep(match: re.Match[str]) -> str:
        return match[1] or re.sub(r"[^\n]", " ", match[0])

    return either.sub(keep, text)


if __name__ == "__main__":
    main(check)
