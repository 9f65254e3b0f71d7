"""All pictures of one walk through the stand on one sheet, to be looked at."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

WIDTH = 2000
"""Of a sheet, in pixels: what can still be looked at whole."""

GAP = 8


def contact_sheet(folder: Path, mark: str) -> None:
    """Puts `mark`-NN-*.png of the folder into its sheet-`mark`.png, in the order of the walk."""
    pictures = [QImage(str(file)) for file in sorted(folder.glob(f"{mark}-[0-9][0-9]-*.png"))]
    columns = 6 if pictures[0].height() > pictures[0].width() else 4
    width = WIDTH // columns - GAP
    small = [
        picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        for picture in pictures
    ]
    height = small[0].height() + GAP
    rows = -(-len(small) // columns)
    sheet = QImage(WIDTH, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(sheet)
    for place, picture in enumerate(small):
        row, column = divmod(place, columns)
        painter.drawImage(column * (width + GAP), row * height, picture)
    painter.end()
    sheet.save(str(folder / f"sheet-{mark}.png"))
