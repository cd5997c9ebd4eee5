"""Addresses of files."""

from django.urls import path

from . import views

app_name = "files"

urlpatterns = [
    path("<uuid:uuid>/", views.file_download, name="file_download"),
]
