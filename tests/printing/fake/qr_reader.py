"""Reads QR codes back from paper with a reader of its own (zxing-cpp)."""

import zxingcpp
from PIL import Image, ImageOps


def qr_payloads(image: Image.Image, quiet_zone: int = 0) -> list[str]:
    """What the QR codes on a strip say; `quiet_zone` dots of white are put around it first."""
    grey = ImageOps.expand(image.convert("L"), quiet_zone, fill=255)
    return [found.text for found in zxingcpp.read_barcodes(grey)]
