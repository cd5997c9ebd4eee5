"""`{% load events %}`: hours as they are where the event is."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.formats import time_format

register = template.Library()


@register.filter
def clock(value: datetime) -> str:
    """The hour of a moment in its own zone, whatever the reader's."""
    return time_format(value.timetz().replace(tzinfo=None), "TIME_FORMAT")
