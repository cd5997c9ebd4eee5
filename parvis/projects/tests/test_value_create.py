"""A value of an indicator is entered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.kit.refusing import Refused
from parvis.projects.actions import Entered, enter_value
from parvis.projects.models import IndicatorPeriod, Project, ValueCell

from .factories import ProjectFactory, a_value, an_indicator

pytestmark = pytest.mark.django_db
ASKED = {"kind": "actual", "number": "84700", "day": "2024-06-30", "source": "Rapport"}


@pytest.fixture
def indicator():
    return an_indicator(ProjectFactory(start="2022-03"))


@pytest.fixture
def officer(client_of, project_officer):
    return client_of(project_officer)


def url(indicator) -> str:
    return reverse("projects:value_create", args=[indicator.pk])


def test_it_has_its_day_its_source_and_its_author(officer, project_officer, indicator):
    response = officer.post(url(indicator), ASKED)

    value = ValueCell.objects.get()
    entry = Entry.objects.about(indicator.project).get()
    assert response.url == indicator.get_absolute_url()
    assert (value.number, value.stands_on) == (84_700, date(2024, 6, 30))
    assert (value.source, value.author) == ("Rapport", project_officer)
    assert (value.period.start, value.period.end) == (date(2022, 3, 1), date(2024, 6, 30))
    assert entry.verb == "project.valuecell_added"


def test_a_value_of_the_same_day_replaces_it_and_both_are_kept(officer, indicator):
    officer.post(url(indicator), ASKED)
    officer.post(url(indicator), ASKED | {"number": "95000"})

    first, second = ValueCell.objects.order_by("pk")
    assert ValueCell.objects.current().get() == second
    assert second.supersedes == first
    assert second.period == first.period


def test_blank_is_not_zero(officer, indicator):
    blank = officer.post(url(indicator), ASKED | {"number": ""})
    officer.post(url(indicator), ASKED | {"number": "", "narrative": "Compteurs en panne"})

    assert "number" in blank.context["form"].errors
    assert ValueCell.objects.get().number is None


def test_zero_is_a_value(officer, indicator):
    officer.post(url(indicator), ASKED | {"number": "0"})

    assert ValueCell.objects.get().number == 0


def test_what_was_reached_is_not_in_the_future(officer, indicator):
    tomorrow = str(clock.today() + timedelta(days=1))

    reached = officer.post(url(indicator), ASKED | {"day": tomorrow})
    aimed = officer.post(url(indicator), ASKED | {"day": tomorrow, "kind": "target"})

    assert "day" in reached.context["form"].errors
    assert aimed.status_code == 302


def test_words_have_no_number(officer):
    indicator = an_indicator(ProjectFactory(), measure="5")

    assert "number" not in officer.get(url(indicator)).context["form"].fields
    officer.post(url(indicator), ASKED | {"narrative": "Le comité se réunit"})

    assert ValueCell.objects.get().number is None
    with pytest.raises(Refused):
        enter_value(indicator, Entered("actual", date(2024, 1, 1), number=3), by=None)


def test_a_locked_period_takes_no_more_values(officer, indicator):
    a_value(indicator, 1, date(2024, 6, 30))
    IndicatorPeriod.objects.update(state="locked")

    officer.post(url(indicator), ASKED)

    assert ValueCell.objects.get().number == 1


def test_a_value_makes_a_project_recently_measured(officer, indicator):
    since = clock.today() - timedelta(days=365)
    assert not Project.objects.valued_since(since).exists()

    officer.post(url(indicator), ASKED | {"day": str(clock.today())})

    assert Project.objects.valued_since(since).get() == indicator.project


def test_nobody_else_enters_values(client_of, world):
    count = ValueCell.objects.count()

    for role in ("city", "funds", "outsider"):
        response = client_of(getattr(world, role)).post(url(world.indicator), ASKED)
        assert response.status_code == 404, role
    assert ValueCell.objects.count() == count
