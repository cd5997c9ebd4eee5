"""Model fields for translated texts, partial dates and what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from django.db.models.expressions import Col, Combinable
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import dates, languages
from .dates import PartialDate
from .languages import LocalisedText
from .text import fold
from .widgets import TranslatedWidget

LONGEST = 100_000  # characters of a long text, in one language
LONGEST_LINE = 2_000
ONE_IS_ENOUGH = _("One language is enough.")


class TranslatedFormField(forms.Field):
    """Input in every language of the network; versions in other languages are kept."""

    def __init__(self, *, long: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", TranslatedWidget(long=long))
        self.kept: LocalisedText = kwargs.get("initial") or LocalisedText()
        told = kwargs.get("help_text")
        kwargs["help_text"] = format_lazy("{} {}", told, ONE_IS_ENOUGH) if told else ONE_IS_ENOUGH
        super().__init__(**kwargs)
        longest = MaxLengthValidator(LONGEST if long else LONGEST_LINE)
        self.validators += [ProhibitNullCharactersValidator(), longest]

    def clean(self, value: list[str] | None) -> LocalisedText:
        texts = [(text or "").strip() for text in value or []]
        for each in texts:
            self.run_validators(each)
        languages = [code for code, _name in settings.LANGUAGES]
        text = LocalisedText.of(dict(zip(languages, texts, strict=False)))
        if self.required and not text:
            raise ValidationError(self.error_messages["required"], code="required")
        return text

    def has_changed(self, initial: Any, data: Any) -> bool:
        widget = self.widget
        before = widget.decompress(initial) if isinstance(widget, TranslatedWidget) else []
        return [(text or "").strip() for text in data or []] != before


class TranslatedField(models.JSONField):
    """A `LocalisedText`, stored as a list of narratives, the original first."""

    def __init__(self, *args: Any, long: bool = False, **kwargs: Any) -> None:
        self.long = long
        kwargs.setdefault("default", LocalisedText)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.long:
            kwargs["long"] = True
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if isinstance(value, str) and isinstance(expression, Col):
            return languages.read(value)
        stored = super().from_db_value(value, expression, connection)
        if not isinstance(stored, list):  # a key transform: name__0__text
            return stored
        return LocalisedText.from_json(stored)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, LocalisedText):
            value = value.to_json()
        return super().get_db_prep_value(value, connection, prepared)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return LocalisedText.of(value)
        if isinstance(value, list):
            return LocalisedText.from_json(value)
        return value or LocalisedText()

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj).to_json()

    def validate(self, value: Any, model_instance: Any) -> None:
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> Any:
        options: dict[str, Any] = {"form_class": TranslatedFormField, "long": self.long}
        # A callable default would have Django compare with a hidden field that nobody shows.
        options["show_hidden_initial"] = False
        return models.Field.formfield(self, **(options | kwargs))


class PartialDateFormField(forms.CharField):
    """ "2024", "03/2024", "15/03/2024" or ISO; says what it takes when it cannot read."""

    default_error_messages = {
        "invalid": _("This is not a date. Write a day (15/03/2024), a month (03/2024) or a year.")
    }

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, PartialDate):
            return value
        return "/".join(reversed(str(value).split("-")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class PartialDateField(models.CharField):
    """A `PartialDate` or None, stored as its ISO text ("" for none)."""

    # Read by the type checker only: what may be set, and what is read back.
    _pyi_private_set_type: PartialDate | date | str | Combinable | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate | None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", None)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, expression: Any, connection: Any) -> PartialDate | None:
        return dates.read(value) if value else None

    def get_prep_value(self, value: Any) -> str:
        return str(self.to_python(value) or "")

    def to_python(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.of(value)
        if not value:
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            message = PartialDateFormField.default_error_messages["invalid"]
            raise ValidationError(message, code="invalid") from error

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value or ""))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **({"form_class": PartialDateFormField} | kwargs))


class BoundField(models.DateField):
    """The day that bounds a partial date, for queries; follows its sources when a row is saved.

    The first source with a value counts; `last=True` takes the latest day it can mean;
    `not_before` names a bound that it may not precede ("from June 2020 until 2020").
    """

    def __init__(
        self, *sources: str, last: bool = False, not_before: str = "", **kwargs: Any
    ) -> None:
        self.sources = tuple(kwargs.pop("sources", sources))
        self.last = last
        self.not_before = not_before
        kwargs |= {"null": True, "editable": False}
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = list(self.sources)
        if self.last:
            kwargs["last"] = True
        if self.not_before:
            kwargs["not_before"] = self.not_before
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        value = None
        for source in self.sources:
            field = model_instance._meta.get_field(source)
            if partial := field.to_python(getattr(model_instance, source)):  # type: ignore[union-attr]
                value = partial.last_day if self.last else partial.first_day
                break
        floor = getattr(model_instance, self.not_before) if self.not_before else None
        if value and floor and value < floor:
            value = floor
        setattr(model_instance, self.attname, value)
        return value


class _Derived:
    """Follows a fact of its row (a property named by `fact`) when the row is saved."""

    fact: str

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, path, args, kwargs | {"fact": self.fact}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.fact)
        setattr(model_instance, self.attname, value)  # type: ignore[attr-defined]
        return value


class DerivedBooleanField(_Derived, models.BooleanField):
    """A fact that the database must know, for a constraint or an index."""

    def __init__(self, fact: str, **kwargs: Any) -> None:
        self.fact = fact
        super().__init__(**({"default": False} | kwargs | {"editable": False}))


class DerivedCharField(_Derived, models.CharField):
    """A text that the database must know, for a search."""

    def __init__(self, fact: str, **kwargs: Any) -> None:
        self.fact = fact
        options: dict[str, Any] = {"default": "", "max_length": 300}
        super().__init__(**(options | kwargs | {"editable": False}))


class DerivedDateField(_Derived, models.DateField):
    """A day that the database must know, for a search or an order."""

    def __init__(self, fact: str, **kwargs: Any) -> None:
        self.fact = fact
        super().__init__(**({"null": True} | kwargs | {"editable": False}))


class FoldedField(models.CharField):
    """Its sources folded (no case, no accent), for sorting and searching alike everywhere.

    Sorted byte by byte on both engines, so that lists have the same order.
    """

    def __init__(self, *sources: str, **kwargs: Any) -> None:
        self.sources = tuple(kwargs.pop("sources", sources))
        kwargs = {"max_length": 500, "db_index": True} | kwargs | {"editable": False}
        kwargs.setdefault("default", "")
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = list(self.sources)
        return name, path, args, kwargs

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = (fold(text) for s in self.sources for text in _texts(getattr(model_instance, s)))
        value = "|".join(dict.fromkeys(word for word in words if word))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, LocalisedText):
        return [narrative.text for narrative in value.narratives]
    return [str(value or "")]
