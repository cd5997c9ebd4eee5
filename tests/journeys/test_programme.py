"""The main job: a figure of the programme, opened down to its records, moves with them."""

from __future__ import annotations

import re

import pytest

from demo.load import generate
from parvis.members.models import Mandate
from parvis.people.models import User
from parvis.projects.models import FundingSource

FIGURE = "a.figure[href*='members.women_heads']"


@pytest.fixture
def network(transactional_db):
    """A small made-up network, with its programme."""
    generate(members=30, seed=5)


@pytest.fixture
def awa(network):
    """Keeps the directory."""
    return User.objects.get(email="directory@demo.example")


def _women(page):
    """How many women head a member, as the programme says it: « 3 sur 11 »."""
    page.goto("/programme/")
    text = page.locator(FIGURE).inner_text()
    return int(re.search(r"(\d+) sur (\d+)", text).group(1))


@pytest.mark.parametrize("script", [True, False])
def test_a_new_mayor_moves_the_figure(visit, awa, script):
    page = visit(awa, script=script)
    man = Mandate.objects.of_heads().of_members().as_of().filter(person__gender="m").first()
    before = _women(page)

    page.goto(man.office.get_absolute_url())
    page.click(f"a[href='/members/mandates/{man.uuid}/end/']")
    page.fill("[name=end]", "24/11/2026")
    page.select_option("[name=end_reason]", "term")
    page.click("main .submit button")
    page.click(f"a[href='{man.office.get_absolute_url()}mandates/new/']")
    page.fill("[name=given_name]", "Aïssata")
    page.fill("[name=family_name]", "Belvallon")
    page.select_option("[name=gender]", "f")
    page.fill("[name=start]", "24/11/2026")
    page.click("main .submit button")

    assert page.get_by_text("Aïssata Belvallon").first.is_visible()
    assert _women(page) == before + 1


def test_a_figure_opens_down_to_its_records(visit, awa):
    page = visit(awa)
    before = _women(page)

    page.click(FIGURE)
    page.click("text=La liste complète")

    assert "head_gender=f" in page.url
    assert page.locator("main tbody tr").count() == before > 0


def test_a_project_moves_the_money_of_its_priority(visit, network):
    page = visit(User.objects.get(email="projects@demo.example"))
    line = FundingSource.objects.filter(
        kind="own", project__ties__node__code="T2", project__ties__state="confirmed"
    ).first()
    page.goto("/programme/figures/projects.own_funds/?node=T2")
    before = _euros(page)

    page.goto(line.project.get_absolute_url())
    page.click(f"a[href$='/funding/{line.pk}/']")
    page.fill("[name=amount]", str(int(line.amount) + 1_000_000))
    page.click("main .submit button")
    page.goto("/programme/figures/projects.own_funds/?node=T2")

    assert _euros(page) == before + 1_000_000


def _euros(page):
    """The headline amount, as a number."""
    return int(re.sub(r"\D", "", page.locator("main .figure__value").first.inner_text()))
