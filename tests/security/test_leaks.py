"""Each role walks through every address, list, export, card and search: nobody reads more.

Two cities, A and B. Every field that is not everybody's holds a word found nowhere else, and each
word knows who may read it. Whoever meets another's word has found a leak.
"""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.security.network import READERS, STRANGERS, Network, links, settled, told, two_cities

network = settled(two_cities)
pytestmark = pytest.mark.django_db
# What ends the walk, or concerns nothing but itself.
LEFT_OUT = (
    "account_logout",
    "ui:components",
    "people:demo_sign_in",
    "events:calendar_personal",  # a secret address: whoever holds it reads, see below
)
LISTS = (
    "members:organisation_list",
    "members:country_list",
    "members:person_list",
    "projects:project_list",
    "events:event_list",
    "journal:entry_list",
    "journal:job_list",
    "people:account_list",
)
# Stored, and told by no page that these roles open: in the project officer's form, in a mail.
UNSHOWN = {"CANARI-B-FUNDING-NOTE", "CANARI-INVITED-NOTE"}
EVERYTHING = "status=all&when=all&per=all"
WORDS = ("canari", "bobo", "b-draft", "secretariat", "network-event", "b-retired", "account", "b-1")


def problems(network: Network, role: str, paths: list[str]) -> list[str]:
    """Where this role read what it may not, or met an error; what it read is kept."""
    client, found = network.client(role), []
    for path in paths:
        response = client.get(path)
        read = network.seen_in(told(response)) - network.seen_in(path)
        network.read.setdefault(role, set()).update(read)
        leaked = read & network.forbidden_to(role)
        if leaked or response.status_code >= 500:
            found.append(f"{role} {path}: {response.status_code} {sorted(leaked)}")
    return found


def own_paths(network: Network) -> list[str]:
    """Every address, of the world's things and of city B's."""
    things = network.things
    slug_b = things["b"].slug
    ours = {
        "members:organisation_detail": slug_b,
        "members:organisation_card": slug_b,
        "members:organisation_edit": slug_b,
        "members:person_detail": things["b_mandate"].person.uuid,
        "members:person_card": things["b_mandate"].person.uuid,
        "members:person_edit": things["b_mandate"].person.uuid,
        "members:office_detail": things["b_mandate"].office.uuid,
        "members:office_edit": things["b_mandate"].office.uuid,
        "members:mandate_edit": things["b_mandate"].uuid,
        "members:mandate_end": things["b_mandate"].uuid,
        "projects:project_detail": things["b_draft"].slug,
        "projects:project_edit": things["b_draft"].slug,
        "events:event_detail": things["secret_event"].slug,
        "events:event_calendar": things["secret_event"].slug,
        "events:event_edit": things["secret_event"].slug,
        "people:account_detail": things["hidden"].uuid,
    }
    more = [
        *(thing.get_absolute_url() for key, thing in things.items() if key != "feed_b"),
        *(reverse("members:person_card", args=[things[k].uuid]) for k in ("b_agent", "b_retired")),
        reverse("projects:indicator_detail", args=[things["b_hidden"].pk]),
        *(
            reverse("members:contact_edit", args=[contact.pk])
            for owner in (things["b"], things["b_mandate"].office, things["b_mandate"])
            for contact in owner.contacts.all()
        ),
        reverse("people:recovery_list"),
    ]
    world = [path for address, path in network.paths() if address.name not in LEFT_OUT]
    return list(dict.fromkeys([*world, *(reverse(n, args=[a]) for n, a in ours.items()), *more]))


@pytest.mark.parametrize("role", READERS)
def test_no_page_tells_what_its_reader_may_not_know(role, network):
    paths = own_paths(network)

    found = problems(network, role, paths)

    assert len(paths) > 150
    assert not found


def test_what_should_be_read_is_read(network):
    """The walk finds what is there: a sweep of empty pages would prove nothing."""
    for role in {"directory", "city_b"} - network.read.keys():
        problems(network, role, own_paths(network))
    manager, city = (network.read[role] for role in ("directory", "city_b"))

    meant = {word for word, readers in network.canaries.items() if "directory" in readers}
    assert meant - manager == UNSHOWN
    assert {"CANARI-B-DRAFT", "CANARI-B-AGENT-MAIL", "CANARI-NETWORK-EVENT"} <= city


