"""A content folder as small as one can be, written out as real files, to be spoilt by tests."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parents[3] / "assets" / "content"


def both(words: str) -> dict[str, str]:
    return {"id": words, "en": f"{words} (en)"}


_SERVICE: dict[str, Any] = {
    "id": "paspor",
    "category": "paspor",
    "name": both("Paspor"),
    "short_name": both("Paspor"),
    "audience": both("Warga"),
    "line": "paspor",
    "ticket": True,
    "icon": "passport",
    "group": "utama",
    "order": 1,
    "documents": [{"ref": "ktp", "need": "required"}],
    "steps": {"ref": "umum"},
    "fees": ["buku", "percepatan"],
    "channels": ["m_paspor"],
    "legal": ["pp45"],
    "sources": ["S01"],
    "verified": True,
}

TINY: dict[str, Any] = {
    "pack.yaml": {
        "release": "uji-1",
        "compiled_on": "2026-11-24",
        "newest_evidence": "2026-02-05",
        **{name: both(name) for name in ("title", "issuing_office", "parent_agency")},
        "not_an_appointment": both("Bukan janji temu"),
        "ask": {"id": "tanyakan kepada {{petugas}}", "en": "ask {{petugas}}"},
        "priority": {
            "who": [both("60 tahun ke atas")],
            "advice": [both("Datang pagi")],
            "sources": ["S01"],
            "verified": True,
        },
        "menu": [
            {"id": group, "name": both(group), "icon": "book"}
            for group in ("utama", "lainnya", "wna")
        ],
        "placeholders": [
            {"id": "petugas", "what": both("petugas"), "setting": "contact.name"},
            {"id": "alamat", "what": both("alamat"), "setting": "parent_office.address"},
        ],
    },
    "lines.yaml": {
        "lines": [
            {
                "id": "paspor",
                "name": both("Paspor"),
                "series": {"umum": "A", "prioritas": "P"},
                "average_minutes": 8,
                "desks": 1,
            }
        ]
    },
    "regulations.yaml": {
        "regulations": [
            {"id": "pp45", "title": both("PP 45"), "in_force": "2024-12-17", "sources": ["S01"]}
        ]
    },
    "sources.yaml": {
        "sources": [
            {"id": "S01", "title": both("Tarif"), "url": "https://example.go.id", "official": True}
        ]
    },
    "documents.yaml": {
        "documents": [{"id": "ktp", "name": both("KTP-el asli"), "short": both("KTP-el")}]
    },
    "steps.yaml": {"steps": [{"id": "umum", "steps": [both("Daftar"), both("Datang")]}]},
    "fees.yaml": {
        "fees": [
            {
                "id": "buku",
                "name": both("Buku"),
                "per": "permohonan",
                "offered": "yes",
                "rows": [
                    {
                        "rupiah": 650000,
                        "from": "2024-12-17",
                        "regulation": "pp45",
                        "verified": True,
                        "sources": ["S01"],
                    }
                ],
            },
            {
                "id": "percepatan",
                "name": both("Percepatan"),
                "per": "permohonan",
                "offered": "unknown",
                "additional": True,
                "rows": [
                    {
                        "rupiah": 1000000,
                        "from": "2024-12-17",
                        "regulation": "pp45",
                        "verified": True,
                        "sources": ["S01"],
                    }
                ],
            },
        ]
    },
    "holidays.yaml": {
        "holidays": [
            {
                "id": "2027",
                "year": 2027,
                "decree": both("SKB"),
                "days": [{"date": "2027-01-01", "name": both("Tahun Baru")}],
            }
        ]
    },
    "services/paspor.yaml": {"services": [_SERVICE]},
    "faq/umum.yaml": {
        "faq": [
            {
                "id": "alamat",
                "category": "kedatangan",
                "service": "paspor",
                "question": both("Di mana?"),
                "answer": {"id": "Alamat: {{alamat}}.", "en": "Address: {{alamat}}."},
                "phrasings": {"id": ["alamat kantor"], "en": ["address of the office"]},
                "sources": [],
                "verified": False,
            }
        ]
    },
    "lessons/layar.yaml": {
        "lessons": [
            {
                "id": "layar",
                "order": 1,
                "title": both("Layar"),
                "about": both("Cara menyentuh"),
                "thing": "finger",
                "steps": [
                    {"say": both(f"Langkah {number}."), "picture": "finger"}
                    for number in range(1, 5)
                ],
                "sources": ["S01"],
                "verified": True,
            }
        ]
    },
    "statuses.yaml": {
        "stages": [
            {"id": id, "title": both(id[:9]), "meaning": both("Artinya"), "next": both("Tunggu")}
            for id in (
                "received",
                "checked",
                "interview",
                "adjudication",
                "printed",
                "ready",
                "collected",
            )
        ]
    },
    "survey/pendek.yaml": {
        "surveys": [
            {
                "id": "pendek",
                "version": "1",
                "title": both("Pendek"),
                "questions": [
                    {
                        "id": "puas",
                        "kind": "one",
                        "group": "unsur",
                        "ask": both("Puas?"),
                        "label": both("Kepuasan"),
                        "options": [
                            {"id": "ya", "text": both("Ya")},
                            {"id": "tidak", "text": both("Tidak")},
                        ],
                    }
                ],
            }
        ]
    },
    "ask/words.yaml": {"words": [{"id": "dimana", "forms": ["dmn", "di mana"]}]},
    "ask/elsewhere.yaml": {"elsewhere": [{"id": "cuaca", "words": ["hujan"]}]},
    "ask/topics.yaml": {
        "topics": [{"id": "datang", "title": both("Datang"), "questions": ["alamat"]}]
    },
}

REGIONS = (
    "kode_kemendagri,level,jenis,nama,kode_kecamatan,nama_kecamatan,kode_bps_kecamatan,kode_pos\n"
    "17.05,kabupaten,kabupaten,Kabupaten Seluma,,,,\n"
)


def tiny() -> dict[str, Any]:
    """A fresh copy, to be changed before it is written."""
    return copy.deepcopy(TINY)


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Writes the sources as a content folder and returns it."""
    (folder / "regions").mkdir(parents=True)
    (folder / "regions" / "seluma_wilayah.csv").write_text(REGIONS)
    for name in ("LICENSE-kodepos.txt", "LICENSE-wilayah.txt"):
        (folder / "regions" / name).write_text("MIT License\n")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    return folder
