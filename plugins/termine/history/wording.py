"""Every sentence about the history that editors read. Each has a case in tests/termine/history."""

NO_GIT = (
    "Auf diesem Rechner fehlt das Programm Git. "
    "Ohne Git gibt es keinen früheren Stand zum Vergleichen."
)
NO_REPOSITORY = (
    "Die Inhalte liegen nicht in einer Git-Ablage. "
    "Ohne sie gibt es keinen früheren Stand zum Vergleichen."
)
UNKNOWN_REVISION = (
    "Den Stand „{revision}“ kennt Git hier nicht. "
    "Bitte einen Zweig, eine Marke oder einen Commit nennen, zum Beispiel: --since origin/main"
)
UNKNOWN_IN_PART = (
    "Den Stand „{revision}“ kennt Git hier nicht, denn diese Kopie enthält nur das Ende des "
    "Verlaufs. Bitte zuerst alles holen: git fetch --unshallow"
)
OLD_SIDE_BROKEN = (
    "Der frühere Stand hatte selbst Fehler ({count}). Verglichen ist, was sich lesen ließ; was "
    "dort fehlerhaft war, kann hier als neu erscheinen."
)
OLD_SIDE_EMPTY = "Im früheren Stand gab es noch keine Termine."
NEW_SIDE_BROKEN = "Bitte zuerst die Fehler beheben. Erst dann lässt sich vergleichen."
NOTHING = "Für die Familien ändert sich nichts."
TITLE = "Was sich seit „{revision}“ für die Familien ändert"
COMMENT_TITLE = "Was sich für die Familien ändert"
TO_REPAIR = "Das ist noch zu tun"


INSERT = "Bitte in „{file}“ hinter Zeile {line} einfügen:"
INSERT_OR_REASON = "Bitte in „{file}“ hinter Zeile {line} einfügen (statt „ja“ gern mit dem Grund):"
INSERT_SKIPPED = (
    "Bitte in „{file}“ hinter Zeile {line} einfügen. Findet ein Termin doch statt, statt "
    "„entfaellt“ die Uhrzeit nennen („um: …“):"
)
RESTORE = "Bitte den Eintrag wieder in „{file}“ hinter Zeile {line} einfügen, mit den Absagen:"
RESTORE_PAST = "Bitte den Eintrag wieder in „{file}“ hinter Zeile {line} einfügen:"
RESTORE_UNDER = "Bitte den Eintrag wieder in „{file}“ unter „termine:“ einfügen:"
RESTORE_FILE = "Bitte die Datei „{file}“ wieder anlegen, mit diesem Inhalt:"
IN_BRACES = (
    "Bitte die bisherigen Termine unter „abweichungen“ mit „entfaellt“ oder „verlegt“ nennen."
)
NO_DRAFT = "Bitte die Zeile „entwurf: ja“ löschen oder die Termine vorher absagen."
OLD_LINE = "Bitte in „{file}“ Zeile {line} wieder so schreiben:"
THEN_MOVED = "Und den neuen Tag als Verlegung hinter Zeile {line} einfügen:"
KEEP_PAST_ENTRY = (
    "Bitte in „{file}“ statt der Zeilen {line} bis {last_line} den alten Eintrag stehen lassen:"
)
THEN_OWN_ENTRY = "Und das Neue als eigenen Eintrag mit eigener Kennung darunter:"
CLOSE_RULE = (
    "Bitte die alte Regel mit „bis“ schließen und eine neue beginnen. Im Eintrag in „{file}“ ab "
    "Zeile {line} ersetzen diese Zeilen {keys}:"
)
