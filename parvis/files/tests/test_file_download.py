"""A file leaves only for whom its owner lets read it, and never as a page of ours."""

import io
import uuid
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.urls import reverse

from parvis.files import actions
from parvis.files.figures import clean_name
from parvis.files.forms import UploadField
from parvis.files.models import File
from parvis.kit.refusing import Refused

from .factories import PDF, file_of, owned_by, upload

pytestmark = pytest.mark.django_db


def packed(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def url(file):
    return reverse("files:file_download", args=[file.uuid])


def test_the_owner_s_reader_takes_it(client, outsider):
    file = file_of(outsider)
    client.force_login(outsider)

    response = client.get(url(file))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]


def test_another_person_s_file_looks_like_none(client, outsider, director):
    file = file_of(outsider)
    client.force_login(director)

    foreign = client.get(url(file))
    absent = client.get(reverse("files:file_download", args=[uuid.uuid4()]))

    assert foreign.status_code == absent.status_code == 404


def test_a_stranger_finds_nothing(client, outsider):
    file = file_of(outsider)

    response = client.get(url(file))

    assert response.status_code == 404


def test_a_thing_without_a_rule_keeps_its_files(client, director):
    file = actions.store(upload(), owner=file_of(director).owner_type, by=director)
    client.force_login(director)

    response = client.get(url(file))

    assert response.status_code == 404


def test_bytes_that_are_lost_are_not_an_error(client, outsider):
    file = file_of(outsider)
    default_storage.delete(file.content.name)
    client.force_login(outsider)

    response = client.get(url(file))

    assert response.status_code == 404


def test_the_guard_costs_the_same_for_three(outsider, django_assert_num_queries):
    file_of(outsider)
    with django_assert_num_queries(2):
        assert len(File.objects.visible_to(outsider)) == 1
    file_of(outsider)
    file_of(outsider)

    with django_assert_num_queries(2):
        found = len(File.objects.visible_to(outsider))

    assert found == 3


@pytest.mark.parametrize(
    "name, content",
    [
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("page.pdf", b"<!doctype html><script>alert(1)</script>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("table.csv", b"<html><body>x</body></html>"),
        ("table.csv", b"a;b\x00c"),
        ("program.pdf.exe", PDF),
        ("noname", PDF),
        ("picture.png", b"\xff\xd8\xff\xe0"),
        ("text.docx", PDF),
        ("text.docx", b"PK\x03\x04 broken"),
        ("text.docx", packed(xl__workbook_xml="")),
        ("table.ods", packed(content_xml="", mimetype="text/html")),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(outsider, name, content):
    owner = owned_by(outsider)

    with pytest.raises(Refused, match="ne pouvons pas garder"):
        actions.store(upload(name, content), owner=owner, by=outsider)

    assert not File.objects.exists()


@pytest.mark.parametrize(
    "name, content, kind",
    [
        ("Report.PDF", PDF, "application/pdf"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("photo.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("list.csv", "ville;pays\nDakar;Sénégal".encode(), "text/csv; charset=utf-8"),
        ("note.txt", "Un mot\n".encode("latin-1"), "text/plain; charset=utf-8"),
        ("text.docx", packed(word__document_xml="<w/>"), "document"),
        ("table.xlsx", packed(xl__workbook_xml="<w/>"), "sheet"),
        (
            "text.odt",
            packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<w/>"),
            "opendocument.text",
        ),
    ],
)
def test_what_people_work_with_is_kept(outsider, name, content, kind):
    file = file_of(outsider, name, content)

    kept = File.objects.get(pk=file.pk)

    assert kept.media_type.endswith(kind)
    assert kept.size == len(content)
    assert kept.content.read() == content
    assert name not in kept.content.name


def test_a_document_with_a_macro_is_refused(outsider):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("word/document.xml", "<w/>")
        package.writestr("word/vbaProject.bin", "macro")

    with pytest.raises(Refused, match="ne pouvons pas garder"):
        file_of(outsider, "text.docx", content.getvalue())

    assert not File.objects.exists()


def test_a_bomb_is_refused_before_it_is_opened(outsider, monkeypatch):
    monkeypatch.setattr("parvis.files.figures.MOST_UNPACKED", 1000)
    bomb = packed(word__document_xml="0" * 2000)

    with pytest.raises(Refused, match="ne pouvons pas garder"):
        file_of(outsider, "text.docx", bomb)

    assert not File.objects.exists()


def test_too_large_says_the_limit(outsider, settings):
    settings.FILE_MAX_BYTES = 10

    with pytest.raises(Refused, match="trop lourd"):
        file_of(outsider)

    assert not File.objects.exists()


def test_an_empty_file_is_refused(outsider):
    with pytest.raises(Refused, match="vide"):
        file_of(outsider, content=b"")

    assert not File.objects.exists()


def test_no_half_file_when_the_row_cannot_be_kept(outsider, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(File, "save", fail)
    monkeypatch.setattr("parvis.files.models.uuid.uuid4", lambda: uuid.UUID(int=7))

    with pytest.raises(RuntimeError):
        file_of(outsider)

    assert not default_storage.exists(f"files/00/{uuid.UUID(int=7).hex}")


def test_a_file_taken_out_leaves_no_bytes(outsider, django_capture_on_commit_callbacks):
    file = file_of(outsider)
    path = file.content.name

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(file)

    assert not default_storage.exists(path)


def test_a_form_says_why(outsider):
    field = UploadField()

    with pytest.raises(ValidationError, match="ne pouvons pas garder"):
        field.clean(upload("page.pdf", b"<html>"))

    assert field.clean(upload()).name == "report.pdf"


@pytest.mark.parametrize(
    "name, clean",
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\note.txt", "note.txt"),
        ("gpj\u202e.txt", "gpj.txt"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("é" * 300 + ".pdf", "é" * 120 + ".pdf"),
    ],
)
def test_a_name_keeps_no_trap(name, clean):
    assert clean_name(name) == clean
