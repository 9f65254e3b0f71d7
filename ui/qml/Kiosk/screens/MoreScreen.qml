import Kiosk.vm

// Everything else there is here.
TilePage {
    id: screen

    readonly property MoreVm vm: app.more as MoreVm

    thing: "others"
    heading: qsTr("What else can we do for you?")
    choices: vm.choices
    count: vm.count
    onChosen: key => screen.vm.choose(key)
}
