"""The house's own words in templates, known to each of them without `{% load %}`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.template.context import Context
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.money import Money
from parvis.ui import formats, widgets
from parvis.ui.charts import Chart
from parvis.ui.fields import error_links, field_html
from parvis.ui.icons import icon
from parvis.ui.maps import Dot, as_map
from parvis.ui.panels import panels_of

register = template.Library()


@register.simple_tag(name="number")
def number_tag(value: Any) -> str:
    """« 1 250 000 »."""
    return formats.number(value)


@register.simple_tag(name="money")
def money_tag(amount: Any, currency: str = "") -> str:
    """« 1 250 000 XOF », of an amount and a currency or of a `Money`."""
    if isinstance(amount, Money):
        amount, currency = amount.amount, amount.currency
    return formats.money(amount, currency)


@register.simple_tag(name="day")
def day_tag(value: date | PartialDate | None) -> SafeString:
    """A day in the reader's language, in a `<time>` that programs read."""
    if not value:
        return SafeString("")
    exact = value.date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', str(exact), formats.day(value))


@register.simple_tag(name="moment")
def moment_tag(value: datetime | None) -> SafeString:
    """A day and an hour, in the reader's zone."""
    if not value:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.moment(value))


@register.simple_tag(name="percent")
def percent_tag(share: Any) -> str:
    """0.255 → « 25,5 % »."""
    return formats.percent(share)


@register.simple_tag(name="text")
def text_tag(value: LocalisedText | str | None) -> SafeString:
    """A text in several languages: the reader's version, else another one, marked."""
    if isinstance(value, LocalisedText):
        return formats.localised(value)
    return conditional_escape(value or "")


@register.filter(name="narrow")
def narrow_filter(value: Any) -> SafeString:
    """French spaces before « ; : ! ? » made unbreakable."""
    return formats.narrow(value)


@register.filter(name="shown")
def shown_filter(value: Any) -> Any:
    """Any plain value as a list would show it."""
    return formats.shown(value)


@register.simple_tag(name="state")
def state_tag(kind: str, word: Any) -> SafeString:
    """A word, then a colour; kinds: waiting, reached, late, neutral."""
    return formats.state(kind, word)


@register.simple_tag(name="figure")
def figure_tag(value: Any, label: Any, url: str = "", note: Any = "") -> SafeString:
    """A figure that matters, leading to the records it was made from."""
    shown = formats.shown(value)
    inside = format_html('<b class="figure__value">{}</b> <span>{}</span>', shown, label)
    if note:
        inside += format_html(' <small class="hint">{}</small>', note)
    if url:
        return format_html('<a class="figure" href="{}">{}</a>', url, inside)
    return format_html('<div class="figure">{}</div>', inside)


@register.simple_tag(name="form")
def form_tag(form: forms.BaseForm) -> SafeString:
    """A form's error summary and its fields, in order."""
    return form.render()


@register.simple_tag(name="field")
def field_tag(field: forms.BoundField) -> SafeString:
    """One field: label, hint, error, control."""
    return field_html(field)


@register.simple_tag(name="filter_field")
def filter_field_tag(field: forms.BoundField) -> SafeString:
    """One field of a filter form."""
    return field_html(field, quiet=True)


@register.inclusion_tag("ui/errors.html", name="errors")
def errors_tag(form: forms.BaseForm) -> dict[str, Any]:
    """The summary of a form's errors, each a link to its field."""
    return {"links": error_links(form) if form.is_bound else []}


@register.simple_tag(name="hidden_inputs")
def hidden_inputs_tag(pairs: Any) -> SafeString:
    """Names and values carried by a form without being shown."""
    return widgets.hidden_inputs(pairs)


@register.simple_tag(name="icon")
def icon_tag(name: str) -> SafeString:
    """A small drawing beside a word; it says nothing by itself."""
    return icon(name)


@register.simple_tag(takes_context=True, name="panels")
def panels_tag(context: Context, place: str, thing: Any) -> SafeString:
    """The boxes that higher rooms hang on this page."""
    user = context["request"].user if "request" in context else None
    parts = []
    for each in panels_of(place, thing, user):
        inner = _template(context, each.template)
        with context.push(**each.context):
            body = inner.render(context)
        parts.append(_section(context, each.anchor, each.title, body))
    return mark_safe("".join(parts))


def _template(context: Context, name: str) -> template.Template:
    assert context.template is not None
    return context.template.engine.get_template(name)


