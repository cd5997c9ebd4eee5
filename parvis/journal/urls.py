"""Addresses of the journal."""

from django.urls import path

from . import views

app_name = "journal"

urlpatterns = [
    path("", views.entry_list, name="entry_list"),
    path("<int:sequence>/", views.entry_detail, name="entry_detail"),
    path("notices/", views.notice_list, name="notice_list"),
    path("notices/read/", views.notice_read, name="notice_read"),
    path("jobs/", views.job_list, name="job_list"),
    path("jobs/<uuid:uuid>/", views.job_detail, name="job_detail"),
]
