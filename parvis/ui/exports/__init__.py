"""Exports: one way out for rows, in CSV, XLSX and ODS, where no cell can become a formula."""

from .answering import WRITERS, response
from .cells import neutral, plain

__all__ = ["WRITERS", "neutral", "plain", "response"]
