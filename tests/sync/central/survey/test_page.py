"""The public page, over real HTTP."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
import requests

from sync.central.survey import acts
from sync.central.survey.page import language
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.survey.conftest import Sender, answered, scores

VOID = {"meta", "link", "input", "br", "img", "hr", "rect", "line", "circle", "polyline", "path"}


class Seen(HTMLParser):
    """The page's words, its addresses, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses = re.findall(r'url\("([^"]+)"\)', html) + re.findall(
            r"url\(([^\")]+)\)", html
        )
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.addresses += [named[n] or "" for n in ("href", "src", "action") if n in named]
        if "id" in named:
            self.ids.append(str(named["id"]))
        assert tag != "script"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def get(central: Central, place: str, query: str = "", **headers: str) -> requests.Response:
    return requests.get(f"{central.url}/{place}/skm{query}", headers=headers, timeout=30)


def test_the_figures_in_both_languages(central: Central, place: str, sent: Sender) -> None:
    sent(*[answered(scores(4, 3, 3, 3, 3, 3, 3, 3, 2))] * 6, answered({"waktu": 2}))
    sent(*[answered(scores(4), "2026-10-05T09")] * 5)
    response = get(central, place, **{"accept-language": "id,en;q=0.5"})
    assert response.status_code == 200
    seen = Seen(response.text)
    for said in (
        "Indeks Kepuasan Masyarakat (IKM) 75,00 Mutu C Kurang Baik",
        "Jawaban lengkap 6 Jawaban tidak lengkap 1 Sampel yang diperlukan 384",
        "Sampel belum mencukupi: 6 jawaban, diperlukan 384.",
        "Persyaratan 100,00 A",
        "Penanganan pengaduan, saran, dan masukan 50,00 D",
        "Oktober 2026 5 100,00 A",
        "November 2026 6 75,00 C",
        "88,31 – 100,00 Sangat Baik",
    ):
        assert said in seen.text, said
    english = Seen(get(central, place, "?lang=en").text)
    assert "Public Satisfaction Index (IKM) 75.00 Grade C Fair" in english.text
    assert "Requirements 100.00 A" in english.text
    october = Seen(get(central, place, "?month=2026-10").text)
    assert "IKM) 100,00 Mutu A Sangat Baik" in october.text
    assert len(set(seen.ids)) == len(seen.ids)


def test_nothing_comes_from_elsewhere_and_nothing_is_left_behind(
    central: Central, place: str, sent: Sender
) -> None:
    sent(*[answered(scores(3))] * 6)
    response = get(central, place)
    assert "set-cookie" not in response.headers
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert response.headers["cache-control"] == "public, max-age=300"
    assert response.headers["vary"] == "Accept-Language"
    addresses = [address for address in Seen(response.text).addresses if address]
    assert any(address.endswith(".ttf") for address in addresses)
    for address in addresses:
        if not address.startswith("#"):
            whole = urljoin(response.url, address.replace("&amp;", "&"))
            assert whole.startswith(central.url)
            found = requests.get(whole, timeout=30)
            assert found.status_code == 200, address
            assert len(found.content) > 100


def test_a_page_that_is_known_already_isn_t_sent_again(
    central: Central, place: str, sent: Sender
) -> None:
    stand = sent(*[answered(scores(3))] * 6)
    etag = get(central, place).headers["etag"]
    again = get(central, place, **{"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    sent(answered(scores(1)), to=stand)
    assert get(central, place, **{"if-none-match": etag}).status_code == 200


def test_an_unknown_place_is_told_kindly(central: Central) -> None:
    for name in ("tidak-ada", "<script>", "%00", "a" * 300, "caf%e9"):
        response = get(central, name)
        assert response.status_code == 404
        assert response.headers["cache-control"] == "no-store"
    seen = Seen(get(central, "<script>").text)
    assert "Halaman tidak ditemukan" in seen.text
    assert "Page not found" in Seen(get(central, "tidak-ada", "?lang=en").text).text


def test_names_are_words_and_never_markup(central: Central, place: str, sent: Sender) -> None:
    sent(*[answered(scores(3))] * 6)
    acts.name_unit(central.db_url, place, 'Kantor <script>alert("x")</script> & "Desa"')
    seen = Seen(get(central, place, "?month=%3Cscript%3E&lang=%3Cscript%3E").text)
    assert 'Kantor <script>alert("x")</script> & "Desa"' in seen.text


def test_no_answers_and_too_few(central: Central, place: str, stands: Stands, sent: Sender) -> None:
    stand = stands(central)
    empty = Seen(get(central, place).text)
    assert "Belum ada jawaban lengkap pada bulan ini." in empty.text
    assert "Belum ada bulan yang nilainya dapat ditampilkan." in empty.text
    sent(*[answered(scores(1))] * 4, to=stand)
    few = Seen(get(central, place).text)
    assert "Baru 4 jawaban lengkap." in few.text
    assert "25,00 Mutu" not in few.text


@pytest.mark.parametrize(
    ("wanted", "accepted", "expected"),
    [
        (None, "", "id"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "id-ID,id;q=0.9,en;q=0.8", "id"),
        (None, "en;q=0.4, in;q=0.9", "id"),
        (None, "de,fr;q=0.9", "id"),
        (None, "en;q=x", "id"),
        ("id", "en", "id"),
        ("en", "id", "en"),
        ("xx", "en", "en"),
    ],
)
def test_the_language(wanted: str | None, accepted: str, expected: str) -> None:
    assert language(wanted, accepted) == expected
