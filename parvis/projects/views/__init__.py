"""The pages of projects."""

from .indicator import (
    indicator_create,
    indicator_detail,
    indicator_edit,
    indicator_remove,
)
from .list import project_list
from .part import part_create, part_edit, part_remove
from .project import project_create, project_detail, project_edit, project_restore
from .result import result_create, result_edit, result_remove
from .tie import tie_confirm, tie_decline
from .value import value_create, value_remove

__all__ = [
    "indicator_create",
    "indicator_detail",
    "indicator_edit",
    "indicator_remove",
    "part_create",
    "part_edit",
    "part_remove",
    "project_create",
    "project_detail",
    "project_edit",
    "project_list",
    "project_restore",
    "result_create",
    "result_edit",
    "result_remove",
    "tie_confirm",
    "tie_decline",
    "value_create",
    "value_remove",
]
