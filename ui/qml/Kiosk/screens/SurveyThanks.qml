import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The words of the thanks.
Column {
    id: thanks

    required property SurveyVm vm

    spacing: Theme.size.space3

    Pictogram {
        visible: !Theme.rows
        thing: "done"
        extent: Theme.size.px(Theme.landscape ? 96 : 144)
    }
    Heading {
        objectName: "survey.thanks"
        width: parent.width
        question: true
        text: qsTr("Thank you.")
    }
    Prose {
        width: parent.width
        text: thanks.vm.ended === "rated" ? qsTr("What you think of this stand is noted.") : qsTr("Your answers help this office to serve better.")
    }
    Prose {
        width: parent.width
        visible: !(Theme.rows && Theme.landscape)
        soft: true
        text: qsTr("Nobody learns who answered.")
    }
}
