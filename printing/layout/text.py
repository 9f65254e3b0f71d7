"""Text for a printer that knows only ASCII: transliterate, wrap, align."""

import textwrap
import unicodedata

# NFKD takes care of accents, the ellipsis and the no-break space; these it leaves alone.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bb\u02bc\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        "\u2022": "*",
        "\u00b7": "-",
        "\u20ac": "EUR",
        "\u00d7": "x",
        "\u00f7": "/",
        "\u00b1": "+/-",
        "\u00e6": "ae",
        "\u00c6": "AE",
        "\u00f8": "o",
        "\u00d8": "O",
        "\u00df": "ss",
        "\u0142": "l",
        "\u0141": "L",
        "\u2044": "/",
        "\u200b": None,
    }
)


def to_ascii(text: str) -> str:
    """Write text in 0x20-0x7E only.

    Control bytes vanish: a name with ESC @ or GS V inside would reset the printer or cut the
    paper. White space of any kind becomes one blank. What has no likeness becomes "?".
    """
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    flat = (
        unicodedata.normalize("NFKD", spaced.translate(_TYPOGRAPHY))
        .translate(_TYPOGRAPHY)
        .translate(_TYPOGRAPHY)
    )
    kept = (
        letter if " " <= letter <= "~" else "?"
        for letter in flat
        if unicodedata.category(letter) not in {"Mn", "Me", "Cc", "Cf"}
    )
    return " ".join("".join(kept).split())


def wrap(text: str, columns: int, *, hang: int = 0) -> list[str]:
    """Break text between words into lines of at most `columns` letters.

    Later lines are indented by `hang`. Only a single word longer than a line is broken.
    """
    return textwrap.wrap(
        to_ascii(text), columns, subsequent_indent=" " * hang, break_on_hyphens=False
    )


def center(text: str, columns: int) -> list[str]:
    """Break text into lines of about the same length, each centered with blanks."""
    lines = wrap(text, columns)
    for narrower in range(columns - 1, columns // 2, -1):
        tighter = wrap(text, narrower)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return [line.center(columns).rstrip() for line in lines]


def apart(left: str, right: str, columns: int) -> list[str]:
    """Put two texts at the two edges of a line; on two lines if they don't fit."""
    left, right = to_ascii(left), to_ascii(right)
    gap = columns - len(left) - len(right)
    if gap < 1:
        return [*wrap(left, columns), right.rjust(columns)]
    return [left + " " * gap + right]


def checklist(items: tuple[str, ...], columns: int) -> list[str]:
    """List things with a box before each.

    Two stand side by side where both fit into half a line of wide paper.
    """
    half = columns // 2 if columns >= 40 else 0
    lines: list[str] = []
    waiting = ""
    for item in items:
        box = "[ ] " + to_ascii(item)
        if len(box) < half:
            # Half of the line is free: fill it, or keep it for the next one.
            line = waiting.ljust(half) + box if waiting else ""
            waiting = "" if waiting else box
            lines += [line] if line else []
            continue
        lines += [waiting] if waiting else []
        waiting = ""
        lines += wrap(box, columns, hang=4)
    return [*lines, waiting] if waiting else lines
