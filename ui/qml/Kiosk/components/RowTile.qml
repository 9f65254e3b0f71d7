import QtQuick

// A choice as a row, at any text size.
Tile {
    row: true
}
