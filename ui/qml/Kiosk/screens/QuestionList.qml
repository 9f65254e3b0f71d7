pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// Questions to choose from, page by page.
Item {
    id: list

    property alias model: pages.model
    property alias count: pages.count

    signal picked(string key)

    PagedLines {
        id: pages
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: turning.top
        anchors.bottomMargin: turning.visible ? Theme.size.space1 : 0

        delegate: PagedRow {
            id: entry

            required property string key
            required property string words

            width: pages.width
            bottomPadding: Theme.size.space2
            plain: choice.implicitHeight + bottomPadding

            ChoiceRow {
                id: choice
                objectName: "question." + entry.key
                width: parent.width
                text: entry.words
                onActivated: list.picked(entry.key)
            }
        }
    }

    PageKeys {
        id: turning
        anchors.bottom: parent.bottom
        width: parent.width
        pages: pages
        prefix: "questions"
    }
}
