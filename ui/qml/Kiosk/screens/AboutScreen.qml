import Kiosk.vm

// What this stand is, what it keeps of a person, and that person's rights.
LinesPage {
    readonly property AboutVm vm: app.about as AboutVm

    function titleOf(section: string): string {
        switch (section) {
        case "stand":
            return qsTr("This stand");
        case "data":
            return qsTr("What it keeps, and why");
        default:
            return qsTr("Your rights");
        }
    }

    heading: qsTr("About this stand")
    prefix: "about"
    thing: "about"
    lines: vm.lines
}
