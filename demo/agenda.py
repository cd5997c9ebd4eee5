"""The real events of 1979-2025, and made-up ones around and after today."""

from __future__ import annotations

from datetime import date, time, timedelta

from parvis.events.figures import zone_of_country
from parvis.events.models import Event, EventOrganiser
from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold
from parvis.terms.models import Theme

from .crowd import Crowd
from .partners import Directory
from .reading import SYNTHETIC, rows, several, source_of
from .ties import tie

NETWORK_ZONE = "Europe/Paris"
COMING = list(rows("coming-events"))


def load_events() -> list[Event]:
    """The 104 rows of the demonstration's agenda, each with its source."""
    directory = Directory()
    themes = {theme.code: theme for theme in Theme.objects.all()}
    words = [(fold(row["words"]), themes[row["theme"]]) for row in rows("event-themes")]
    loaded = []
    for row in rows("aimf-events"):
        event = _event(row, directory)
        text = fold(f"{row['title']} {row['theme']}")
        event.themes.set({theme for word, theme in words if word in text})
        for position, name in enumerate(several(row["organiser"])):
            known = directory.find(name)
            EventOrganiser.objects.create(
                event=event, organisation=known, name="" if known else name, position=position
            )
        loaded.append(event)
    tie(loaded)
    return loaded


def _event(row: dict[str, str], directory: Directory) -> Event:
    first_city = several(row["city"])[0] if row["city"] else ""
    host = directory.find(first_city) if first_city else None
    iso2 = several(row["iso2"])[0] if row["iso2"] else ""
    start = row["start"] or row["year"]
    return Event.objects.create(
        slug=Event.objects.free_slug(row["title"], None),
        kind=row["kind"],
        title=LocalisedText.of({"fr": row["title"]}),
        number=row["number"],
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(row["end"]) if row["end"] else None,
        zone=zone_of_country(iso2, NETWORK_ZONE) if iso2 else NETWORK_ZONE,
        format=row["format"],
        host=host,
        city=" ; ".join(several(row["city"])),
        country_id=iso2 or None,
        theme=LocalisedText.of({"fr": row["theme"]}),
        languages=["fr"],
        attendance=row["attendance"],
        state=Event.State.HELD,
        audience=Event.Audience.PUBLIC,
        source=source_of(row),
        note=row["note"],
    )


def make_events(crowd: Crowd, count: int) -> list[Event]:
    """Made-up meetings, half of them in the coming months, the rest two years back and on."""
    themes = {theme.code: theme for theme in Theme.objects.all()}
    made = [_made_up(crowd, number) for number in range(count)]
    Event.objects.bulk_create(made)
    through = Event.themes.through
    through.objects.bulk_create(
        [
            through(event_id=event.pk, theme_id=themes[COMING[number % len(COMING)]["theme"]].pk)
            for number, event in enumerate(made)
        ]
    )
    tie(made, share=0.7, chance=crowd.chance)
    return made


def _made_up(crowd: Crowd, number: int) -> Event:
    chance = crowd.chance
    row = COMING[number % len(COMING)]
    kind, nights = row["kind"], int(row["nights"])
    soon, any_time = (5, 240), (-700, 540)
    day = crowd.today + timedelta(days=chance.randint(*(any_time if number % 2 else soon)))
    host = chance.choice(crowd.organisations)
    online = kind == Event.Kind.WEBINAR
    month = day.strftime("%m/%Y")
    where = "" if online else f", {host.name}"
    return Event(
        slug=f"{kind.replace('_', '-')}-{day.year}-{number}",
        kind=kind,
        title=LocalisedText.of(
            {
                "fr": f"{row['title_fr']}{where} ({month})",
                "en": f"{row['title_en']}{where} ({month})",
            }
        ),
        start=PartialDate.of(day),
        end=PartialDate.of(day + timedelta(days=nights)) if nights else None,
        start_time=time(chance.choice([9, 10, 14])),
        end_time=time(17, 30),
        zone=NETWORK_ZONE if online else zone_of_country(host.country_id or "", NETWORK_ZONE),
        format=Event.Format.ONLINE if online else Event.Format.IN_PERSON,
        host=None if online else host,
        city="" if online else str(host.name),
        country_id=None if online else host.country_id,
        languages=["fr"],
        state=_state(crowd, day),
        audience=Event.Audience.NETWORK if kind == "bureau_meeting" else Event.Audience.PUBLIC,
        source=SYNTHETIC,
        is_synthetic=True,
    )


def _state(crowd: Crowd, day: date) -> str:
    if day < crowd.today:
        states, weights = (
            [Event.State.HELD, Event.State.CANCELLED, Event.State.CONFIRMED],
            [92, 4, 4],
        )
    else:
        states, weights = [Event.State.PLANNED, Event.State.CONFIRMED], [50, 50]
    return crowd.chance.choices(states, weights)[0]
