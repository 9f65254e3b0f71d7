import Kiosk.components

Sample {
    id: page

    ErrorState {
        width: page.cell
        title: page.say("Nomor belum bisa diberikan", "No number right now")
        text: page.say("Mohon coba lagi, atau datang ke Loket 1.", "Please try again or go to Counter 1.")
        actionText: page.say("Coba lagi", "Try again")
    }
}
