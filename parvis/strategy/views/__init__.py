"""Pages of the programme."""

from .gauge import gauge_create, gauge_remove
from .key_moment import (
    key_moment_create,
    key_moment_edit,
    key_moment_list,
    key_moment_remove,
)
from .link import link_create, link_edit, link_remove
from .measure import figures_refresh, measure_detail, measure_list
from .node import node_detail
from .node_editing import node_create, node_edit, node_move, node_remove, node_restore
from .programme import programme_detail, programme_edit

__all__ = [
    "figures_refresh",
    "gauge_create",
    "gauge_remove",
    "key_moment_create",
    "key_moment_edit",
    "key_moment_list",
    "key_moment_remove",
    "link_create",
    "link_edit",
    "link_remove",
    "measure_detail",
    "measure_list",
    "node_create",
    "node_detail",
    "node_edit",
    "node_move",
    "node_remove",
    "node_restore",
    "programme_detail",
    "programme_edit",
]
