"""The database itself refuses to rewrite the journal.

An entry may only be blanked (payload and salt, when a person is erased), never changed otherwise
nor deleted. On SQLite, a later migration that remakes the table (AlterField) loses the triggers
and must run `install` again.
"""

from django.db import migrations

COVERED = (
    "id",
    "sequence",
    "at",
    "verb",
    "actor_id",
    "subject_type_id",
    "subject_id",
    "payload_digest",
    "previous_hash",
    "hash",
)
REFUSAL = "the journal is append-only"

POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION journal_entry_is_append_only() RETURNS trigger AS $$
    BEGIN
      IF TG_OP = 'UPDATE'
        AND NEW.payload = '{{}}'::jsonb AND NEW.salt = ''
        AND ({", ".join(f"NEW.{name}" for name in COVERED)})
          IS NOT DISTINCT FROM ({", ".join(f"OLD.{name}" for name in COVERED)})
      THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END;
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE OR REPLACE TRIGGER journal_entry_append_only
    BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_is_append_only()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS journal_entry_never_changed
    BEFORE UPDATE ON journal_entry
    WHEN NOT (
      NEW.payload = '{{}}' AND NEW.salt = ''
      AND {" AND ".join(f"NEW.{name} IS OLD.{name}" for name in COVERED)}
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS journal_entry_never_deleted
    BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
]
REMOVE = {
    "postgresql": [
        "DROP TRIGGER IF EXISTS journal_entry_append_only ON journal_entry",
        "DROP FUNCTION IF EXISTS journal_entry_is_append_only()",
    ],
    "sqlite": [
        "DROP TRIGGER IF EXISTS journal_entry_never_changed",
        "DROP TRIGGER IF EXISTS journal_entry_never_deleted",
    ],
}
INSTALL = {"postgresql": POSTGRESQL, "sqlite": SQLITE}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
