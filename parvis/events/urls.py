"""Addresses of the agenda."""

from django.urls import path

from . import views

app_name = "events"

urlpatterns = [
    path("", views.event_list, name="event_list"),
    path("new/", views.event_create, name="event_create"),
    path("calendar/", views.calendar_subscribe, name="calendar_subscribe"),
    path("calendar/revoke/", views.calendar_revoke, name="calendar_revoke"),
    path("calendar.ics", views.calendar_feed, name="calendar_feed"),
    path("calendar/<slug:token>/agenda.ics", views.calendar_personal, name="calendar_personal"),
    path("<slug:slug>.ics", views.event_calendar, name="event_calendar"),
    path("<slug:slug>/", views.event_detail, name="event_detail"),
    path("<slug:slug>/edit/", views.event_edit, name="event_edit"),
    path("<slug:slug>/restore/<int:sequence>/", views.event_restore, name="event_restore"),
    path("<slug:slug>/ties/<str:code>/confirm/", views.tie_confirm, name="tie_confirm"),
    path("<slug:slug>/ties/<str:code>/decline/", views.tie_decline, name="tie_decline"),
]
