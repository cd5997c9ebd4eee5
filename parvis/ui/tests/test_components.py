"""`/ui/`: every component in each of its states."""

from django.urls import reverse


def test_everybody_sees_the_components_without_script(client):
    response = client.get(reverse("ui:components"))

    page = response.content.decode()
    assert response.status_code == 200
    assert "<script" not in page
    assert " style=" not in page
    assert page.count("<h1") == 1


def test_it_is_written_in_french(client):
    response = client.get(reverse("ui:components"), headers={"accept-language": "fr"})

    page = response.content.decode()
    assert '<html lang="fr" dir="ltr">' in page
    assert "138 villes" in page
    assert "1er juin 2029" in page.replace("\xa0", " ")


def test_the_map_is_drawn_over_the_same_rows(client):
    response = client.get(reverse("ui:components"), {"view": "map", "country": "Bénin"})

    page = response.content.decode()
    assert 'world.svg#land"' in page
    assert page.count('class="dot') >= 15
    assert "Cotonou</a>" in page


def test_a_signed_in_person_gets_the_script(client, outsider):
    client.force_login(outsider)

    page = client.get(reverse("ui:components")).content.decode()

    assert "ui/parvis.js" in page
    assert str(outsider) in page


def test_outside_the_demonstration_it_does_not_exist(client, settings):
    settings.DEMO = False

    response = client.get(reverse("ui:components"))

    assert response.status_code == 404
    assert "<h1>" in response.content.decode()
