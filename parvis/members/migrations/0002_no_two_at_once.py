"""What PostgreSQL refuses whoever asks: two mandates or two memberships on the same certain day.

SQLite has no such constraint: there, validation alone says so. `greatest` passes over a null, so
an open end must be written as such; a period without a certain day is empty and excludes nothing.
"""

from django.db import migrations

PERIOD = """daterange(
    certain_from,
    CASE WHEN certain_until IS NULL THEN NULL ELSE greatest(certain_from, certain_until) END
)"""

ADD = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"""ALTER TABLE members_mandate ADD CONSTRAINT members_mandate_one_holder_at_a_time
        EXCLUDE USING gist (office_id WITH =, {PERIOD} WITH &&)
        WHERE (is_exclusive AND certain_from IS NOT NULL)""",
    f"""ALTER TABLE members_membership ADD CONSTRAINT members_membership_one_at_a_time
        EXCLUDE USING gist (organisation_id WITH =, {PERIOD} WITH &&)
        WHERE (certain_from IS NOT NULL)""",
]
REMOVE = [
    "ALTER TABLE members_membership DROP CONSTRAINT members_membership_one_at_a_time",
    "ALTER TABLE members_mandate DROP CONSTRAINT members_mandate_one_holder_at_a_time",
]


def add(apps, schema_editor):
    run(schema_editor, ADD)


def remove(apps, schema_editor):
    run(schema_editor, REMOVE)


def run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
