pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// Shows one page at a time. In a window, Page Up and Page Down go through the pages, T through the text
// sizes, C switches the contrast and L the language.
Window {
    id: gallery

    required property list<string> pages
    property int current: 0
    property bool english: false

    readonly property string page: pages[current]
    readonly property bool whole: page === "Frame" || page === "Dialog"

    function load(): void {
        loader.setSource(page + "Page.qml", {
            english: english
        });
    }

    color: Theme.role.ground
    onPageChanged: load()
    onEnglishChanged: load()

    Loader {
        id: loader
        anchors.fill: parent
        anchors.margins: gallery.whole ? 0 : Theme.size.margin
        anchors.topMargin: gallery.whole ? 0 : Theme.size.px(72)
        focus: true
        Component.onCompleted: gallery.load()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageDown)
                gallery.current = (gallery.current + 1) % gallery.pages.length;
            else if (event.key === Qt.Key_PageUp)
                gallery.current = (gallery.current + gallery.pages.length - 1) % gallery.pages.length;
            else if (event.key === Qt.Key_T)
                Theme.textFactor = Theme.textFactor >= 2 ? 1 : Theme.textFactor + 0.5;
            else if (event.key === Qt.Key_C)
                Theme.highContrast = !Theme.highContrast;
            else if (event.key === Qt.Key_L)
                gallery.english = !gallery.english;
        }
    }

    Label {
        x: Theme.size.margin
        y: Theme.size.space2
        visible: !gallery.whole
        text: gallery.page
        font.pixelSize: Theme.type.barLeast
    }
}
