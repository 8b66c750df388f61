"""The style sheets keep to the rules of the theme: palette, layers, directions, weight."""

import gzip
import re

import pytest
import tinycss2

from tests.theme.rendering import CSS, THEME

FILES = [
    CSS / "settings.css",
    CSS / "base.css",
    CSS / "layout.css",
    *sorted((CSS / "components").glob("*.css")),
    CSS / "utilities.css",
]
LAYERS = {"settings", "base", "layout", "components", "utilities"}
PHYSICAL = re.compile(
    r"^(?:(?:margin|padding|border|scroll-(?:margin|padding))-(?:left|right|top|bottom)(?:-.*)?"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height)|overflow-[xy])$"
)
LIGHT = {
    "paper": "#FFFBF5",
    "card": "#FFFFFF",
    "sand": "#F6EBDD",
    "ink": "#2A2320",
    "soft": "#5C5049",
    "link": "#163A6B",
    "leaf": "#1F5E47",
    "plum": "#5B2A57",
    "alert": "#B3191F",
    "line": "#8A7B71",
    "focus": "#1A4FA0",
    "tag": "#FFE3B0",
}
DARK = {
    "paper": "#1E1917",
    "card": "#2A2421",
    "sand": "#352C28",
    "ink": "#F5ECE3",
    "soft": "#CFC1B6",
    "link": "#A9CBFF",
    "leaf": "#93D8B9",
    "plum": "#E3B4DD",
    "alert": "#FF7A70",
    "line": "#8F8077",
    "focus": "#9CC4FF",
    "tag": "#5A4210",
}
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "link", "soft") for ground in ("paper", "card", "sand")),
    *((text, ground) for text in ("alert", "plum") for ground in ("paper", "card", "sand")),
    ("ink", "tag"),
    ("link", "tag"),
    ("card", "link"),
    ("card", "alert"),
    ("leaf", "sand"),
    ("leaf", "card"),
    ("card", "leaf"),
    ("card", "plum"),
    ("paper", "focus"),
]
SHAPE_PAIRS = [
    *((shape, ground) for shape in ("line", "leaf") for ground in ("paper", "card", "sand")),
    *(("focus", ground) for ground in ("paper", "card", "sand", "tag")),
]
LIGHTEST_TEXT, LIGHTEST_SHAPE = 4.5, 3.0


def rules(nodes):
    """All qualified rules, also those inside @layer, @media and @container."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.content is not None:
            yield from rules(tinycss2.parse_blocks_contents(node.content))


def parsed(file):
    text = file.read_text(encoding="utf-8")
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def declarations(file):
    for rule in rules(parsed(file)):
        for node in tinycss2.parse_blocks_contents(rule.content):
            if node.type == "declaration":
                yield node


def scheme(name):
    text = (CSS / "settings.css").read_text(encoding="utf-8")
    light, _, rest = text.partition("prefers-color-scheme: dark")
    dark = rest.partition("@media print")[0]
    return dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6});", light if name == "light" else dark))


def luminance(colour):
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_wcag_names():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_palette_is_the_agreed_one(name, palette):
    found = scheme(name)
    assert {colour: found[colour] for colour in palette} == palette


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(palette, text, ground):
    assert contrast(palette[text], palette[ground]) >= LIGHTEST_TEXT


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_warns_and_what_leads_on_differ_in_hue_and_in_lightness(palette):
    assert contrast(palette["alert"], palette["link"]) >= 1.5
    red, green, blue = (int(palette["alert"][at : at + 2], 16) for at in (1, 3, 5))
    assert red > 1.5 * max(green, blue)
    red, green, blue = (int(palette["link"][at : at + 2], 16) for at in (1, 3, 5))
    assert blue > 1.2 * max(red, green)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_lines_and_focus_stand_out_from_their_ground(palette, shape, ground):
    assert contrast(palette[shape], palette[ground]) >= LIGHTEST_SHAPE


def test_red_means_cancelled_and_nothing_else():
    red = {
        line.strip()
        for file in (CSS / "components").glob("*.css")
        for rule in re.findall(r"[^{}]+{[^{}]*}", file.read_text(encoding="utf-8"))
        if "var(--alert)" in rule
        for line in rule.partition("{")[0].split(",")
    }
    assert red
    assert [selector for selector in red if "cancelled" not in selector] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_style_sheet_is_understood_and_keeps_to_one_layer(file):
    nodes = parsed(file)
    assert not [node for node in nodes if node.type == "error"]
    layers = [node for node in nodes if node.content is not None]
    expected = "components" if file.parent.name == "components" else file.stem
    assert [tinycss2.serialize(node.prelude).strip() for node in layers] == [expected]
    assert {node.at_keyword for node in nodes} == {"layer"}


def test_the_first_style_sheet_orders_the_layers():
    first = parsed(FILES[0])[0]
    assert tinycss2.serialize(first.prelude).strip() == (
        "settings, base, layout, components, utilities"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_style_sheet_names_no_physical_direction(file):
    assert [node.name for node in declarations(file) if PHYSICAL.match(node.name)] == []
    values = {
        (node.name, value.value)
        for node in declarations(file)
        for value in node.value
        if value.type == "ident" and value.value in {"left", "right"}
    }
    assert values == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_important(file):
    assert [node.name for node in declarations(file) if node.important] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_rule_is_for_an_id(file):
    found = [
        token.value
        for rule in rules(parsed(file))
        for token in rule.prelude
        if token.type == "hash"
    ]
    assert found == []


@pytest.mark.parametrize("file", FILES[1:], ids=lambda file: file.stem)
def test_only_the_settings_name_colours(file):
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", text) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_value_that_is_used_is_set(file):
    known = set(re.findall(r"(--[\w-]+):", (CSS / "settings.css").read_text(encoding="utf-8")))
    assert set(re.findall(r"var\((--[\w-]+)", file.read_text(encoding="utf-8"))) <= known


def test_all_styles_together_are_light():
    css = "".join(file.read_text(encoding="utf-8") for file in FILES)
    assert len(gzip.compress(css.encode())) <= 7 * 1024


def test_all_scripts_together_are_light():
    files = sorted((THEME / "static" / "js").glob("*.js"))
    script = "".join(file.read_text(encoding="utf-8") for file in files)
    assert len(gzip.compress(script.encode())) <= 3 * 1024
