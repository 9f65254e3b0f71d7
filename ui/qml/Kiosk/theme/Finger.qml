pragma Singleton
import QtQuick

// One finger at a time, for the whole window: while a target holds the finger, a second finger or
// the palm does nothing elsewhere. After an activation all targets rest for `settle` milliseconds,
// or the second half of a double tap would press whatever the next screen puts under the finger.
QtObject {
    id: finger

    property int settle: 250

    readonly property bool free: holder === null && !rest.running

    property QtObject holder: null

    signal touched(did: bool)

    property Timer rest: Timer {
        interval: finger.settle
    }

    // A rapid target (a key of a pad) isn't held up by the rest.
    function take(target: QtObject, rapid: bool): bool {
        if (holder !== null && holder !== target)
            return false;
        if (rest.running && !rapid)
            return false;
        holder = target;
        return true;
    }

    function release(target: QtObject): void {
        if (holder === target)
            holder = null;
    }

    // A touch has ended in a target. `did`: it did what the target is for.
    function settled(did: bool): void {
        if (settle > 0)
            rest.restart();
        touched(did);
    }
}
