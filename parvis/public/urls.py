"""Addresses of the public site."""

from django.urls import path

from . import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("legal/", views.legal, name="legal"),
    path("statements/<slug:code>/edit/", views.statement_edit, name="statement_edit"),
    path(
        "statements/<slug:code>/restore/<int:sequence>/",
        views.statement_restore,
        name="statement_restore",
    ),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
