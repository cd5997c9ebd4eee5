"""What one is asked about projects, and what one looks for among them."""

from .filters import ProjectFilters
from .part import PART_FORMS, PartForm
from .project import NewProjectForm, ProjectForm
from .result import IndicatorForm, ResultForm
from .value import ValueForm

__all__ = [
    "PART_FORMS",
    "IndicatorForm",
    "NewProjectForm",
    "PartForm",
    "ProjectFilters",
    "ProjectForm",
    "ResultForm",
    "ValueForm",
]
