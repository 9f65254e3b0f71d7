"""The least that a PySide6 program with a touchable QML window is.

Deletes a file at its first frame.

Usage: python -m tests.bench._minimal_window MARKER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

QML = """
import QtQuick
Window {
    width: 1080
    height: 1920
    visible: true
    Text {
        anchors.centerIn: parent
        text: "Ambil nomor antrean"
        font.pixelSize: 48
    }
    TapHandler { }
}
"""


def main() -> int:
    """Runs until it is killed."""
    gui = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    file = Path(sys.argv[1]).with_suffix(".qml")
    file.write_text(QML, encoding="utf-8")
    engine.load(QUrl.fromLocalFile(str(file)))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.frameSwapped.connect(lambda: Path(sys.argv[1]).unlink(missing_ok=True))
    return gui.exec()


if __name__ == "__main__":
    sys.exit(main())
