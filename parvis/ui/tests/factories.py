"""Rows for the tests of lists and exports; the room has no nouns of its own."""

from __future__ import annotations

from typing import Any

import factory
from django import forms
from django.contrib.auth.models import AnonymousUser, Group
from django.http import HttpResponseBase
from django.test import RequestFactory

from parvis.ui.lists import Column, Filters, Listing, answer, page


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"Ville {n:03}")


class GroupFilters(Filters):
    q = forms.CharField(label="Nom")
    letters = forms.MultipleChoiceField(
        label="Lettre", choices=[("a", "A <b>"), ("v", "V"), ("z", "Z")]
    )

    def narrow_q(self, groups: Any, text: str) -> Any:
        return groups.filter(name__icontains=text)

    def narrow_letters(self, groups: Any, letters: list[str]) -> Any:
        return groups.filter(name__iregex=f"^[{''.join(letters)}]")


COLUMNS = [
    Column("name", "Nom", lambda g: g.name, link=lambda g: f"/g/{g.pk}/", sort="name"),
    Column("length", "Longueur", lambda g: len(g.name), numeric=True),
    Column("state", "État", lambda g: "En retard", state=lambda g: "late"),
    Column("secret", "Note", lambda g: f"note {g.name}", hidden=True),
]


def listing(query: str = "", **options: Any) -> Listing:
    """The list of groups that this query asks for."""
    request = RequestFactory().get(f"/list/?{query}")
    request.user = AnonymousUser()
    filters = GroupFilters(request.GET)
    found = filters.apply(Group.objects.order_by("name"))
    return page(request, found, filters=filters, columns=COLUMNS, **options)


def answered(query: str = "", **options: Any) -> HttpResponseBase:
    """What the list's address answers."""
    asked = listing(query, **options)
    return answer(asked.request, "ui/list.html", asked)


def text_of(response: HttpResponseBase) -> str:
    """The whole answer as text, streamed or not."""
    return b"".join(response).decode()


def examples(world: Any) -> dict[str, dict[str, Any]]:
    """No address of this room takes an argument."""
    return {}
