"""GS ( k with cn 49: the printer draws the QR code itself."""

from dataclasses import dataclass

import segno
from PIL import Image

_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}


@dataclass
class NativeQr:
    """Settings and stored data, as fn 67, 69 and 80 leave them."""

    module: int = 3
    level: str = "L"
    data: bytes = b""

    def set_module(self, n: int) -> None:
        """Fn 67: dots a module, 1 to 16."""
        if 1 <= n <= 16:
            self.module = n

    def set_level(self, n: int) -> None:
        """Fn 69: error correction 48 L, 49 M, 50 Q, 51 H."""
        self.level = _LEVELS.get(n, self.level)

    def draw(self) -> Image.Image | None:
        """Fn 81: the symbol without quiet zone, 1 = ink; None if it can't be made."""
        if not self.data:
            return None
        try:
            symbol = segno.make_qr(self.data, error=self.level, boost_error=False)
        except segno.DataOverflowError:
            return None
        rows = [bytes(255 if dark else 0 for dark in row) for row in symbol.matrix]
        small = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).convert("1")
        size = len(rows) * self.module
        return small.resize((size, size), Image.Resampling.NEAREST)
