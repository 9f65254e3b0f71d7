"""A form is data: what the shipped one says, what a wrong one is told, what answers must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.content import source
from kiosk.content.errors import ContentProblems
from kiosk.content.survey import SurveyForm
from kiosk.errors import BadInput
from kiosk.survey.answers import checked, wording_of
from kiosk.survey.index import UNSUR
from tests.kiosk.content.sources import SHIPPED, tiny, write
from tests.kiosk.survey.forms import Answers, answered, other_form, text

OTHER = msgspec.convert(other_form(), SurveyForm)

Form = dict[str, Any]


@pytest.fixture(scope="module")
def skm() -> SurveyForm:
    return source.read(SHIPPED).survey("skm")


def test_the_shipped_form_asks_as_the_law_wants_it(skm: SurveyForm) -> None:
    unsur = [question for question in skm.questions if question.group == "unsur"]
    assert tuple(question.id for question in unsur) == UNSUR
    assert [question.label.id for question in unsur] == [
        "Persyaratan",
        "Sistem, Mekanisme, dan Prosedur",
        "Waktu Penyelesaian",
        "Biaya/Tarif",
        "Produk Spesifikasi Jenis Pelayanan",
        "Kompetensi Pelaksana",
        "Perilaku Pelaksana",
        "Sarana dan Prasarana",
        "Penanganan Pengaduan, Saran, dan Masukan",
    ]
    for question in unsur:
        scores = [(option.value, option.face) for option in question.options]
        assert scores == [(1, 1), (2, 2), (3, 3), (4, 4)]
        assert question.ask.id != question.label.id
    assert [q.id for q in skm.questions if q.required] == ["dilayani"]


def test_only_the_served_are_asked_more(skm: SurveyForm) -> None:
    def asked(gate: str) -> list[str]:
        return [q.id for q in skm.questions if q.is_shown({"dilayani": gate})]

    assert asked("belum") == ["dilayani"]
    assert asked("di_sini") == asked("kantor_imigrasi") == [q.id for q in skm.questions]


def test_a_place_chooses_how_the_fee_is_asked(skm: SurveyForm) -> None:
    usual, chosen = skm, skm.worded({"biaya": "wajar"})
    assert wording_of(usual, answered()) == {"biaya": "baku"}
    assert wording_of(chosen, answered()) == {"biaya": "wajar"}
    assert wording_of(chosen, {"waktu": 3}) == {}
    options = {form: form.questions[4].options for form in (usual, chosen)}
    assert [o.text.id for o in options[usual]] == [
        "Sangat mahal", "Cukup mahal", "Murah", "Gratis",
    ]  # fmt: skip
    assert [o.text.id for o in options[chosen]] == [
        "Tidak wajar", "Kurang wajar", "Wajar", "Sangat wajar",
    ]  # fmt: skip
    assert skm.worded({"biaya": "lain"}) == skm


def test_answers_come_out_in_the_order_of_the_form(skm: SurveyForm) -> None:
    given = dict(reversed(answered(4, saran="  Kursi\n kurang ").items()))
    taken = checked(skm, given)
    assert list(taken) == ["dilayani", *UNSUR, "saran"]
    assert taken["saran"] == "Kursi kurang"


@pytest.mark.parametrize(
    "change",
    [
        {"nama": "Budi"},
        {"waktu": 5},
        {"waktu": 0},
        {"waktu": "3"},
        {"waktu": "cepat"},
        {"waktu": True},
        {"waktu": [3]},
        {"usia": 40},
        {"usia": "u70"},
        {"saran": "x" * 301},
        {"saran": 5},
        {"dilayani": "belum"},
        {"dilayani": "rumah"},
    ],
)
def test_what_the_form_does_not_have_is_refused(skm: SurveyForm, change: dict[str, Any]) -> None:
    assert checked(skm, answered())
    with pytest.raises(BadInput):
        checked(skm, {**answered(), **change})


def test_a_required_answer_is_required(skm: SurveyForm) -> None:
    with pytest.raises(BadInput, match="dilayani"):
        checked(skm, {})


def test_a_gate_alone_is_no_answer(skm: SurveyForm) -> None:
    for answers in ({"dilayani": "belum"}, {"dilayani": "di_sini", "saran": "  "}):
        with pytest.raises(BadInput, match="nothing"):
            checked(skm, answers)


def test_another_instrument_needs_no_code(tmp_path: Path) -> None:
    files = tiny()
    files["survey/pendek.yaml"]["surveys"].append(other_form())
    form = source.read(write(tmp_path / "content", files)).survey("layanan-desa")
    assert form == OTHER
    answers: Answers = {
        "datang": 2,
        "urusan": ["nikah", "pajak"],
        "pajak": 2,
        "kenapa": "Antre lama",
    }
    assert checked(form, answers) == {**answers, "urusan": ["pajak", "nikah"]}
    assert checked(form, {"datang": 12, "urusan": []}) == {"datang": 12}


@pytest.mark.parametrize(
    "change",
    [
        {"datang": 0},
        {"datang": 13},
        {"datang": 2.0},
        {"urusan": ["pajak", "pajak"]},
        {"urusan": ["lain"]},
        {"urusan": "pajak"},
        {"urusan": ["surat"]},  # then nobody asks about taxes
        {"pajak": 3},  # then nobody asks why
    ],
)
def test_another_instruments_answers_are_judged_as_well(change: dict[str, Any]) -> None:
    whole: dict[str, Any] = {
        "datang": 2, "urusan": ["pajak"], "pajak": 2, "kenapa": "Antre lama",
    }  # fmt: skip
    assert checked(OTHER, whole) == whole
    with pytest.raises(BadInput):
        checked(OTHER, {**whole, **change})


def _question(form: Form, id: str) -> Form:
    found: Form = next(question for question in form["questions"] if question["id"] == id)
    return found


def _same_question_twice(form: Form) -> None:
    form["questions"].append(dict(_question(form, "datang")))


def _one_without_options(form: Form) -> None:
    del _question(form, "pajak")["options"]


def _text_with_options(form: Form) -> None:
    _question(form, "kenapa")["options"] = _question(form, "pajak")["options"]


def _seven_options(form: Form) -> None:
    _question(form, "urusan")["options"] = [
        {"id": f"u{n}", "text": text(f"U{n}")} for n in range(7)
    ]


def _same_option_twice(form: Form) -> None:
    _question(form, "urusan")["options"][1]["id"] = "surat"


def _same_value_twice(form: Form) -> None:
    _question(form, "pajak")["options"][1]["value"] = 1


def _value_on_one_only(form: Form) -> None:
    _question(form, "urusan")["options"][0]["value"] = 1


def _face_on_one_only(form: Form) -> None:
    _question(form, "pajak")["options"][0]["face"] = 1


def _number_without_end(form: Form) -> None:
    del _question(form, "datang")["most"]


def _text_without_end(form: Form) -> None:
    _question(form, "kenapa")["most"] = 501


def _condition_on_what_comes_later(form: Form) -> None:
    _question(form, "datang")["shown_if"] = {"question": "urusan", "any_of": ["surat"]}


def _condition_that_never_holds(form: Form) -> None:
    _question(form, "kenapa")["shown_if"]["any_of"] = [1, 9]


def _question_too_long(form: Form) -> None:
    _question(form, "pajak")["ask"] = text("x" * 71)


def _option_too_long(form: Form) -> None:
    _question(form, "urusan")["options"][0]["text"] = text("x" * 29)


def _other_wording_of_other_values(form: Form) -> None:
    wording = {"id": "lain", "ask": text("Lain?"), "options": _question(form, "pajak")["options"]}
    wording["options"] = wording["options"][1:]
    _question(form, "pajak")["wording"] = "baku"
    _question(form, "pajak")["wordings"] = [wording]


def _wording_without_a_name(form: Form) -> None:
    options = _question(form, "pajak")["options"]
    _question(form, "pajak")["wordings"] = [
        {"id": "lain", "ask": text("Lain?"), "options": options}
    ]


def _language_missing(form: Form) -> None:
    _question(form, "pajak")["ask"]["en"] = ""


def _skm_without_the_nine(form: Form) -> None:
    form["id"] = "skm"


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (_same_question_twice, "layanan-desa.datang"),
        (_one_without_options, "layanan-desa.pajak"),
        (_text_with_options, "layanan-desa.kenapa"),
        (_seven_options, "layanan-desa.urusan"),
        (_same_option_twice, "layanan-desa.urusan"),
        (_same_value_twice, "layanan-desa.pajak"),
        (_value_on_one_only, "layanan-desa.urusan"),
        (_face_on_one_only, "layanan-desa.pajak"),
        (_number_without_end, "layanan-desa.datang"),
        (_text_without_end, "layanan-desa.kenapa"),
        (_condition_on_what_comes_later, "layanan-desa.datang"),
        (_condition_that_never_holds, "layanan-desa.kenapa"),
        (_question_too_long, "layanan-desa.pajak"),
        (_option_too_long, "layanan-desa.urusan.surat"),
        (_other_wording_of_other_values, "layanan-desa.pajak.lain"),
        (_wording_without_a_name, "layanan-desa.pajak"),
        (_language_missing, "pajak"),
        (_skm_without_the_nine, "skm.unsur"),
    ],
)
def test_a_wrong_form_is_told_where(
    tmp_path: Path, spoil: Callable[[Form], None], where: str
) -> None:
    form = other_form()
    spoil(form)
    files = tiny()
    files["survey/pendek.yaml"]["surveys"].append(form)
    with pytest.raises(ContentProblems) as found:
        source.read(write(tmp_path / "content", files))
    assert any(where in problem.key for problem in found.value.problems), found.value.problems
