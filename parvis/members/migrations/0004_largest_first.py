"""On PostgreSQL, the largest members first with the unknown last has an index of its own.

SQLite puts what is not known last by itself, and refuses to hear it said of an index.
"""

from django.db import migrations

ADD = """CREATE INDEX members_largest_first
    ON members_organisation (population DESC NULLS LAST, folded DESC)"""
REMOVE = "DROP INDEX members_largest_first"


def add(apps, schema_editor):
    run(schema_editor, ADD)


def remove(apps, schema_editor):
    run(schema_editor, REMOVE)


def run(schema_editor, statement):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("members", "0003_mandates_by_person")]
    operations = [migrations.RunPython(add, remove)]
