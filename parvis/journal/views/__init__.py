"""Pages of the journal: what happened, what I am told, what I asked for."""

from .entry import bring_back, entry_detail, entry_list
from .job import job_detail, job_list
from .notice import notice_list, notice_read

__all__ = [
    "bring_back",
    "entry_detail",
    "entry_list",
    "job_detail",
    "job_list",
    "notice_list",
    "notice_read",
]
