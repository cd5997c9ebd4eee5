"""What search engines are told."""

from __future__ import annotations

from django.test import Client


def test_it_leads_to_the_sitemap_and_away_from_private_pages(client: Client, settings):
    text = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /account/" in text
