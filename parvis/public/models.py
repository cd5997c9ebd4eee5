"""What the network says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import TranslatedField

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Statements are public."""
        return self.all()

    def called(self, code: str) -> Statement:
        """The statement of that code, or an empty one that is not saved yet."""
        return self.filter(code=code).first() or Statement(code=code)


class Statement(models.Model):
    """The network's own words on one of its public pages; the page has its own where empty."""

    class Code(models.TextChoices):
        HOME = "home", _("Home page")
        ABOUT = "about", _("About")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        LEGAL = "legal", _("Legal notice")

    code = models.CharField(_("page"), max_length=20, choices=Code.choices, unique=True)
    body = TranslatedField(
        _("text"),
        long=True,
        blank=True,
        help_text=_("An empty line between paragraphs, “## ” before a heading, “- ” before items."),
    )
    source = models.CharField(_("source"), max_length=1000, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.get_code_display())

    def get_absolute_url(self) -> str:
        return reverse(f"public:{self.code}")

    @property
    def slug(self) -> str:
        """By what its addresses name it."""
        return self.code