def _section(context: Context, anchor: str, title: Any, body: str) -> SafeString:
    anchors = context.get("section_anchors")
    if anchors is not None and anchor:
        anchors.append((anchor, title))
    return format_html(
        '<section class="section" id="{0}" aria-labelledby="{0}-title">'
        '<h2 id="{0}-title">{1}</h2>{2}</section>',
        anchor,
        title,
        mark_safe(body),
    )


class SectionNode(template.Node):
    def __init__(self, anchor: Any, title: Any, nodelist: template.NodeList) -> None:
        self.anchor = anchor
        self.title = title
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        body = self.nodelist.render(context)
        return _section(context, self.anchor.resolve(context), self.title.resolve(context), body)


@register.tag(name="section")
def section_tag(parser: template.base.Parser, token: template.base.Token) -> SectionNode:
    """`{% section "contacts" title %}…{% endsection %}`: a part of a sheet, with its anchor."""
    _name, anchor, title = token.split_contents()
    nodelist = parser.parse(("endsection",))
    parser.delete_first_token()
    return SectionNode(parser.compile_filter(anchor), parser.compile_filter(title), nodelist)


class SectionsNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        anchors: list[tuple[str, Any]] = []
        with context.push(section_anchors=anchors):
            body = self.nodelist.render(context)
        inner = _template(context, "ui/anchors.html")
        with context.push(anchors=anchors if len(anchors) > 2 else []):
            links = inner.render(context)
        return mark_safe(links + body)


@register.tag(name="sections")
def sections_tag(parser: template.base.Parser, token: template.base.Token) -> SectionsNode:
    """Around the sections of a sheet: puts links to their anchors first."""
    nodelist = parser.parse(("endsections",))
    parser.delete_first_token()
    return SectionsNode(nodelist)


class BoxNode(template.Node):
    def __init__(self, name: Any, nodelist: template.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        inside = self.nodelist.render(context)
        if not inside.strip():
            return SafeString("")
        return format_html('<div class="{}">{}</div>', self.name.resolve(context), inside)


@register.tag(name="box")
def box_tag(parser: template.base.Parser, token: template.base.Token) -> BoxNode:
    """`{% box "figures" %}…{% endbox %}`: a `<div>` of that class, where something is inside."""
    _name, name = token.split_contents()
    nodelist = parser.parse(("endbox",))
    parser.delete_first_token()
    return BoxNode(parser.compile_filter(name), nodelist)


class PageTitleNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        title = self.nodelist.render(context).strip()
        context.render_context["page_title"] = title
        return mark_safe(strip_tags(title) if "<" in title else title)


@register.tag(name="page_title")
def page_title_tag(parser: template.base.Parser, token: template.base.Token) -> PageTitleNode:
    """Around a page's title in its head: `{% heading %}` says it again as the main heading."""
    nodelist = parser.parse(("end_page_title",))
    parser.delete_first_token()
    return PageTitleNode(nodelist)


@register.simple_tag(takes_context=True, name="heading")
def heading_tag(context: Context) -> SafeString:
    """The page's title as its main heading."""
    return format_html("<h1>{}</h1>", mark_safe(str(context.render_context.get("page_title", ""))))


@register.inclusion_tag("ui/map.html", name="map")
def map_tag(
    points: Any, title: Any = "", with_list: bool = True, whole_url: str = ""
) -> dict[str, Any]:
    """Points on the outline of the world; their list beneath, unless the page has its own."""
    drawn = as_map(points)
    return {
        "map": drawn,
        "dots": mark_safe("".join(map(_dot, drawn.dots))),
        "title": "" if drawn.is_single else title,
        "with_list": with_list,
        "whole_url": whole_url,
    }


def _dot(dot: Dot) -> str:
    """A dot keeps its size however large the map is: a line of no length with round ends."""
    drawn = (
        f'<path class="dot dot--{dot.size}" vector-effect="non-scaling-stroke"'
        f' d="M{dot.x:.1f} {dot.y:.1f}h.01"><title>{conditional_escape(dot.label)}</title></path>'
    )
    if not dot.url:
        return drawn
    return f'<a href="{conditional_escape(dot.url)}" tabindex="-1">{drawn}</a>'


@register.inclusion_tag("ui/chart.html", name="chart")
def chart_tag(chart: Chart) -> dict[str, Any]:
    """A chart, its legend and its table."""
    return {"chart": chart}
