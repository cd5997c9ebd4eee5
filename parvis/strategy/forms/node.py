"""A part of the programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from parvis.strategy.models import Node, Programme


class NodeForm(forms.ModelForm[Node]):
    """What a part is called and is about. Its code and kind stay: addresses depend on them."""

    class Meta:
        model = Node
        fields = ["title", "description", "themes"]
        widgets = {"themes": forms.CheckboxSelectMultiple}


class NewNodeForm(NodeForm):
    """A new part, below another or right below the programme."""

    class Meta(NodeForm.Meta):
        fields = ["code", "kind", *NodeForm.Meta.fields]
        help_texts = {"code": _("It stays, and is part of the address: A6.4.")}

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_code(self) -> str:
        """A code is given once in a programme."""
        code = str(self.cleaned_data["code"])
        if Node.objects.filter(programme=self.programme, code=code).exists():
            raise ValidationError(_("Another part of the programme has this code."))
        return code
