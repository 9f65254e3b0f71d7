"""The ticket's own words, in Indonesian and English, for wide and narrow paper."""

import msgspec

from printing.paper import Lang


class Words(msgspec.Struct, frozen=True):
    """Fixed texts of a ticket in one language."""

    queue_number: str
    reprint: str
    example: str
    ahead_wide: str
    ahead_narrow: str
    nobody_ahead: str
    one_ahead_wide: str
    one_ahead_narrow: str
    wait_wide: str
    wait_narrow: str
    at: str
    bring: str
    for_staff: str
    not_appointment: str
    valid_wide: str
    valid_narrow: str
    free_wide: str
    asked_to_pay: str


WORDS: dict[Lang, Words] = {
    "id": Words(
        queue_number="NOMOR ANTREAN",
        reprint="CETAK ULANG {copy}",
        example="CONTOH",
        ahead_wide="{ahead} orang di depan Anda",
        ahead_narrow="{ahead} orang di depan",
        nobody_ahead="Tidak ada antrean di depan",
        one_ahead_wide="1 orang di depan Anda",
        one_ahead_narrow="1 orang di depan",
        wait_wide="kira-kira {minutes} menit",
        wait_narrow="+/-{minutes} menit",
        at="pukul {clock}",
        bring="SIAPKAN (asli):",
        for_staff="Untuk petugas: {code}",
        not_appointment="BUKAN JANJI TEMU M-PASPOR",
        valid_wide="Berlaku hari ini.",
        valid_narrow="Hari ini saja. GRATIS.",
        free_wide="Nomor ini GRATIS.",
        asked_to_pay="Diminta bayar? {contact}",
    ),
    "en": Words(
        queue_number="QUEUE NUMBER",
        reprint="REPRINT {copy}",
        example="EXAMPLE",
        ahead_wide="{ahead} people ahead of you",
        ahead_narrow="{ahead} people ahead",
        nobody_ahead="Nobody ahead of you",
        one_ahead_wide="1 person ahead of you",
        one_ahead_narrow="1 person ahead",
        wait_wide="about {minutes} minutes",
        wait_narrow="+/-{minutes} min",
        at="at {clock}",
        bring="BRING (originals):",
        for_staff="For staff: {code}",
        not_appointment="NOT AN M-PASPOR APPOINTMENT",
        valid_wide="Valid today.",
        valid_narrow="Today only. FREE.",
        free_wide="This number is FREE.",
        asked_to_pay="Asked to pay? {contact}",
    ),
}
