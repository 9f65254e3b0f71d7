import Kiosk.vm

// The lessons.
TilePage {
    id: screen

    readonly property LearnVm vm: app.learn as LearnVm

    thing: "learn"
    heading: qsTr("What would you like to learn?")
    line: qsTr("Short, with pictures.")
    choices: vm.choices
    count: vm.count
    onChosen: key => screen.vm.choose(key)
}
