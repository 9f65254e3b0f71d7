"""The satisfaction survey at central: sums, exports, the public page and the monthly report."""
