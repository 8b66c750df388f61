"""Each rule finds what it is for, in a small bad example, and leaves the good one alone."""

import pytest

from tests.architecture import code_rules as code
from tests.architecture import text_rules as text
from tests.architecture.sources import Module

EXAMPLES = [
    # rule, path, bad source, good source
    (
        code.imports_past_a_face,
        "plugins/termine/feeds/feed.py",
        "from plugins.termine.events.event import Event",
        "from ..events import Event",
    ),
    (
        code.imports_past_a_face,
        "plugins/termine/feeds/feed.py",
        "from ..events.event import Event",
        "from ..events import Event",
    ),
    (
        code.imports_in_functions,
        "plugins/termine/events/rule.py",
        "def rule():\n    import re",
        "import re\ndef rule(): ...",
    ),
    (
        code.private_parts,
        "plugins/website/site.py",
        "from markupsafe import _escape_inner",
        "from markupsafe import escape",
    ),
    (
        code.private_parts,
        "plugins/website/site.py",
        "from jinja2.compiler import CodeGenerator",
        "from jinja2 import Environment",
    ),
    (
        code.imports_beyond_the_standard_library,
        "tooling/locks.py",
        "import invoke",
        "import sys\nfrom .browser import find",
    ),
    (
        code.mutable_state,
        "plugins/termine/events/phrases.py",
        "SEEN = []",
        "SEEN = ()",
    ),
    (
        code.mutable_state,
        "plugins/termine/events/phrases.py",
        "NAMES = {'a': 1}",
        "NAMES: Mapping[str, int] = {'a': 1}\n_OWN = {'b': 2}\n__all__ = ['NAMES']",
    ),
    (
        code.mutable_state,
        "plugins/termine/events/phrases.py",
        "_SEEN = {'a': 1}\ndef see(word):\n    _SEEN[word] = 1",
        "_SEEN = {'a': 1}\ndef see(word):\n    return _SEEN[word]",
    ),
    (
        code.mutable_state,
        "plugins/termine/events/phrases.py",
        "_SEEN = ['a']\ndef see(word):\n    _SEEN.append(word)",
        "def see(word):\n    seen = []\n    seen.append(word)",
    ),
    (
        code.mutable_state,
        "plugins/termine/events/phrases.py",
        "def count():\n    global TOTAL",
        "def count():\n    return 1",
    ),
    (
        code.asks_for_the_day,
        "plugins/website/pages/home.py",
        "import datetime\nday = datetime.date.today()",
        "from datetime import date\nday = date(2026, 11, 22)",
    ),
    (
        code.asks_for_the_day,
        "plugins/website/pages/home.py",
        "from time import time",
        "from time import perf_counter",
    ),
    (
        code.starts_programs,
        "plugins/termine/feeds/feed.py",
        "import subprocess",
        "import os",
    ),
    (
        code.reads_the_environment,
        "plugins/termine/events/fields.py",
        "import os\nhome = os.environ['HOME']",
        "import os\nplace = os.sep",
    ),
    (
        code.logic,
        "pelicanconf.py",
        "SITEURL = 'a' if True else 'b'",
        "SITEURL = 'a'",
    ),
    (
        code.missing_docstrings,
        "plugins/termine/events/event.py",
        '"""Events."""\nclass Event: ...',
        '"""Events."""\ndef _inner(): ...',
    ),
    (
        code.thawed_dataclasses,
        "plugins/termine/events/event.py",
        "@dataclass\nclass Event: ...",
        "@dataclass(frozen=True, slots=True)\nclass Event: ...\n@dataclass\nclass AnError: ...",
    ),
    (
        code.thawed_dataclasses,
        "plugins/termine/events/event.py",
        "@dataclass\nclass Event:\n    @cached_property\n    def days(self): ...",
        "@dataclass(frozen=True)\nclass Event:\n    @cached_property\n    def days(self): ...",
    ),
    (
        code.too_long,
        "plugins/termine/events/event.py",
        "a = 1\n" * 401,
        "a = 1\n" * 400,
    ),
    (
        code.empty_names,
        "plugins/termine/events/date_utils.py",
        "",
        None,
    ),
    (
        code.empty_names,
        "plugins/termine/events/feed.py",
        "class FeedManager: ...",
        "class Feed: ...",
    ),
]


@pytest.mark.parametrize(
    ("rule", "path", "bad", "good"), EXAMPLES, ids=[row[0].__name__ for row in EXAMPLES]
)
def test_a_rule_of_the_code_finds_its_breach(rule, path, bad, good):
    assert list(rule(Module(path, bad)))
    if good is not None:
        assert list(rule(Module(path, good))) == []


def test_a_room_over_its_budget_is_told_with_both_numbers():
    sources = [Module("plugins/audit/links.py", "a = 1\n" * 1_761)]
    assert list(code.budgets_passed(sources)) == ["plugins/audit: 1761 lines, 1760 are the most"]
    assert list(code.budgets_passed([Module("plugins/audit/links.py", "a = 1\n")])) == []


def test_a_folder_with_too_many_modules_is_a_heap():
    sources = [Module(f"plugins/audit/part_{number}.py", "") for number in range(19)]
    assert list(code.heaps(sources)) == ["plugins/audit: 19 modules, 18 are the most"]
    assert list(code.heaps(sources[1:])) == []


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (
            text.transliterated,
            "Ein Termin fuer Familien",
            "Ein Termin für Familien, siehe `fuer:` und /fruehe-hilfen/fuer/",
        ),
        (
            text.unbalanced_quotes,
            'Das „Frühstück" beginnt.',
            "Das „Frühstück“ beginnt.",
        ),
        (
            text.machine_traces,
            "cd " + "/wor" + "k/main",
            "cd network/main",
        ),
        (
            text.machine_traces,
            "https://files.pythonhosted" + ".org/x",
            "https://www.herne.de/",
        ),
        (
            text.unfinished,
            "# TO" + "DO: later",
            "# todos are an editor's word",
        ),
        (
            text.lock_faults,
            "--index-url x",
            "invoke==3.0.3 \\\n    --hash=sha256:1f",
        ),
        (
            text.lock_faults,
            "invoke @ https://example.org/invoke.whl",
            "invoke==3.0.3",
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_rule_of_the_texts_finds_its_breach(rule, bad, good):
    assert list(rule("file", bad))
    assert list(rule("file", good)) == []


def test_a_message_is_a_sentence_in_the_code_and_no_docstring():
    module = Module(
        "plugins/termine/events/m.py",
        '"""A docstring."""\nTEXT = "Bitte so schreiben."\nK = "fuer"',
    )

    found = [("plugins/termine/events/m.py:2", "Bitte so schreiben.")]
    assert list(text.german_messages(module)) == found
