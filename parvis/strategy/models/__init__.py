"""The programme: its tree, whom each part works with, its key moments, its figures."""

from .gauge import Gauge, Reading
from .moment import KeyMoment, KeyMomentQuerySet
from .node import Link, LinkQuerySet, Node, NodeQuerySet
from .programme import Programme, ProgrammeQuerySet

__all__ = [
    "Gauge",
    "KeyMoment",
    "KeyMomentQuerySet",
    "Link",
    "LinkQuerySet",
    "Node",
    "NodeQuerySet",
    "Programme",
    "ProgrammeQuerySet",
    "Reading",
]
