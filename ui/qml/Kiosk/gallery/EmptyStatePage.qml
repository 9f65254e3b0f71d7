import Kiosk.components

Sample {
    id: page

    EmptyState {
        width: page.cell
        title: page.say("Belum ada pengumuman", "No announcements")
        text: page.say("Tanyakan di meja layanan.", "Please ask at the service desk.")
    }
}
