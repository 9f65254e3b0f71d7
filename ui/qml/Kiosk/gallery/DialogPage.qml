import QtQuick
import Kiosk.components

Item {
    id: page

    property bool english: false

    Dialog {
        opened: true
        cancelIsSafe: true
        thing: "ticket"
        title: page.english ? "Cancel A-017?" : "Batalkan A-017?"
        text: page.english ? "Someone else then moves up. The number can’t be taken back." : "Orang berikutnya akan maju. Nomor ini tidak bisa dipakai lagi."
        confirmText: page.english ? "Cancel it" : "Batalkan"
        cancelText: page.english ? "Keep it" : "Tetap pakai"
    }
}
