"""Sums of the programme: plain values in, plain values out."""

from .figure import Figure, Part, in_every_language, share
from .moment import next_occurrence, next_period
from .registry import Measure, Scope, known_measure, known_measures, register

__all__ = [
    "Figure",
    "Measure",
    "Part",
    "Scope",
    "in_every_language",
    "known_measure",
    "known_measures",
    "next_occurrence",
    "next_period",
    "register",
    "share",
]
