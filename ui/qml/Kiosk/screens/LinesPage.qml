pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Kiosk.components
import Kiosk.theme

// A screen that is only read, page by page: its name, then lines under the headings of their
// sections. In landscape the lines stand at the right.
KioskFrame {
    id: page

    required property string heading
    required property string prefix
    required property QtObject lines
    property string thing: ""

    function titleOf(section: string): string {
        return "";
    }

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : page.reading

        Pictogram {
            id: picture
            anchors.right: Theme.landscape ? undefined : parent.right
            y: Theme.size.space3
            visible: page.thing !== "" && !Theme.rows
            thing: page.thing
            extent: Theme.size.px(Theme.landscape ? 96 : 112)
        }

        Heading {
            id: name
            y: Theme.landscape && picture.visible ? picture.y + picture.height + Theme.size.space2 : Theme.size.space3
            width: parent.width - (picture.visible && !Theme.landscape ? picture.width + Theme.size.space3 : 0)
            text: page.heading
            color: Theme.role.link
        }

        // In portrait the lines stand here.
        Item {
            id: room
            anchors.left: parent.left
            anchors.right: parent.right
            y: Math.max(name.y + name.height, picture.visible && !Theme.landscape ? picture.y + picture.height : 0) + Theme.size.space1
            height: turning.y - Theme.size.space3 - y
        }

        PageKeys {
            id: turning
            anchors.bottom: parent.bottom
            width: parent.width
            pages: words
            prefix: page.prefix
            primary: true
        }
    }

    answers: Item {
        id: wide
        anchors.fill: parent

        PagedLines {
            id: words
            parent: Theme.landscape ? wide : room
            anchors.fill: parent
            model: page.lines
            delegate: ReadingLine {
                width: words.width
                room: words.height
                title: page.titleOf(section)
            }
        }
    }
}
