"""What a screen reader finds: a role, a name and an action for each control."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.ui.conftest import Screen


@pytest.fixture(autouse=True)
def accessibility() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def tree(screen: Screen) -> list[QAccessibleInterface]:
    """Every accessible thing of the window, parents first."""
    waiting = [QAccessible.queryAccessibleInterface(screen.window)]
    found = []
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting.extend(one.child(i) for i in range(one.childCount()))
    return found


def words(screen: Screen) -> list[tuple[QAccessible.Role, str, str]]:
    return [
        (one.role(), one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Description))
        for one in tree(screen)
        if one.text(QAccessible.Text.Name)
    ]


BUTTON = QAccessible.Role.Button

CONTROLS = [
    (
        'Tile { title: "Tanya"; line: "Tulis atau pilih"; thing: "ask" }',
        "Tanya",
        "Tulis atau pilih",
    ),
    ('Tile { title: "Tanya"; whyNot: "Buka Selasa 08.00" }', "Tanya", "Buka Selasa 08.00"),
    ('RowTile { title: "Paspor hilang"; thing: "lost" }', "Paspor hilang", ""),
    ('PrimaryBlock { title: "Ambil nomor"; line: "gratis" }', "Ambil nomor", "gratis"),
    ('Button { text: "Coba lagi"; sign: "check" }', "Coba lagi", ""),
    ('BarKey { text: "Bantuan"; sign: "lifebuoy" }', "Bantuan", ""),
    ('Countdown { caption: "Selesai"; seconds: 28; total: 30 }', "Selesai", ""),
]


@pytest.mark.parametrize(("content", "name", "description"), CONTROLS)
def test_a_control_is_one_named_button(
    show: Callable[..., Screen], content: str, name: str, description: str
) -> None:
    assert words(show(content)) == [(BUTTON, name, description)]


def test_a_screen_reader_can_press(show: Callable[..., Screen]) -> None:
    screen = show("""
    property int count: 0
    Tile { title: "Tanya"; onActivated: window.count += 1 }
    """)
    tile = next(one for one in tree(screen) if one.role() == BUTTON)
    tile.actionInterface().doAction("Press")
    assert screen.get("count") == 1


MESSAGES = [
    (
        'Band { title: "Ambil kertas"; line: "Tidak keluar?"; slot: "down" }',
        (QAccessible.Role.AlertMessage, "Ambil kertas", "Tidak keluar?"),
    ),
    ('Banner { text: "Tanpa sambungan" }', (QAccessible.Role.AlertMessage, "Tanpa sambungan", "")),
    ('StatusChip { text: "Tercetak" }', (QAccessible.Role.StaticText, "Tercetak", "")),
    ('Heading { text: "Nomor Anda" }', (QAccessible.Role.Heading, "Nomor Anda", "")),
    ('Prose { text: "Tunggu dipanggil." }', (QAccessible.Role.StaticText, "Tunggu dipanggil.", "")),
    (
        'NumberCard { number: "A-017"; spoken: "A, nol satu tujuh" }',
        (QAccessible.Role.StaticText, "A, nol satu tujuh", ""),
    ),
    (
        'ListRow { text: "Paspor biasa"; detail: "5 tahun"; figure: "Rp350.000" }',
        (QAccessible.Role.ListItem, "Paspor biasa, 5 tahun, Rp350.000", ""),
    ),
    (
        'Scene { width: 90; height: 90; name: "touch"; description: "Sentuh layar" }',
        (QAccessible.Role.Graphic, "Sentuh layar", ""),
    ),
]


@pytest.mark.parametrize(("content", "expected"), MESSAGES)
def test_a_message_says_itself_once(
    show: Callable[..., Screen], content: str, expected: tuple[QAccessible.Role, str, str]
) -> None:
    assert words(show(content)) == [expected]


def test_every_key_of_pad_and_bar_has_a_name_of_its_own(show: Callable[..., Screen]) -> None:
    screen = show("""
    Column {
        NumberPad { width: 640; eraseName: "Hapus"; confirmName: "Lanjut" }
        Bar { width: 984; backText: "Kembali"; homeText: "Beranda"; soundText: "Suara"
              languageText: "Bahasa"; helpText: "Bantuan" } }
    """)
    names = [name for role, name, _ in words(screen) if role == BUTTON]
    assert sorted(names) == sorted(
        [*"0123456789", "Hapus", "Lanjut", "Kembali", "Beranda", "Suara", "Bahasa", "Bantuan"]
    )
