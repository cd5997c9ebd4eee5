"""Projects, their money, their results."""

from .channel import Channel
from .framework import Level, LevelScheme, ResultNode, ResultReference, ResultsFramework
from .indicator import Indicator, IndicatorPeriod, IndicatorReference
from .library import Dimension, DimensionValue, Direction, IndicatorDefinition, Measure
from .money import (
    AmountStatement,
    FundingSource,
    amounts_of,
    amounts_of_project,
    kept_totals,
    rate_table,
)
from .participation import Participation
from .place import Place
from .policy import MarkerAssessment, ProjectSector
from .portfolio import CURRENCY, ProjectQuerySet
from .project import Project
from .relation import OtherIdentifier, RelatedProject, Tie
from .tree import Branch, Standing, branches_of, key_standing, standing, standings_of
from .value import CellDimension, CellPlace, ValueCell

__all__ = [
    "CURRENCY",
    "AmountStatement",
    "Branch",
    "CellDimension",
    "CellPlace",
    "Channel",
    "Dimension",
    "DimensionValue",
    "Direction",
    "FundingSource",
    "Indicator",
    "IndicatorDefinition",
    "IndicatorPeriod",
    "IndicatorReference",
    "Level",
    "LevelScheme",
    "MarkerAssessment",
    "Measure",
    "OtherIdentifier",
    "Participation",
    "Place",
    "Project",
    "ProjectQuerySet",
    "ProjectSector",
    "RelatedProject",
    "ResultNode",
    "ResultReference",
    "ResultsFramework",
    "Standing",
    "Tie",
    "ValueCell",
    "amounts_of",
    "amounts_of_project",
    "branches_of",
    "kept_totals",
    "key_standing",
    "rate_table",
    "standing",
    "standings_of",
]
