pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.theme

// What every control is built on. Acts once, on release inside the target, however long the press
// and however much the finger drifted meanwhile; a second finger does nothing. Enter, Space and the
// arrow keys do the same for a keyboard or a tactile pad.
Item {
    id: touchable

    // What a screen reader says.
    required property string name
    property string description: ""
    // Why this can't be had now ("Buka Selasa 08.00"). Then a touch is answered by `refused`.
    property string whyNot: ""
    // A key of a pad, where fast typing is normal.
    property bool rapid: false
    property real focusRadius: Theme.size.radius
    property int role: Accessible.Button

    property bool pressed: tap.pressed && tap.mine && contains(tap.point.position)
    readonly property bool available: whyNot === ""

    signal activated
    signal refused

    function activate(): void {
        Finger.settled(available);
        if (available)
            activated();
        else
            refused();
    }

    // Moves the focus to the nearest control in a direction; stays where there is none.
    function focusToward(dx: int, dy: int): void {
        const from = mapToItem(null, width / 2, height / 2);
        let best = null;
        let least = Infinity;
        let item = nextItemInFocusChain(true);
        while (item !== null && item !== touchable) {
            const to = item.mapToItem(null, item.width / 2, item.height / 2);
            const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
            const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
            if (along > 1 && along + 2 * across < least) {
                least = along + 2 * across;
                best = item;
            }
            item = item.nextItemInFocusChain(true);
        }
        if (best !== null)
            best.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: Theme.size.target
    implicitHeight: Theme.size.target
    activeFocusOnTab: true
    z: activeFocus ? 1 : 0

    Accessible.role: touchable.role
    Accessible.name: touchable.name
    Accessible.description: touchable.available ? touchable.description : touchable.whyNot
    Accessible.focusable: true
    Accessible.onPressAction: touchable.activate()

    onVisibleChanged: if (!visible)
        Finger.release(touchable)

    Keys.onPressed: event => {
        const go = event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space;
        event.accepted = true;
        if (go && !event.isAutoRepeat)
            touchable.activate();
        else if (event.key === Qt.Key_Left)
            touchable.focusToward(-1, 0);
        else if (event.key === Qt.Key_Right)
            touchable.focusToward(1, 0);
        else if (event.key === Qt.Key_Up)
            touchable.focusToward(0, -1);
        else if (event.key === Qt.Key_Down)
            touchable.focusToward(0, 1);
        else if (!go)
            event.accepted = false;
    }

    TapHandler {
        id: tap

        property bool mine: false

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onPressedChanged: {
            if (pressed) {
                mine = Finger.take(touchable, touchable.rapid);
            } else {
                Finger.release(touchable);
            }
        }
        onTapped: {
            if (mine)
                touchable.activate();
            mine = false;
        }
        onCanceled: mine = false
    }

    // Made when it is needed: a keyboard on the screen has fifty keys, and comes at once.
    Loader {
        anchors.fill: parent
        active: touchable.activeFocus
        z: 10
        sourceComponent: FocusRing {
            radius: touchable.focusRadius
        }
    }
}
