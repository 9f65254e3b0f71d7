import Kiosk.components

Sample {
    id: page

    Band {
        width: page.cell
        slot: "down"
        title: page.say("Ambil kertas di bawah layar", "Take the paper below the screen")
        line: page.say("Tidak keluar? Foto nomor ini.", "No paper? Photograph this number.")
    }
    Band {
        width: page.cell
        tone: Tone.Positive
        title: page.say("Kertas sudah tercetak", "The paper is printed")
        line: page.say("Silakan duduk. Nomor Anda dipanggil.", "Please sit. Your number is called.")
    }
}
