"""Whether this server lives, and whether it can serve: for the proxy and the monitoring."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from parvis.journal.models import Heartbeat


@login_not_required
@require_safe
@never_cache
def health_live(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"live": True})


@login_not_required
@require_safe
@never_cache
def health_ready(request: HttpRequest) -> JsonResponse:
    """The database answers and has every migration, else 503; the worker is only told."""
    found: dict[str, object] = {"database": False, "migrations": False, "worker": None}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        found["database"] = True
        executor = MigrationExecutor(connection)
        found["migrations"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        if found["migrations"]:
            found["worker"] = Heartbeat.objects.aggregate(last=Max("at"))["last"]
    except DatabaseError:
        pass
    ready = bool(found["database"] and found["migrations"])
    return JsonResponse(found | {"ready": ready}, status=200 if ready else 503)
