"""Every sentence that a takeover tells editors, in one place."""

TOO_LARGE = "„{name}“ ist größer als 20 MB. Bitte einen kürzeren Zeitraum ausgeben lassen."
NOT_A_CALENDAR = "„{name}“ ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt."
TOO_DEEP = "„{name}“ ist zu tief verschachtelt, um ein echter Kalender zu sein."
CUT_OFF = "„{name}“ ist unvollständig: Es endet mitten in einem Termin. Was danach kam, fehlt."
BROKEN = "„{name}“ lässt sich nicht lesen. Bitte den Kalender dort, wo er herkommt, neu ausgeben."
OLD_ENCODING = "„{name}“ ist nicht in UTF-8 geschrieben. Bitte Umlaute prüfen."
NO_EVENTS = "In „{name}“ steht kein Termin."
TOO_MANY_EVENTS = "In „{name}“ stehen mehr als 5.000 Termine. Bitte einen kürzeren Zeitraum wählen."
TOO_MANY_DATES = (
    "Hier kommen mehr als 50.000 einzelne Termine zusammen. Bitte weniger auf einmal übernehmen."
)
OTHER_COMPONENTS = "„{name}“: {count} Einträge der Art {kind} sind keine Termine und fehlen."

OF_ENTRY = "„{title}“: {text}"
UNTITLED = "Ohne Titel"
WITHOUT_START = "Der Anfang fehlt oder ist unlesbar. Nicht übernommen."
WITHOUT_TITLE = "Bitte den Titel ergänzen."
UNREADABLE = "{name} ist unlesbar und fehlt: „{text}“."
LEFT_OUT = "Dafür gibt es hier keinen Platz, es fehlt: {names}."
PERSON = (
    "ORGANIZER kann eine Person nennen und fehlt deshalb. Eine Stelle gehört in „veranstalter“."
)
TENTATIVE = "Ist als „unter Vorbehalt“ gekennzeichnet. Bitte prüfen."
PRIVATE = "Ist als vertraulich gekennzeichnet und deshalb ein Entwurf (entwurf: ja)."
UNKNOWN_ZONE = "Die Zeitzone „{zone}“ ist unbekannt. Die Uhrzeiten gelten nun als deutsche Zeit."
GUESSED_ZONE = "Die Zeitzone „{zone}“ ist nach ihrem Namen geraten. Bitte eine Uhrzeit prüfen."
SHORTENED = "{name} war sehr lang und ist gekürzt."
LINK_REFUSED = "Die Adresse „{text}“ ist kein Link, den eine Seite zeigen kann, und fehlt."
ONE_CATEGORY = "Hat mehrere Rubriken. Übernommen ist die erste, es fehlen: {names}."
SECONDS = "Uhrzeiten sind auf ganze Minuten abgerundet."
SWAPPED = "Das Ende liegt vor dem Anfang. Das Ende ist nun offen."

DUPLICATE = "Steht mehrfach im Kalender (UID „{uid}“). Übernommen ist die neueste Fassung."
SAME_UID = "Mehrere verschiedene Termine haben die UID „{uid}“. Übernommen sind alle."
RULE_REFUSED = (
    "Die Regel „{rule}“ geht hier nicht: {reason} "
    "Übernommen sind nur die Termine, die im Kalender einzeln dastehen."
)
RULE_TOO_OFTEN = "Sie wiederholt sich öfter als täglich."
RULE_UNREADABLE = "Sie ist unlesbar."
RULE_NEVER = "Sie ergibt nie einen Termin."
RULE_TOO_MANY = "Sie gibt zu viele Termine."
TOO_OLD = "{count} Termine vor 1990 oder nach 2100 fehlen."
BOUNDED = (
    "Läuft ohne Ende weiter, lässt sich aber nicht als Regel sagen. "
    "Übernommen sind die Termine bis {day}."
)
LISTED = "Die Regel „{rule}“ steht nun als einzelne Termine da."
END_LOST = "Endet eigentlich am {day} um {clock} Uhr. Das lässt sich hier nicht sagen, es fehlt."
DETAIL_EMPTY = "Am {day} steht bei „{key}“ nichts. Dort gilt nun die Angabe der Reihe."
CANCELLED_ELSEWHERE = "Der abgesagte Termin am {day} steht mit seiner ursprünglichen Zeit da."
OWN_ENTRY = "Der Termin am {day} steht als eigener Eintrag da."
NOT_READ_BACK = "Lässt sich hier nicht ausdrücken und fehlt. {reason}"
DATES_DIFFER = "Die Tage kämen anders heraus als im Kalender."

NEW_VENUES = "Neue Orte, bitte prüfen: {names}."
ENTRIES = "{count} Einträge."
ENTRY = "Ein Eintrag."
NOTHING = "Es gibt nichts zu übernehmen."
TECHNICAL = (
    "Nicht gebraucht und still weggelassen: UID, SEQUENCE, TRANSP, PRIORITY, Zeitstempel "
    "und die Angaben einzelner Programme (X-…)."
)
