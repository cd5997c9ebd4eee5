"""The pages that are measured, on one generated network; one JSON line a page."""

from __future__ import annotations

import json
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from parvis.members.models import Organisation
from parvis.people.models import User
from parvis.projects.models import Project
from parvis.terms.models import Country

from .exports import compare_exports
from .measure import compare

ROLE = "directory@demo.example"


def main(size: int, times: int) -> None:
    """Generate the network where it is not there yet, then measure."""
    _prepare(size)
    cookie = _signed_in()
    for page, address in _addresses().items():
        print(json.dumps(compare(page, address, cookie, times=times).as_row()), flush=True)
    for page, address in _lists_to_export().items():
        for result in compare_exports(page, address, cookie):
            print(json.dumps(result.as_row()), flush=True)


def _prepare(size: int) -> None:
    call_command("migrate", verbosity=0)
    if not Organisation.objects.exists():
        print(f"Generating {size} members …", file=sys.stderr)
        call_command("generate", members=size, seed=1, stdout=sys.stderr)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _signed_in() -> str:
    client = Client()
    client.force_login(User.objects.get(email=ROLE))
    return "; ".join(
        f"{name}={client.cookies[name].value}" for name in [settings.SESSION_COOKIE_NAME]
    )


def _lists_to_export() -> dict[str, str]:
    """At most some ten thousand rows of each."""
    region = Country.objects.filter(organisation__isnull=False).values_list("region__code")
    largest = region.annotate(count=Count("organisation")).order_by("-count")[0][0]
    city = Organisation.objects.filter(is_synthetic=True).order_by("pk")[7]
    members, people = reverse("members:organisation_list"), reverse("members:person_list")
    return {
        "members": f"{members}?region={largest}",
        "people": f"{people}?country={city.country_id}",
    }


def _addresses() -> dict[str, str]:
    city = Organisation.objects.filter(is_synthetic=True).order_by("pk")[7]
    project = Project.objects.order_by("pk")[3]
    members = reverse("members:organisation_list")
    return {
        "members": members,
        "members, filtered": f"{members}?country={city.country_id}&kind=city",
        "members, page 4 by size": f"{members}?sort=-population&page=4",
        "people": reverse("members:person_list"),
        "projects": reverse("projects:project_list"),
        "sheet of a member": city.get_absolute_url(),
        "sheet of a project": project.get_absolute_url(),
        "programme": reverse("strategy:programme_detail"),
        "part of the programme": reverse("strategy:node_detail", args=["T2"]),
    }
