"""Figures of the projects for the strategic programme: of published projects only."""

from . import carriers, portfolio

__all__ = ["carriers", "portfolio"]
