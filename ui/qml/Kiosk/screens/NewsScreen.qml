import Kiosk.vm

// What the place announces today.
LinesPage {
    readonly property NewsVm vm: app.news as NewsVm

    heading: qsTr("Announcements")
    prefix: "news"
    thing: "news"
    lines: vm.lines
}
