"""Make the TrueType files of assets/fonts/ out of the npm packages' woff2 files.

    npm pack @fontsource/plus-jakarta-sans@5.3.0 @fontsource/atkinson-hyperlegible-next@5.3.0
    (unpack both below DIR, then) python script/build_fonts.py DIR

Both families get a non-breaking hyphen. Atkinson Hyperlegible Next also gets the ten digits of Plus
Jakarta Sans, scaled to its own capital height: its zero is slashed with no alternate, so
"Rp650.000" inside a sentence would misread. It is renamed, because it isn't the original any more.
"""

import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parent.parent / "assets" / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
# weight of the prose -> weight of its digits; at 400 the digits would look thin between letters
PROSE_WEIGHTS = {400: 500, 600: 600, 700: 700}
PROSE_FAMILY = "Anjungan Prose"
DIGITS = "0123456789"


def source(folder: Path, family: str, weight: int) -> TTFont:
    """The Latin subset of one weight; raises `StopIteration` if it isn't below `folder`."""
    font = TTFont(
        next(folder.rglob(f"{family}-latin-{weight}-normal.woff2")), recalcTimestamp=False
    )
    font.flavor = None
    return font


def take_digits(prose: TTFont, figures: TTFont) -> None:
    """Put the digits of `figures` into `prose`, at the capital height of `prose`."""
    scale = prose["OS/2"].sCapHeight / figures["OS/2"].sCapHeight
    glyphs, names = figures.getGlyphSet(), figures.getBestCmap()
    for digit in DIGITS:
        target, origin = prose.getBestCmap()[ord(digit)], names[ord(digit)]
        pen = TTGlyphPen(None)
        glyphs[origin].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(prose["glyf"])
        prose["glyf"][target] = glyph
        prose["hmtx"][target] = (round(glyphs[origin].width * scale), glyph.xMin)


def without_alternates(font: TTFont) -> None:
    """Drop the glyph variants that still show the old digits: tabular ones and fractions."""
    options = Options(layout_features=["ccmp", "locl", "kern"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)


def add_unbroken_hyphen(font: TTFont) -> None:
    """Show U+2011 as a hyphen, so that "KTP-el" can be kept on one line."""
    for table in font["cmap"].tables:
        if table.isUnicode() and ord("-") in table.cmap:
            table.cmap[0x2011] = table.cmap[ord("-")]


def rename(font: TTFont, style: str) -> None:
    """Give the changed font its own family name."""
    linked = style in ("Regular", "Bold")
    texts = {
        1: PROSE_FAMILY if linked else f"{PROSE_FAMILY} {style}",
        2: style if linked else "Regular",
        3: f"{PROSE_FAMILY} {style}",
        4: f"{PROSE_FAMILY} {style}",
        6: f"{PROSE_FAMILY}-{style}".replace(" ", ""),
        16: None if linked else PROSE_FAMILY,
        17: None if linked else style,
    }
    for name_id, text in texts.items():
        font["name"].removeNames(nameID=name_id)
        if text is not None:
            font["name"].setName(text, name_id, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]


def main(folder: Path) -> None:
    """Write every font file."""
    for weight, style in WEIGHTS.items():
        figures = source(folder, "plus-jakarta-sans", weight)
        if weight in PROSE_WEIGHTS:
            prose = source(folder, "atkinson-hyperlegible-next", weight)
            digits = source(folder, "plus-jakarta-sans", PROSE_WEIGHTS[weight])
            take_digits(prose, digits)
            without_alternates(prose)
            rename(prose, style)
            add_unbroken_hyphen(prose)
            prose.save(OUT / f"AnjunganProse-{style}.ttf")
        add_unbroken_hyphen(figures)
        figures.save(OUT / f"PlusJakartaSans-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
