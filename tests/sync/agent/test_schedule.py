from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sync.agent.round import Outcome
from sync.agent.schedule import (
    AFTER_FACT_S,
    FACT_PAUSE_S,
    FIRST_S,
    MOST_NEXT_S,
    Schedule,
)
from sync.agent.status import State, SyncStatus


def outcome(
    state: State, next_after_s: int | None = None, retry_after_s: float | None = None
) -> Outcome:
    return Outcome(SyncStatus(state, 0, 0), next_after_s, retry_after_s)


def schedule() -> Schedule:
    return Schedule(0.0, random.Random(1))


def test_the_first_round_is_due_at_once() -> None:
    assert schedule().due == 0.0


def test_after_success_the_servers_wish_counts() -> None:
    plan = schedule()
    plan.after(outcome("ok", next_after_s=1_000), 50.0)
    assert plan.due == 1_050.0
    plan.after(outcome("ok", next_after_s=0), 50.0)
    assert plan.due == 50.0 + FIRST_S
    plan.after(outcome("ok", next_after_s=10**9), 50.0)
    assert plan.due == 50.0 + MOST_NEXT_S


def test_a_new_fact_is_sent_10_s_later_and_never_puts_anything_off() -> None:
    plan = schedule()
    plan.after(outcome("ok", next_after_s=1_000), 0.0)
    plan.fact(100.0)
    assert plan.due == 110.0
    plan.fact(105.0)
    assert plan.due == 110.0
    assert AFTER_FACT_S == 10.0


def test_failures_are_followed_by_waits_between_5_s_and_15_min() -> None:
    waits = []
    for seed in range(200):
        plan, now = Schedule(0.0, random.Random(seed)), 0.0
        for _ in range(20):
            plan.after(outcome("offline"), now)
            waits.append(plan.due - now)
            now = plan.due
    assert min(waits) >= 5.0
    assert max(waits) <= 900.0
    # Full jitter: a fleet that failed together doesn't come back together.
    last = sorted(waits[19::20])
    assert last[20] < 250 < 650 < last[180]


def test_early_failures_are_tried_again_soon() -> None:
    plan = schedule()
    plan.after(outcome("offline"), 0.0)
    assert plan.due <= 10.0


def test_while_the_line_fails_facts_dont_hammer_it() -> None:
    plan = schedule()
    while plan.due <= FACT_PAUSE_S:
        plan.after(outcome("server_error"), 0.0)
    plan.fact(1.0)
    assert plan.due == FACT_PAUSE_S == 60.0


def test_retry_after_is_kept_even_for_new_facts() -> None:
    plan = schedule()
    plan.after(outcome("server_error", retry_after_s=120.0), 0.0)
    assert 125.0 <= plan.due <= 130.0
    plan.fact(1.0)
    assert plan.due >= 120.0


def test_a_revoked_stand_keeps_trying_slowly() -> None:
    plan = schedule()
    plan.after(outcome("revoked", next_after_s=10), 0.0)
    assert 900.0 <= plan.due <= 1_800.0
    plan.fact(1.0)
    assert plan.due >= 900.0


def test_a_network_that_comes_up_is_used_at_once() -> None:
    plan, now = schedule(), 0.0
    for _ in range(8):
        plan.after(outcome("offline"), now)
    plan.link_up(3.0)
    assert plan.due == 3.0
    plan.after(outcome("offline"), 3.0)
    assert plan.due - 3.0 <= 20.0


def test_a_stand_that_isnt_enrolled_looks_again_every_minute() -> None:
    plan = schedule()
    plan.after(outcome("never_enrolled"), 0.0)
    assert plan.due == 60.0


STATES: list[State] = [
    "never_enrolled",
    "waiting",
    "ok",
    "offline",
    "captive_portal",
    "server_error",
    "revoked",
    "fork",
    "clock",
    "store_error",
]
events = st.one_of(
    st.tuples(
        st.sampled_from(STATES),
        st.none() | st.integers(-10, 10**12),
        st.none() | st.floats(0, 3_600),
    ),
    st.sampled_from(["arm", "failed", "fact", "link_up", "asked"]),
)


@given(st.lists(st.tuples(events, st.floats(0, 1e5)), max_size=60), st.integers())
def test_the_timer_is_always_armed_and_never_further_than_the_longest_wait(
    happened: list[tuple[object, float]], seed: int
) -> None:
    plan, now = Schedule(0.0, random.Random(seed)), 0.0
    for event, passed in happened:
        now += passed
        if isinstance(event, tuple):
            plan.after(outcome(*event), now)
        else:
            getattr(plan, str(event))(now)
        assert plan.due <= now + max(MOST_NEXT_S, 3_600 + 10)
