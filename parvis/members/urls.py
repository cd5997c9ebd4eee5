"""Addresses of the directory."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "members"

urlpatterns = [
    path("", views.organisation_list, name="organisation_list"),
    path("organisations/new/", views.organisation_create, name="organisation_create"),
    path("organisations/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
    path("organisations/<slug:slug>/card/", views.organisation_card, name="organisation_card"),
    path("organisations/<slug:slug>/edit/", views.organisation_edit, name="organisation_edit"),
    path(
        "organisations/<slug:slug>/restore/<int:sequence>/",
        views.organisation_restore,
        name="organisation_restore",
    ),
    path(
        "organisations/<slug:slug>/contacts/confirm/",
        views.contact_confirm_all,
        name="contact_confirm_all",
    ),
    path("organisations/<slug:slug>/offices/new/", views.office_create, name="office_create"),
    path(
        "organisations/<slug:slug>/memberships/new/",
        views.membership_create,
        name="membership_create",
    ),
    path("memberships/<int:pk>/edit/", views.membership_edit, name="membership_edit"),
    path(
        "memberships/<int:pk>/restore/<int:sequence>/",
        views.membership_restore,
        name="membership_restore",
    ),
    path("countries/", views.country_list, name="country_list"),
    path("countries/<str:iso2>/", views.country_detail, name="country_detail"),
    path("people/", views.person_list, name="person_list"),
    path("people/new/", views.person_create, name="person_create"),
    path("people/<uuid:uuid>/", views.person_detail, name="person_detail"),
    path("people/<uuid:uuid>/card/", views.person_card, name="person_card"),
    path("people/<uuid:uuid>/edit/", views.person_edit, name="person_edit"),
    path("people/<uuid:uuid>/account/", views.person_link, name="person_link"),
    path("people/<uuid:uuid>/restore/<int:sequence>/", views.person_restore, name="person_restore"),
    path("offices/<uuid:uuid>/", views.office_detail, name="office_detail"),
    path("offices/<uuid:uuid>/edit/", views.office_edit, name="office_edit"),
    path(
        "offices/<uuid:uuid>/restore/<int:sequence>/", views.office_restore, name="office_restore"
    ),
    path("offices/<uuid:uuid>/mandates/new/", views.mandate_create, name="mandate_create"),
    path("mandates/<uuid:uuid>/edit/", views.mandate_edit, name="mandate_edit"),
    path("mandates/<uuid:uuid>/end/", views.mandate_end, name="mandate_end"),
    path(
        "mandates/<uuid:uuid>/restore/<int:sequence>/",
        views.mandate_restore,
        name="mandate_restore",
    ),
    path("contacts/new/<slug:owner>/<str:key>/", views.contact_create, name="contact_create"),
    path("contacts/<int:pk>/confirm/", views.contact_confirm, name="contact_confirm"),
    path("contacts/<int:pk>/edit/", views.contact_edit, name="contact_edit"),
    path("contacts/<int:pk>/remove/", views.contact_remove, name="contact_remove"),
]
