"""YAML as text with positions, with either loader of PyYAML."""

import pytest
import yaml

from plugins.termine.reading.lines import Lines, Source, read_lines
from plugins.termine.reading.nodes import Mapping, Scalar, Sequence, read_nodes

LOADERS = [
    pytest.param(yaml.SafeLoader, id="python"),
    pytest.param(getattr(yaml, "CSafeLoader", yaml.SafeLoader), id="c"),
]


def lines(text: str) -> Lines:
    return read_lines(Source("a.yaml", text.encode()))[0]


def value(text: str, loader=yaml.SafeLoader):
    root = read_nodes(lines(text), loader).root
    assert isinstance(root, Mapping)
    return root.entries[0].value


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", ["10:00", "nein", "~", "2019-01-02", "0123", "1e3", "null"])
def test_every_value_stays_the_text_it_is(text: str, loader):
    node = value(f"um: {text}\n", loader)
    assert isinstance(node, Scalar)
    assert node.text == text


@pytest.mark.parametrize("loader", LOADERS)
def test_a_value_after_umlauts_and_emoji_is_found_in_its_column(loader):
    node = value("für 😀: Spaß\n", loader)
    assert (node.position.line, node.position.column, node.position.length) == (1, 8, 4)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_lines_are_counted_alike_for_every_kind_of_line_end(end: str, loader):
    root = read_nodes(lines(f"\ufeffa: 1{end}b: 2{end}"), loader).root
    assert [(e.key.text, e.value.position.line) for e in root.entries] == [("a", 1), ("b", 2)]
    assert root.entries[1].value.position.source == "b: 2"


@pytest.mark.parametrize("loader", LOADERS)
def test_an_entry_knows_its_last_line(loader):
    root = read_nodes(lines("- a: |\n    eins\n\n    zwei\n\n- b: 2\n"), loader).root
    assert isinstance(root, Sequence)
    assert [(node.position.line, node.last_line) for node in root.items] == [(1, 4), (6, 6)]


@pytest.mark.parametrize("loader", LOADERS)
def test_an_empty_text_in_quotes_is_not_the_same_as_nothing(loader):
    assert value('kosten: ""\n', loader).is_empty is False
    assert value("kosten:\n", loader).is_empty is True


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: Vortrag: Zähne\n", ("colon-in-value", 1, 15)),
        ("- id: x\n titel: y\n", ("indentation", 2, 2)),
        ("a: 1\n  b: 2\n", ("indentation", 2, 3)),
        ('a: "x\nb: 2\n', ("unclosed-quote", 1, 4)),
        ("a: 'x\nb: 2\n", ("unclosed-quote", 1, 4)),
        ('a: "x" y\n', ("stray-quote", 1, 8)),
        ("a: [x, y\nb: 2\n", ("unclosed-bracket", 1, 4)),
        ("a: {x: y\nb: 2\n", ("unclosed-bracket", 1, 4)),
        ("a: @x\n", ("special-start", 1, 4)),
        ("a: ] x\n", ("special-start", 1, 4)),
        ("a: - x\n", ("list-in-line", 1, 4)),
        ("a: 1\nx y\nb: 2\n", ("missing-colon", 2, 1)),
        ("a: 1\nx y\n", ("missing-colon", 2, 1)),
        ("a: > x\n", ("text-after-block-mark", 1, 4)),
        ("a:\n\tb: 1\n", ("tab", 2, 1)),
        ("a: &x 1\n", ("anchor", 1, 4)),
        ("a: *x\n", ("alias", 1, 4)),
        ("a: !!python/object:x 1\n", ("tag", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("several-documents", 2, 1)),
        ("? [a]\n: b\n", ("key-not-text", 1, 3)),
        ("[" * 3000, ("too-deep", 1, 21)),
        ("a: " + "{x: " * 3000, ("too-deep", 1, 80)),
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
    ],
)
def test_a_wrong_form_is_one_diagnostic_at_its_place(text, expected, loader):
    (diagnostic,) = read_nodes(lines(text), loader).diagnostics
    position = diagnostic.position
    assert (diagnostic.kind, position.line, position.column) == expected


def test_what_the_loader_itself_trips_over_is_a_diagnostic_too():
    nodes = read_nodes(lines('a: 1\nb: "\\U00110000"\n'), yaml.SafeLoader)
    assert [(one.kind, one.message) for one in nodes.diagnostics] == [
        ("unreadable", "Ab hier lässt sich die Datei nicht mehr lesen.")
    ]


@pytest.mark.parametrize("text", ["", "# nur ein Kommentar\n", "\n\n"])
def test_a_file_without_content_has_no_diagnostic(text: str):
    nodes = read_nodes(lines(text))
    assert nodes.diagnostics == ()
    assert nodes.root is None


def test_more_keys_than_any_entry_has_are_a_diagnostic():
    nodes = read_nodes(lines("".join(f"a{number}: 1\n" for number in range(150))))
    assert [(one.kind, one.message, one.position.line) for one in nodes.diagnostics] == [
        ("too-many-keys", "Dieser Eintrag hat mehr als 100 Angaben.", 101)
    ]
