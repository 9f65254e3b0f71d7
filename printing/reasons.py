"""Why a ticket wasn't printed, or why nobody knows, in words for the staff."""

from enum import StrEnum

from printing.paper import Lang


class Reason(StrEnum):
    """Cause of a print attempt that didn't end in "printed"."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    CUTTER = "cutter"
    FAULT = "fault"  # the printer reports an error that only switching it off may cure
    SILENT = "silent"  # takes data but never answers
    REFUSED = "refused"  # nobody listens at the address
    UNREACHABLE = "unreachable"  # no such address, cable out, device file missing
    DENIED = "denied"  # the operating system doesn't let this user at the device
    BUSY = "busy"  # another computer or process has it
    TIMEOUT = "timeout"  # took the job, or half of it, and didn't say that it was printed
    POWER = "power"  # the connection broke off in the middle
    SOFTWARE = "software"  # the ticket couldn't be drawn, or a fault of ours


_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.PAPER_OUT: ("Kertas habis. Pasang gulungan baru.", "Out of paper. Put in a new roll."),
    Reason.COVER_OPEN: (
        "Tutup printer terbuka. Tekan sampai berbunyi klik.",
        "The printer's cover is open. Press until it clicks.",
    ),
    Reason.OFFLINE: (
        "Printer tidak siap. Tekan tombol FEED sekali.",
        "The printer is offline. Press FEED once.",
    ),
    Reason.CUTTER: (
        "Pisau pemotong macet. Matikan printer, ambil kertas yang tersangkut.",
        "The cutter is jammed. Switch the printer off and take the stuck paper out.",
    ),
    Reason.FAULT: (
        "Printer melaporkan kerusakan. Matikan, tunggu 10 detik, nyalakan.",
        "The printer reports a fault. Switch it off, wait 10 seconds, switch it on.",
    ),
    Reason.SILENT: (
        "Printer tidak memberi jawaban. Lihat apakah kertas keluar.",
        "The printer doesn't answer. Look whether paper came out.",
    ),
    Reason.REFUSED: (
        "Printer menolak sambungan. Periksa alamat dan nyalakan ulang printer.",
        "The printer refuses the connection. Check the address and restart the printer.",
    ),
    Reason.UNREACHABLE: (
        "Printer tidak ditemukan. Periksa kabel dan listriknya.",
        "The printer can't be reached. Check its cable and power.",
    ),
    Reason.DENIED: (
        "Kios belum diberi izin memakai printer (grup lp atau dialout).",
        "The kiosk has no permission for the printer (group lp or dialout).",
    ),
    Reason.BUSY: (
        "Printer sedang dipakai komputer atau program lain.",
        "Another computer or program is using the printer.",
    ),
    Reason.TIMEOUT: (
        "Printer tidak memastikan cetakan. Lihat apakah tiket keluar.",
        "The printer didn't confirm. Look whether the ticket came out.",
    ),
    Reason.POWER: (
        "Sambungan printer putus saat mencetak. Lihat apakah tiket keluar.",
        "The connection broke while printing. Look whether the ticket came out.",
    ),
    Reason.SOFTWARE: (
        "Tiket tidak dapat dibuat untuk dicetak. Hubungi pengelola kios.",
        "The ticket couldn't be made ready. Tell whoever looks after the kiosk.",
    ),
}


def explain(reason: Reason, lang: Lang = "id") -> str:
    """Say to the staff what is wrong and what to do, in one or two short sentences."""
    indonesian, english = _WORDS[reason]
    return indonesian if lang == "id" else english
