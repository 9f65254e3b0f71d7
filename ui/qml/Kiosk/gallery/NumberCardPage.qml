import Kiosk.components

Sample {
    id: page

    NumberCard {
        width: page.cell
        number: "A-017"
    }
    NumberCard {
        width: page.cell
        number: "PB-1000"
    }
}
