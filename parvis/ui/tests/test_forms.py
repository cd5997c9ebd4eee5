"""Forms say what is wrong, where, and tie words to controls."""

from django import forms
from django.utils import translation

from parvis.kit.fields import TranslatedFormField
from parvis.ui.renderer import FormRenderer


class Asking(forms.Form):
    name = forms.CharField(label="Nom <b>", help_text="Comme sur la carte.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Type", choices=[("", "—"), ("Sud", [("a", "A&A"), ("b", "B")])])
    themes = forms.MultipleChoiceField(
        label="Thèmes", choices=[(1, "Eau"), (2, "Santé")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="D’accord")


def test_an_unbound_form_has_no_summary():
    page = str(Asking())

    assert 'id="errors"' not in page
    assert 'aria-describedby="id_name_helptext"' in page
    assert "Nom &lt;b&gt;" in page
    assert "(facultatif)" in page or "(optional)" in page


def test_each_error_is_named_and_linked():
    page = str(Asking({"name": "", "themes": ["9"]}))

    assert 'id="errors"' in page
    for anchor in ("id_name", "id_kind", "id_themes_0", "id_agreed"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in page


def test_what_is_left_out_is_asked_for_in_the_same_words_everywhere():
    with translation.override("fr"):
        page = str(Asking({}))

    assert page.count("Remplissez ce champ\N{NO-BREAK SPACE}: il est nécessaire.") == 8
    assert "obligatoire" not in page


def test_a_text_in_several_languages_says_once_that_one_is_enough():
    class Naming(forms.Form):
        name = TranslatedFormField(label="Nom", help_text="Comme sur la carte.")
        other = TranslatedFormField(label="Autre nom")

    with translation.override("fr"):
        page = str(Naming())

    assert page.count("Une seule langue suffit.") == 2
    assert "Comme sur la carte. Une seule langue suffit." in page
    assert 'aria-describedby="id_other_helptext"' in page


def test_what_was_typed_is_kept_and_escaped():
    form = Asking({"name": '"><script>', "note": "</textarea>", "kind": "b", "themes": ["2"]})

    page = str(form)

    assert "<script>" not in page
    assert "&lt;/textarea&gt;</textarea>" in page
    assert '<option value="b" selected>B</option>' in page
    assert '<optgroup label="Sud">' in page
    assert "A&amp;A" in page
    assert '<input type="checkbox" name="themes" value="2" id="id_themes_1" checked>' in page


def test_an_error_of_the_whole_form_is_said_first():
    form = Asking({"name": "x"})
    form.add_error(None, "Ces deux jours ne vont pas ensemble.")

    assert "<li>Ces deux jours ne vont pas ensemble.</li>" in str(form)


def test_the_project_renders_its_forms_here(settings):
    assert isinstance(Asking().renderer, FormRenderer)


def test_widgets_of_django_are_the_same_for_a_browser():
    class Others(forms.Form):
        day = forms.DateField(widget=forms.SelectDateWidget(years=[2026]))
        moment = forms.SplitDateTimeField()
        paper = forms.FileField(required=False)
        secret = forms.CharField(widget=forms.PasswordInput)
        hidden = forms.CharField(widget=forms.HiddenInput, initial="x")

    page = str(Others())

    for control in ("day_day", "day_month", "day_year", "moment_0", "moment_1", "paper", "secret"):
        assert f'name="{control}"' in page
    assert '<input type="hidden" name="hidden" value="x"' in page
