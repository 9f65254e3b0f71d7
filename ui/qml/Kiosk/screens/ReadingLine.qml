// A line of a LinesVm: it has all that a line can have.
PagedLine {
    required link
    required key
    required ticked
}
