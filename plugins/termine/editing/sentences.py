"""What `neu`, `absagen`, `verlegen` and `thema` say, in one place."""

from collections.abc import Mapping

UNKNOWN_ID = "Einen Eintrag mit der Kennung „{id}“ gibt es nicht. {advice}"
IDS_ARE = "Bekannt sind: {ids}."
SAID_ALREADY = (
    "Für {day} steht in {file}, Zeile {line}, schon eine Angabe „{key}“. Bitte ändern Sie sie dort."
)
SAME_ALREADY = "„{title}“ mit diesem Anfang steht schon in {file}, Zeile {line}."
IN_BRACKETS = (
    "Der Eintrag „{id}“ in {file} steht in geschweiften Klammern. "
    "Bitte schreiben Sie jede Angabe in eine eigene Zeile."
)
LIST_IN_BRACKETS = (
    "Unter „{key}“ in {file}, Zeile {line}, steht keine Liste mit einer Zeile für jede Angabe. "
    "Bitte ergänzen Sie die Änderung dort von Hand."
)
NOT_AN_EVENT_FILE = (
    "In {file} lässt sich kein Eintrag ergänzen. "
    "Erwartet wird „termine:“ und darunter eine Liste mit „- “."
)
NO_SAFE_PLACE = (
    "In {file} ließ sich keine sichere Stelle finden. "
    "Bitte tragen Sie diese Zeilen von Hand ein:\n\n{lines}"
)
NOTHING_SAID = "Hinter dem Tag fehlt noch, was eingetragen werden soll."
SLUG_MISSING = (
    "Aus „{title}“ wird keine Adresse. Bitte schreiben Sie einen Titel mit Buchstaben oder Ziffern."
)
ARTICLE_EXISTS = "Die Datei {file} gibt es schon. Bitte wählen Sie einen anderen Titel."
NOTHING_TO_SPLIT = "In {file} steht keine Liste von Terminen, die sich aufteilen ließe."
SPLIT_BRACKETS = (
    "In {file}, Zeile {line}, stehen Angaben in Klammern. "
    "Bitte schreiben Sie jede Angabe in eine eigene Zeile, dann lässt sich die Datei aufteilen."
)
SPLIT_CHANGES = (
    "Der Eintrag „{id}“ in {file} nimmt etwas aus den Vorgaben, das er allein nicht sagen kann. "
    "Bitte tragen Sie es zuerst in seine Regeln ein."
)
SPLIT_EXISTS = "Die Datei {file} gibt es schon. Bitte benennen Sie sie um oder löschen Sie sie."
SPLIT_NO_FOLDER = "TERMINE_DATEIEN nennt keinen Ordner. Bitte dort „termine“ ergänzen."
SPLIT_DONE = "{number} aus {file}, jetzt mit eigener Datei:"
SPLIT_REST = "In {file} stehen nur noch Kommentare."
SPLIT_GONE = "Die Datei {file} ist nicht mehr nötig und wurde gelöscht."
SPLIT_COMMIT = (
    "Bitte geben Sie alles zusammen in einem Commit weiter, dann bleiben die Kalender gleich."
)
CHANGED_MEANWHILE = (
    "Die Datei {file} wurde gerade von jemand anderem geändert. Bitte versuchen Sie es noch einmal."
)
NOTHING_CHANGED = "Es wurde nichts geändert."
MISTAKES_FIRST = "Bitte beheben Sie zuerst diese Fehler:"
WOULD_BE_WRONG = "So lässt sich das nicht eintragen:"
DESPITE_HINTS = "Soll es trotz der Hinweise so eingetragen werden, ergänzen Sie: --trotzdem"
WRITTEN = "Eingetragen in {file}, ab Zeile {line}:"
NEW_FILE = "Angelegt: {file}"
LOOK_AT_IT = "Ansehen: python3 tasks.py vorschau"
DESPITE_HINTS_QUESTION = "Soll es trotzdem so eingetragen werden? (ja/nein)"
STOPPED = "Abgebrochen. " + NOTHING_CHANGED

# What stands in a file behind or above what was written

HEAD_OF_FILE = (
    "# yaml-language-server: $schema=../docs/schema/termine.schema.json",
    "#",
    "# Alle Termine. Wie eine Zeile heißen muss, steht in docs/redaktion/.",
    "# Prüfen, bevor Sie speichern und weitergeben: python3 tasks.py pruefen",
    "",
)
SCHEMA_OF_ONE = "# yaml-language-server: $schema=../../docs/schema/termine.schema.json"
SPLIT_NOTE = (
    "# Die Einträge stehen einzeln im Ordner „termine“, die Vorgaben bei jedem, der sie braucht."
)
COMMENTS: Mapping[str, str] = {
    "id": "bleibt für immer: Adresse und Kalender-Abo hängen daran",
    "rubrik": "mit eigener Seite und eigenem Abo",
    "wann": "alle Möglichkeiten: docs/redaktion/wiederholungen.md",
    "um": "oder: 10 bis 12 Uhr, ganztägig",
    "ab": "erster Tag; ein letzter Tag stünde hinter „bis:“",
    "ort": "eine Kennung aus orte.yaml",
    "feiertage": "entfaellt oder findet statt",
    "ferien": "entfaellt oder findet statt",
}
FURTHER_KEYS: Mapping[str, str] = {
    "rubrik": "Familienfrühstück",
    "kosten": "kostenlos",
    "anmeldung": "Sie brauchen keine Anmeldung.",
    "beschreibung": "Was die Familien erwartet.",
}
FURTHER = "# Bei Bedarf das Zeichen # und das Leerzeichen danach löschen:"
ALL_KEYS = "# Alle weiteren Angaben: docs/redaktion/schluessel.md"
SUMMARY_COMMENT = "ein oder zwei Sätze für Listen und Suchmaschinen"
DRAFT_COMMENT = "Diese Zeile löschen, wenn der Text fertig ist"
EVENTS_COMMENT = "# termine: {id}  # zeigt die Termine dieses Eintrags unter dem Text"
BODY = (
    "Hier beginnt der Text. Ein Absatz endet mit einer leeren Zeile.",
    "",
    "## Eine Zwischenüberschrift",
    "",
    "Hier geht der Text weiter.",
)
