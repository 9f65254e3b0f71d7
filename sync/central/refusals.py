"""Every way in which the server says no, in words for whoever stands in front of the screen."""

from __future__ import annotations

from sync.wire import Problem

_REFUSALS: dict[str, tuple[int, str, str]] = {
    "malformed": (400, "Pesan tidak dapat dibaca.", "The message can't be read."),
    "unknown-dictionary": (
        400,
        "Pesan dipadatkan dengan kamus yang tidak dikenal server ini.",
        "The message was packed with a dictionary that this server doesn't know.",
    ),
    "too-large": (413, "Pesan terlalu besar.", "The message is too large."),
    "too-slow": (408, "Pesan terlalu lama diterima.", "The message took too long to arrive."),
    "bad-signature": (
        401,
        "Tanda tangan permintaan tidak cocok.",
        "The request's signature doesn't match.",
    ),
    "unknown-stream": (
        401,
        "Anjungan ini belum terdaftar di server.",
        "This stand isn't enrolled with this server.",
    ),
    "revoked": (
        403,
        "Izin anjungan ini sudah dicabut. Hubungi admin pusat.",
        "This stand's permission was withdrawn. Call the central administrator.",
    ),
    "version": (
        409,
        "Versi aplikasi ini tidak didukung server. Perbarui salah satunya.",
        "The server doesn't support this version. Update one of the two.",
    ),
    "code-unknown": (
        403,
        "Kode pendaftaran tidak dikenal. Minta kode baru kepada admin pusat.",
        "The enrolment code isn't known. Ask the central administrator for a new one.",
    ),
    "code-used": (
        403,
        "Kode pendaftaran sudah dipakai. Minta kode baru kepada admin pusat.",
        "The enrolment code was used already. Ask the central administrator for a new one.",
    ),
    "code-expired": (
        403,
        "Kode pendaftaran sudah kedaluwarsa. Minta kode baru kepada admin pusat.",
        "The enrolment code has expired. Ask the central administrator for a new one.",
    ),
    "wrong-place": (
        409,
        "Kode ini dibuat untuk tempat lain. Minta kode untuk tempat ini.",
        "This code was made for another place. Ask for a code for this place.",
    ),
    "stream-known-otherwise": (
        409,
        "Anjungan ini sudah terdaftar dengan kunci atau tempat lain.",
        "This stand is already enrolled with another key or place.",
    ),
    "no-letter-left": (
        409,
        "Semua huruf anjungan di tempat ini sudah terpakai. Hubungi admin pusat.",
        "All kiosk letters of this place are in use. Call the central administrator.",
    ),
    "too-many-tries": (
        429,
        "Terlalu banyak percobaan. Tunggu satu menit.",
        "Too many tries. Wait a minute.",
    ),
    "busy": (503, "Server sedang sibuk.", "The server is busy."),
    "not-found": (404, "Tidak ditemukan.", "Not found."),
    "failed": (500, "Terjadi kesalahan di server.", "Something failed on the server."),
}


class Refused(Exception):
    """A refusal by its code; `status` is the HTTP status and `problem` the answer's body."""

    def __init__(self, code: str, retry_after_s: int | None = None) -> None:
        status, in_indonesian, in_english = _REFUSALS[code]
        super().__init__(f"{code}: {in_english}")
        self.code = code
        self.status = status
        self.problem = Problem(code, in_indonesian, in_english)
        self.retry_after_s = retry_after_s


def status_of(code: str) -> int:
    """The HTTP status that goes with a refusal."""
    return _REFUSALS[code][0]
