"""How all tests are run: the same cases each time, and no test fails for being slow.

`make explore` looks for cases that were never tried; what it finds becomes a test of its own.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

settings.register_profile(
    "steady",
    parent=settings(),
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "explore", parent=settings.get_profile("steady"), derandomize=False, max_examples=500
)
if os.environ.get("LDSP_EXPLORE"):
    settings.load_profile("explore")
else:
    settings.load_profile("steady")
    # Hypothesis also tries values that stand in the modules which are imported by then. Those
    # are other ones in each process, by the tests that it was given; and there is no setting.
    providers._get_local_constants = lambda: providers._local_constants
