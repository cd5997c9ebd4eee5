"""The day can be chosen."""

from datetime import UTC, date, datetime

from parvis.kit import clock


def test_a_moment_is_pretended_and_given_back():
    with clock.at(datetime(2026, 3, 29, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 3, 30)  # half past midnight in Paris

    assert clock.now().year >= 2026
    assert clock.today() != date(2026, 3, 30)
