import Kiosk.vm

// How to reach the place and its office, where to complain, and the official accounts.
LinesPage {
    readonly property ContactVm vm: app.contact as ContactVm

    function titleOf(section: string): string {
        switch (section) {
        case "place":
            return qsTr("This place");
        case "office":
            return qsTr("Immigration office");
        case "complain":
            return qsTr("Complaints");
        default:
            return qsTr("Official accounts");
        }
    }

    heading: qsTr("Contact and complaints")
    prefix: "contact"
    thing: "contact"
    lines: vm.lines
}
