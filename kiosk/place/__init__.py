"""Where a stand is: who serves the desk, on which days, until when, and whom to ask."""
