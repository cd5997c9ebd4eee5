from parvis.people.models import User


def test_the_site_answers_in_a_browser(page):
    page.goto("/account/login/")

    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_person_is_recognised(transactional_db, visit):
    awa = User.objects.create_user("awa@demo.example", name="Awa Ndiaye")

    page = visit(awa)
    page.goto("/account/")

    assert page.get_by_text("Awa Ndiaye").count()
