"""Hypothesis: few and repeatable examples in a reduced run, many and new ones in a long run."""

from hypothesis import HealthCheck, settings

REDUCED_EXAMPLES = 40
LONG_EXAMPLES = 1000


def load(*, long: bool) -> None:
    """Choose the profile of this run. Tests that need fewer examples lower it themselves."""
    # Real files and processes are slow and uneven; deadlines per example would only make noise.
    slow_is_fine = [HealthCheck.too_slow]
    settings.register_profile(
        "reduced",
        derandomize=True,
        max_examples=REDUCED_EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=slow_is_fine,
    )
    settings.register_profile(
        "long",
        max_examples=LONG_EXAMPLES,
        deadline=None,
        print_blob=True,
        suppress_health_check=slow_is_fine,
    )
    settings.load_profile("long" if long else "reduced")
