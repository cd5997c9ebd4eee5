"""The partners that programme and projects name, and finding anybody by any of their names."""

from __future__ import annotations

from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold
from parvis.members.models import Organisation

from .reading import rows, several

SHORT_NAMES = {
    "ANCB": "Association Nationale des Communes du Bénin (ANCB)",
    "ARDCI": "Assemblée des Régions et Districts de Côte d'Ivoire (ARDCI)",
    "Communauté de Communes du Zou": "Communauté de Communes du Zou (CCZ)",
    "Faîtière des Communes du Togo": "Faîtière des Communes du Togo (FCT)",
    "Région de Nouakchott": "Nouakchott",
    "OIF (programme ODIL)": "OIF",
    "Partenariat avec Impact Diaspora": "Impact Diaspora",
}


def load_partners() -> list[Organisation]:
    """Organisations that are named as partners, funders or organisers and are no members."""
    return [
        Organisation.objects.create(
            slug=Organisation.objects.free_slug(row["name"]),
            kind=row["kind"],
            name=LocalisedText.of({"fr": row["name"], "en": row["name_en"]}),
            other_names=row["also"],
            acronym=row["acronym"] if row["acronym"] != row["name"] else "",
            country_id=row["iso2"] or None,
            source=row["source"],
        )
        for row in rows("partners")
    ]


class Directory:
    """Everybody by every name they are called by."""

    def __init__(self) -> None:
        self.known: dict[str, Organisation] = {}
        for organisation in Organisation.objects.filter(is_synthetic=False):
            names = [n.text for n in organisation.name.narratives]
            for name in (*names, organisation.acronym, *several(organisation.other_names)):
                if name:
                    self.known.setdefault(fold(name), organisation)

    def find(self, name: str) -> Organisation | None:
        """Who is meant; "Ville de Paris" is Paris."""
        name = SHORT_NAMES.get(name, name)
        for lead in ("", "Ville de ", "Commune de ", "Communes de "):
            if name.startswith(lead):
                found = self.known.get(fold(name.removeprefix(lead)))
                if found:
                    return found
        return None
