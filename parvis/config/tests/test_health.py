from unittest.mock import patch

from django.db import DatabaseError, connection

from parvis.journal.models import Heartbeat
from parvis.kit import clock


def test_it_lives_without_a_database(client):
    response = client.get("/health/live")

    assert response.json() == {"live": True}


def test_it_is_ready_when_the_database_has_every_migration(client, db):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["migrations"] is True


def test_it_is_not_ready_without_a_database(client, db):
    with patch.object(connection, "cursor", side_effect=DatabaseError):
        response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["ready"] is False


def test_it_is_not_ready_when_a_migration_is_missing(client, db):
    with patch("parvis.config.health.MigrationExecutor.migration_plan", return_value=["one"]):
        response = client.get("/health/ready")

    assert response.status_code == 503


def test_it_tells_when_the_worker_was_last_seen(client, db):
    Heartbeat.objects.create(worker="one", at=clock.now())

    response = client.get("/health/ready")

    assert response.json()["worker"].startswith(str(clock.now().year))
