import QtQuick
import Kiosk.theme

// What every screen stands in. Portrait: header, motif, stage (what is said), answers (what is
// touched, in low reach), bar. Landscape: stage at the left, answers at the right. `stage`,
// `answers` and `overlay` take items that fill them; any other child lies between those and the bar,
// for the eye as for the order in which keys and voice go.
Rectangle {
    id: frame

    required property string title
    property string clock: ""
    property bool barShown: true

    default property alias others: othersSlot.data
    property alias stage: stageSlot.data
    property alias answers: answersSlot.data
    property alias overlay: overlaySlot.data
    property alias bar: barKeys

    readonly property bool covered: overlaySlot.visibleChildren.length > 0
    readonly property int stageTop: Theme.size.header + Theme.size.strip
    readonly property int answersTop: Theme.landscape ? stageTop + Theme.size.gutter : foot - portraitAnswers
    readonly property int portraitAnswers: Math.min(Theme.size.px(952), Math.round((foot - stageTop) * 0.62))
    readonly property int foot: barShown ? barKeys.y - Theme.size.gutter : height - Theme.size.margin

    color: Theme.role.ground

    Accessible.role: Accessible.Pane
    Accessible.name: title

    data: [
        Rectangle {
            width: parent.width
            height: Theme.size.header
            color: Theme.role.header

            Label {
                id: titleLabel
                anchors.left: parent.left
                anchors.leftMargin: Theme.size.margin
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.size.margin - clockLabel.width - Theme.size.gutter
                text: frame.title
                wrapMode: Text.NoWrap
                color: Theme.role.headerText
                font.pixelSize: Theme.type.header
                // A Sunday is longer than a Tuesday: the name gives way by a little before it is cut.
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.type.header * 0.8)
                font.weight: Theme.type.extra
                maximumLineCount: 1
            }

            Label {
                id: clockLabel
                anchors.right: parent.right
                anchors.rightMargin: Theme.size.margin
                anchors.baseline: titleLabel.baseline
                text: frame.clock
                color: Theme.role.headerText
                font.pixelSize: Theme.type.header
                font.weight: Theme.type.semi
                wrapMode: Text.NoWrap
            }
        },
        MotifStrip {
            y: Theme.size.header
            width: parent.width
            height: Theme.size.strip
        },
        Item {
            id: stageSlot
            enabled: !frame.covered
            x: Theme.size.margin
            y: Theme.landscape ? frame.answersTop : frame.stageTop
            width: Theme.landscape ? Math.round(frame.width * 0.4) - Theme.size.margin - Theme.size.gutter : frame.width - 2 * Theme.size.margin
            height: Theme.landscape ? frame.foot - frame.answersTop : frame.answersTop - Theme.size.gutter - frame.stageTop
        },
        Item {
            id: answersSlot
            enabled: !frame.covered
            x: Theme.landscape ? Math.round(frame.width * 0.4) : Theme.size.margin
            y: frame.answersTop
            width: frame.width - Theme.size.margin - x
            height: frame.foot - frame.answersTop
        },
        Item {
            id: othersSlot
            anchors.fill: parent
            enabled: !frame.covered
        },
        Bar {
            id: barKeys
            enabled: !frame.covered
            visible: frame.barShown
            x: Theme.size.margin
            y: frame.height - height - Theme.size.barMargin
            width: frame.width - 2 * Theme.size.margin
        },
        Item {
            id: overlaySlot
            anchors.fill: parent
        }
    ]
}