@pytest.mark.parametrize("role", STRANGERS)
def test_no_link_that_a_page_shows_leads_to_more(role, network):
    """One step further than the addresses: filters, maps, exports, cards, measures."""
    client, known = network.client(role), set(own_paths(network))
    front = ["/", *(reverse(name) for name in LISTS), reverse("strategy:measure_list")]

    further = {link for path in front for link in links(told(client.get(path)))} - known

    assert len(further) > 20
    assert not problems(network, role, sorted(further))


@pytest.mark.parametrize("role", STRANGERS)
def test_no_export_of_any_list_tells_more_than_its_reader_may_know(role, network):
    columns = "email,source,note,host,theme,attendance,number,kind,themes,label,hash,code,themes"
    paths = [
        f"{reverse(name)}?{EVERYTHING}{more}&export={kind}"
        for name in LISTS
        for kind in ("csv", "xlsx", "ods", "vcf")
        for more in ("", f"&columns={columns}")
    ]

    assert not problems(network, role, paths)


@pytest.mark.parametrize("role", STRANGERS)
def test_no_search_finds_what_its_reader_may_not_know(role, network):
    lists = [f"{reverse(name)}?{EVERYTHING}&q={word}" for name in LISTS for word in WORDS]
    wide = [f"{reverse('desk:search')}?q={word}" for word in WORDS]
    views = [f"{reverse(n)}?{EVERYTHING}&view={v}" for n in LISTS for v in ("map", "calendar")]
    months = [f"{reverse('events:event_list')}?view=calendar&month=2099-03"]
    feeds = [f"{reverse('events:calendar_feed')}?key_moments=1"]

    assert not problems(network, role, [*lists, *wide, *views, *months, *feeds])


def test_a_private_calendar_address_tells_what_its_owner_may_see(network):
    feed = reverse("events:calendar_personal", args=[network.things["feed_b"].token])

    read = network.seen_in(told(Client().get(feed)))

    assert "CANARI-NETWORK-EVENT" in read
    assert not read & network.forbidden_to("city_b")


def test_the_sitemap_leads_only_to_what_everybody_may_open(network):
    nobody = Client()
    pages = told(nobody.get(reverse("public:sitemap"))).split("<loc>")[1:]

    answers = {page.split("</loc>")[0]: 0 for page in pages}
    for url in answers:
        answers[url] = nobody.get("/" + url.split("/", 3)[3]).status_code

    assert set(answers.values()) == {200}


@pytest.mark.parametrize("role", ["anonymous", "outsider", "city"])
def test_what_is_anothers_answers_as_what_is_nobodys(role, network):
    """City B's drafts and people, asked for by others, are as if they had never been."""
    things, client = network.things, network.client(role)
    nowhere = UUID("00000000-0000-4000-8000-000000000000")
    pairs = [
        ("projects:project_detail", things["b_draft"].slug, "nulle-part"),
        ("events:event_detail", things["secret_event"].slug, "nulle-part"),
        ("events:event_calendar", things["secret_event"].slug, "nulle-part"),
        ("members:person_detail", things["b_retired"].uuid, nowhere),
        ("members:person_card", things["b_retired"].uuid, nowhere),
        ("people:account_detail", things["hidden"].uuid, nowhere),
    ]

    for name, foreign, absent in pairs:
        theirs, none = reverse(name, args=[foreign]), reverse(name, args=[absent])
        answers = [client.get(theirs), client.get(none)]
        shown = [
            told(answer).replace(path, "").replace(str(part), "")
            for answer, path, part in zip(answers, (theirs, none), (foreign, absent), strict=True)
        ]
        assert answers[0].status_code == answers[1].status_code in {302, 404}, name
        assert len(shown[0]) == pytest.approx(len(shown[1]), abs=40), name


def test_who_asks_not_to_be_contacted_is_the_secretariats_to_know(network):
    sheet = network.things["b_mandate"].person.get_absolute_url()

    told_to = [r for r in READERS if "Ne pas contacter" in told(network.client(r).get(sheet))]

    assert told_to == ["communication", "directory"]
