"""Every component is described, shows its examples and lets no markup through."""

import re

import pytest

from tests.theme.rendering import COMPONENTS, CSS, examples, html_errors, rendered_example

STYLES = sorted((CSS / "components").glob("*.css"))
EXAMPLES = [
    pytest.param(one.name, example.arguments, id=f"{one.name}-{number}")
    for one in examples()
    for number, example in enumerate(one.examples, 1)
]


def test_every_component_has_its_description():
    templates = {file.stem for file in COMPONENTS.glob("*.html")}
    assert templates == {component.name for component in examples()}


def test_every_component_is_one_macro_with_the_parameters_of_its_description():
    for component in examples():
        name = component.name
        source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
        assert source.count("{% macro ") == 1, name
        signature = source.partition(f"{{% macro {name}(")[2].partition(") %}")[0]
        names = [part.partition("=")[0].strip() for part in signature.split(",")]
        assert names == [parameter.name for parameter in component.parameters], name


@pytest.mark.parametrize(("name", "arguments"), EXAMPLES)
def test_an_example_renders_as_valid_html(name, arguments):
    assert html_errors(rendered_example(name, arguments), is_fragment=True) == []


def test_every_component_has_examples_and_a_style_sheet_and_no_style_sheet_has_no_component():
    with_examples = {component.name for component in examples() if component.examples}
    assert {file.stem for file in STYLES} == with_examples
    assert with_examples == {file.stem for file in COMPONENTS.glob("*.html")}


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_a_style_sheet_names_the_one_block_that_its_component_shows(file):
    block = file.stem.replace("_", "-")
    html = "".join(
        rendered_example(component.name, example.arguments)
        for component in examples()
        if component.name == file.stem
        for example in component.examples
    )
    css = file.read_text(encoding="utf-8")
    named = set(re.findall(r"^ *\.([a-z-]+)", css, re.MULTILINE))
    assert {name.partition("--")[0].partition("__")[0] for name in named} == {block}
    assert re.search(rf'class="{block}[ "]', html), "no example shows the block"


def test_a_title_that_looks_like_html_stays_text():
    html = rendered_example("teaser_list", {"articles": [{"title": "<script>alert(1)</script>"}]})
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(("pictures", "drawings"), [((), 0), (("a",), 2), (("a", "b", "c"), 0)])
def test_a_drawing_takes_the_place_of_a_missing_picture_where_others_have_one(pictures, drawings):
    shown = [{"picture": {"url": name}} for name in pictures]
    articles = [*shown, *[{"title": "Ohne Bild"}] * (3 - len(pictures))]
    html = rendered_example("teaser_list", {"articles": articles})
    assert html.count('<div class="teaser-list__drawing">') == drawings
    assert html.count("<picture ") == len(pictures)


def test_a_reason_that_looks_like_html_stays_text():
    date = {"status": "cancelled", "status_label": "Fällt aus", "status_text": '<b title="x">'}
    assert rendered_example("status_tag", {"date": date}).strip() == (
        '<p class="status-tag status-tag--cancelled"><strong>Fällt aus:</strong>'
        " &lt;b title=&#34;x&#34;&gt;</p>"
    )


def test_a_text_cannot_leave_its_attribute():
    feed = {"name": '"><img src=x onerror=alert(1)>', "address": "https://familie.example/"}
    html = rendered_example("feed_box", {"feed": feed})
    assert "<img" not in html


def test_a_cancelled_date_stays_in_the_list_as_a_word():
    date = {"status": "cancelled", "status_label": "Fällt aus", "day_iso": "2026-05-01"}
    assert "<strong>Fällt aus</strong>" in rendered_example("date_list", {"dates": [date]})


def test_a_past_date_is_no_longer_called_full():
    date = {"status": "scheduled", "is_sold_out": True, "is_past": True}
    assert rendered_example("status_tag", {"date": date}).strip() == ""


def test_the_disclosure_counts_the_past_dates_in_its_label_and_says_when_they_were():
    date = {
        "when": "Donnerstag, 11. Juli 2019, um 13 Uhr",
        "start_iso": "2019-07-11T13:00:00+02:00",
        "url": "/termine/tag-der-offenen-tuer-2019/2019-07-11/",
        "day_iso": "2019-07-11",
    }
    label = "Vergangene Termine (1) anzeigen"
    html = rendered_example(
        "dates_block",
        {"block": {"heading": "Nächste Termine", "past": [date], "past_label": label}},
    )
    assert "<summary>Vergangene Termine (1) anzeigen</summary>" in html
    assert (
        '<a href="/termine/tag-der-offenen-tuer-2019/2019-07-11/">'
        '<time datetime="2019-07-11T13:00:00+02:00">Donnerstag, 11. Juli 2019, um 13 Uhr</time></a>'
    ) in html
    assert "Nächste Termine" not in html


def test_without_past_dates_there_is_no_disclosure():
    html = rendered_example("dates_block", {"block": {"note": "Zurzeit ist nichts geplant."}})
    assert "<details>" not in html


def test_a_block_of_dates_stands_one_level_below_the_heading_before_it():
    dates = {"heading": "Nächste Termine", "note": "Zurzeit ist nichts geplant."}
    below = rendered_example("prose", {"body": ["<h2>Wann?</h2><p>Mittwochs.</p>", dates]})
    first = rendered_example("prose", {"body": ["<p>Immer mittwochs.</p>", dates]})
    assert "<h3>Nächste Termine</h3>" in below
    assert "<h2>Nächste Termine</h2>" in first


def test_a_block_of_dates_right_below_a_heading_has_none_of_its_own():
    dates = {"heading": "Nächste Termine", "note": "Zurzeit ist nichts geplant."}
    html = rendered_example("prose", {"body": ["<h2>Nächste Termine</h2>\n", dates]})
    assert html.count("Nächste Termine") == 1


def test_the_menu_marks_the_page_and_the_section_it_belongs_to():
    items = [
        {
            "link": {"text": "Angebote", "url": "/angebote/"},
            "children": [{"text": "Beratung", "url": "/beratung/"}],
        }
    ]
    arguments = {"items": items, "url": "/beratung/", "section": "/angebote/"}
    html = rendered_example("menu", arguments)
    assert '<a href="/angebote/" aria-current="true">Angebote</a>' in html
    assert '<a href="/beratung/" aria-current="page">Beratung</a>' in html


def test_a_day_with_dates_is_one_link_with_a_spoken_name():
    name = "Mittwoch, 2. Dezember: 1 Termin"
    cell = {"day": 2, "iso": "2026-12-02", "link": {"text": "2", "url": "#x", "note": name}}
    arguments = {"caption": "Dezember 2026", "weekdays": [["Mi", "Mittwoch"]], "weeks": [[cell]]}
    assert (
        '<a href="#x"><span aria-hidden="true">2</span>'
        '<span class="hidden-text">Mittwoch, 2. Dezember: 1 Termin</span></a>'
    ) in rendered_example("month_table", arguments)
