"""Addresses of the projects."""

from django.urls import path

from . import views

app_name = "projects"

urlpatterns = [
    path("", views.project_list, name="project_list"),
    path("new/", views.project_create, name="project_create"),
    path("indicators/<int:pk>/", views.indicator_detail, name="indicator_detail"),
    path("indicators/<int:pk>/edit/", views.indicator_edit, name="indicator_edit"),
    path("indicators/<int:pk>/remove/", views.indicator_remove, name="indicator_remove"),
    path("indicators/<int:pk>/values/new/", views.value_create, name="value_create"),
    path("values/<uuid:uuid>/remove/", views.value_remove, name="value_remove"),
    path("results/<int:pk>/edit/", views.result_edit, name="result_edit"),
    path("results/<int:pk>/remove/", views.result_remove, name="result_remove"),
    path("results/<int:pk>/indicators/new/", views.indicator_create, name="indicator_create"),
    path("<slug:slug>/", views.project_detail, name="project_detail"),
    path("<slug:slug>/edit/", views.project_edit, name="project_edit"),
    path("<slug:slug>/restore/<int:sequence>/", views.project_restore, name="project_restore"),
    path("<slug:slug>/results/new/", views.result_create, name="result_create"),
    path("<slug:slug>/ties/<str:code>/confirm/", views.tie_confirm, name="tie_confirm"),
    path("<slug:slug>/ties/<str:code>/decline/", views.tie_decline, name="tie_decline"),
    path("<slug:slug>/<slug:part>/new/", views.part_create, name="part_create"),
    path("<slug:slug>/<slug:part>/<int:pk>/", views.part_edit, name="part_edit"),
    path("<slug:slug>/<slug:part>/<int:pk>/remove/", views.part_remove, name="part_remove"),
]
