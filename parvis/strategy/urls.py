"""Addresses of the programme."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "strategy"

urlpatterns = [
    path("", views.programme_detail, name="programme_detail"),
    path("edit/", views.programme_edit, name="programme_edit"),
    path("figures/", views.measure_list, name="measure_list"),
    path("figures/refresh/", views.figures_refresh, name="figures_refresh"),
    path("figures/<str:code>/", views.measure_detail, name="measure_detail"),
    path("key-moments/", views.key_moment_list, name="key_moment_list"),
    path("key-moments/<int:pk>/edit/", views.key_moment_edit, name="key_moment_edit"),
    path("key-moments/<int:pk>/remove/", views.key_moment_remove, name="key_moment_remove"),
    path("links/<int:pk>/edit/", views.link_edit, name="link_edit"),
    path("links/<int:pk>/remove/", views.link_remove, name="link_remove"),
    path("gauges/<int:pk>/remove/", views.gauge_remove, name="gauge_remove"),
    path("new/", views.node_create, name="node_create"),
    path("<str:code>/", views.node_detail, name="node_detail"),
    path("<str:code>/edit/", views.node_edit, name="node_edit"),
    path("<str:code>/move/", views.node_move, name="node_move"),
    path("<str:code>/remove/", views.node_remove, name="node_remove"),
    path("<str:code>/restore/<int:sequence>/", views.node_restore, name="node_restore"),
    path("<str:code>/links/new/", views.link_create, name="link_create"),
    path("<str:code>/key-moments/new/", views.key_moment_create, name="key_moment_create"),
    path("<str:code>/figures/new/", views.gauge_create, name="gauge_create"),
]
