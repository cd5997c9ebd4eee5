"""Where a person asks about accounts."""

from .sign_in import too_many_requests

__all__ = ["too_many_requests"]
