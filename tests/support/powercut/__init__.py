"""What a disk may hold after the power was cut, from a recording of everything written to it.

`recorder.c`, preloaded into a program, records its calls; `recording` starts programs under
it and reads the log; `disk` plays a log up to any record and makes an image of what may be
left there: what was synced for certain, what wasn't by chance.
"""
