"""The changes as a comment on a merge request: Markdown that shows the editors' text as it is."""

from tests.termine.history.changes_book import PARTY, SERIES, commented


def test_the_diagnostics_come_first_and_their_lines_can_be_copied():
    assert (
        commented(SERIES + PARTY, SERIES)
        == """\
## Was sich für die Familien ändert

### Das ist noch zu tun

**Der Eintrag „Fest“ (fest) ist nicht mehr da. Verschwunden: Sa 16.01.2027.**

Bitte den Eintrag wieder in „content/termine.yaml“ hinter Zeile 10 einfügen, mit den Absagen:

```yaml
  - id: fest
    titel: Fest
    datum: Sa 16.01.2027
    um: 14 Uhr
    ort: hof
    abweichungen:
      - am: Sa 16.01.2027
        entfaellt: ja
```

### Verschwunden

- **Fest** (fest)
  - Sa 16.01.2027
"""
    )


def test_nothing_is_said_in_one_sentence():
    assert commented(SERIES, SERIES) == (
        "## Was sich für die Familien ändert\n\nFür die Familien ändert sich nichts.\n"
    )


def test_text_of_the_editors_is_shown_and_does_nothing():
    hostile = PARTY.replace("Fest", "'@all <img src=x> [x](y) `a` #7 **fett** ![b](c)'")
    assert commented(SERIES, SERIES + hostile).split("\n")[-3:] == [
        r"- **&#64;all &lt;img src=x&gt; \[x\](y) \`a\` \#7 \*\*fett\*\* \!\[b\](c)** (fest)",
        "  - Sa 16.01.2027",
        "",
    ]


def test_a_fence_in_an_entry_does_not_end_the_block():
    fenced = PARTY + "    beschreibung: |\n      ```\n      # frei\n"
    comment = commented(SERIES + fenced, SERIES)
    assert "\n````yaml\n  - id: fest\n" in comment
    assert "        entfaellt: ja\n````\n" in comment
