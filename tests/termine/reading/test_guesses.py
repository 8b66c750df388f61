"""What someone writes who guesses: it gets the right meaning, or a sentence that says what to write.

Each line stands in an entry of the event file that is right but for it.
"""

# ruff: noqa: E501 - the sentences stand here as they are shown, however long

import pytest

from plugins.termine.events import Event, Series, phrase, time_phrase
from plugins.termine.reading import Source, load

ONE_DATE = {"id": "fest", "titel": "Fest", "datum": "02.01.2019", "um": "10 Uhr"}
SERIES = {"id": "fest", "titel": "Fest", "wann": "mittwochs", "um": "10 Uhr", "ab": "02.01.2019"}
REPLACED = {
    "title": "titel",
    "Titel": "titel",
    "tiel": "titel",
    "Überschrift": "titel",
    "uhrzeit": "um",
    "turnus": "wann",
    "date": "datum",
    "rrule": "wann",
}


def said(line: str) -> str:
    """What the entry says then, or what is told about it."""
    key = line.partition(":")[0]
    entry = dict(
        SERIES if key in {"wann", "ab", "bis", "feiertage", "rrule", "turnus"} else ONE_DATE
    )
    entry.pop(REPLACED.get(key, key), None)
    if line.startswith(("titel", "„titel")):
        entry.pop("titel", None)
    more = [f"    {name}: {value}" for name, value in entry.items() if name != "id"]
    lines = ["termine:", "  - id: fest", f"    {line}", *more]
    loaded = load([Source("termine.yaml", "\n".join(lines).encode())], None)
    told = [f"{one.message} {one.advice}" for one in loaded.diagnostics]
    return " | ".join(told) or meaning(loaded.catalogue.events[0], key)


def meaning(event: Event, key: str) -> str:
    schedule, details = event.schedule, event.details
    rule = schedule.rules[0] if isinstance(schedule, Series) else None
    plan = rule or schedule
    said_of_rule = phrase(rule.recurrence) if rule else ""
    found = {
        **dict.fromkeys(("datum", "ab"), plan.first_day.isoformat()),
        **dict.fromkeys(("um", "ende", "dauer"), time_phrase(plan.time)),
        **dict.fromkeys(("wann", "rrule"), said_of_rule),
        "feiertage": str(getattr(schedule, "on_public_holidays", "")),
        "titel": details.title,
        "ausgebucht": str(details.is_sold_out),
        "plaetze": str(details.places),
        "fuer": str(details.audience),
        "beschreibung": details.description,
    }
    return found[key]


DAYS = {
    "datum: 2. Januar 2019": "2019-01-02",
    "datum: 2 Januar 2019": "2019-01-02",
    "datum: 2. Jänner 2019": "2019-01-02",
    "datum: 2 January 2019": "2019-01-02",
    "datum: 02.01.19": "Im Datum „02.01.19“ hat das Jahr nicht vier Ziffern. Bitte das Jahr ausschreiben, zum Beispiel 02.01.2019.",
    "datum: 2019/01/02": "2019-01-02",
    "datum: 2019-1-2": "2019-01-02",
    "datum: 02-01-2019": "2019-01-02",
    "datum: 02/01/2019": "„02/01/2019“ ist kein Tag, den wir lesen können. Meinten Sie „02.01.2019“?",
    "datum: Mi., den 02.01.2019": "2019-01-02",
    "datum: Mittwoch, der 2. Januar 2019": "2019-01-02",
    "datum: Mi,02.01.2019": "2019-01-02",
    "datum: 02.01.2019.": "2019-01-02",
    "datum: am 2.1.2019": "2019-01-02",
    "ab: ab 2.1.2019": "Hier steht mehr als ein Tag: „ab 02.01.2019“. Bitte hier nur „02.01.2019“ schreiben; Uhrzeit, letzter Tag und Weiteres haben eigene Zeilen.",
    "datum: Do 02.01.2019": "Der 02.01.2019 ist ein Mittwoch, kein Donnerstag. Bitte Datum oder Wochentag berichtigen; der Wochentag darf auch fehlen.",
    "datum: 02.01.2019 10:00": "Hier steht mehr als ein Tag: „02.01.2019 10:00“. Bitte hier nur „02.01.2019“ schreiben; Uhrzeit, letzter Tag und Weiteres haben eigene Zeilen.",
    "datum: 02.01.2019 bis 04.01.2019": "Hier stehen zwei Tage: „02.01.2019 bis 04.01.2019“. Bitte hier nur „02.01.2019“ schreiben und darunter „bis: 04.01.2019“.",
    "datum: 02.01. bis 04.01.2019": "Hier stehen zwei Tage: „02.01. bis 04.01.2019“. Bitte hier nur „02.01.2019“ schreiben und darunter „bis: 04.01.2019“.",
    "datum: 2. Januar": "Im Datum „2. Januar“ fehlt das Jahr. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 02.01.2026.",
    "datum: 31.11.2019": "Den Tag „31.11.2019“ gibt es nicht. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 30.11.2019.",
    "datum: morgen": "„morgen“ ist kein Tag, den wir lesen können. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 28.02.2026.",
    "datum: 02.O1.2019": "„02.O1.2019“ ist kein Tag, den wir lesen können. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 28.02.2026.",
    "datum: \xa002.01.2019\xa0": "2019-01-02",
    "date: 02.01.2019": "Die Angabe „date“ ist hier nicht bekannt. Meinten Sie „datum“?",
    "datum: 02.01.2019-04.01.2019": "Hier stehen zwei Tage: „02.01.2019-04.01.2019“. Bitte hier nur „02.01.2019“ schreiben und darunter „bis: 04.01.2019“.",
    "datum: 2.–4. Januar 2019": "Hier stehen zwei Tage: „2.–4. Januar 2019“. Bitte hier nur „02.01.2019“ schreiben und darunter „bis: 04.01.2019“.",
    "datum: Mi 02.01. - Fr 04.01.2019": "Hier stehen zwei Tage: „Mi 02.01. - Fr 04.01.2019“. Bitte hier nur „02.01.2019“ schreiben und darunter „bis: 04.01.2019“.",
    "datum: 02.01 2019": "„02.01 2019“ ist kein Tag, den wir lesen können. Meinten Sie „02.01.2019“?",
    "datum: 02012019": "„02012019“ ist kein Tag, den wir lesen können. Meinten Sie „02.01.2019“?",
    "datum: l1.01.2019": "„l1.01.2019“ ist kein Tag, den wir lesen können. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 28.02.2026.",
    "datum: Wednesday 02.01.2019": "2019-01-02",
    "datum: wed, 2 January 2019": "2019-01-02",
    "datum: Mittw. 02.01.2019": "Den Wochentag „Mittw“ gibt es nicht. Meinten Sie „Mittwoch“?",
    "datum: „02.01.2019“": "2019-01-02",
    "ab: 02.01.19": "Im Datum „02.01.19“ hat das Jahr nicht vier Ziffern. Bitte das Jahr ausschreiben, zum Beispiel 02.01.2019.",
}

TIMES = {
    "um: 10:00": "um 10 Uhr",
    "um: 10:00:00": "um 10 Uhr",
    "um: 10h": "um 10 Uhr",
    "um: 10h30": "um 10:30 Uhr",
    "um: 10.30 Uhr": "um 10:30 Uhr",
    "um: 10,30 Uhr": "„10,30 Uhr“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „10.30 Uhr“?",
    "um: 10 - 12": "10 bis 12 Uhr",
    "um: von 10 bis 12 Uhr": "10 bis 12 Uhr",
    "um: 10 Uhr – 12 Uhr": "10 bis 12 Uhr",
    "um: 10\xa0Uhr": "um 10 Uhr",
    "um: 8 Uhr abends": "um 20 Uhr",
    "um: 10 Uhr vormittags": "um 10 Uhr",
    "um: 12 Uhr mittags": "um 12 Uhr",
    "um: vormittags": "„vormittags“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "um: halb elf": "„halb elf“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „10.30 Uhr“?",
    "um: 10 und 14 Uhr": "Hier stehen zwei Uhrzeiten: „10 und 14 Uhr“. Bitte „10 bis 14 Uhr“ schreiben, oder für die zweite einen eigenen Eintrag anlegen.",
    "um: 10 Uhr, Ende offen": "Das offene Ende braucht eine Zeile für sich. Bitte „um: 10 Uhr“ und darunter „ende: offen“ schreiben.",
    "um: 10 Uhr c.t.": "„10 Uhr c.t.“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "um: 25 Uhr": "Die Uhrzeit „25 Uhr“ gibt es nicht. Stunden gehen von 0 bis 23, Minuten von 00 bis 59, zum Beispiel „9.30 Uhr“.",
    "um: 12 bis 10 Uhr": "Das Ende (10 Uhr) liegt vor dem Beginn (12 Uhr). Bitte die Zeiten prüfen; über Mitternacht geht ein Termin nur bis höchstens 6 Uhr. Endet er erst am nächsten Tag, bitte „bis: Do 03.01.2019“ ergänzen.",
    "um: ganzer Tag": "ganztägig",
    "um: 10 🎉": "„10 🎉“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "um: nach Vereinbarung": "„nach Vereinbarung“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "ende: open end": "um 10 Uhr",
    "ende: unbekannt": "„unbekannt“ ist kein Ende, das wir lesen können. Bitte „ende: offen“ oder eine Uhrzeit schreiben, zum Beispiel „ende: 12 Uhr“.",
    "ende: 9 Uhr": "Das Ende (9 Uhr) liegt vor dem Beginn (10 Uhr). Bitte die Zeiten prüfen; über Mitternacht geht ein Termin nur bis höchstens 6 Uhr. Endet er erst am nächsten Tag, bitte „bis: Do 03.01.2019“ ergänzen.",
    "dauer: anderthalb Stunden": "10 bis 11:30 Uhr",
    "dauer: 1½ Stunden": "10 bis 11:30 Uhr",
    "dauer: eine halbe Stunde": "10 bis 10:30 Uhr",
    "dauer: 90": "„90“ ist keine Dauer, die wir lesen können. Bitte zum Beispiel „90 Minuten“, „2 Stunden“ oder „1 Stunde 30 Minuten“ schreiben.",
    "dauer: 1:30": "10 bis 11:30 Uhr",
    "um: 10:00h": "um 10 Uhr",
    "um: 10:00h-12:00h": "10 bis 12 Uhr",
    "um: ca. 10 Uhr": "um 10 Uhr",
    "um: 10 bis ca. 12 Uhr": "10 bis 12 Uhr",
    "um: 10 ‑ 12 Uhr": "10 bis 12 Uhr",
    "um: 10−12 Uhr": "10 bis 12 Uhr",
    "um: 10⁰⁰ Uhr": "um 10 Uhr",
    "um: „10 Uhr“": "um 10 Uhr",
    "um: 10 Uhr.": "um 10 Uhr",
    "um: zehn Uhr": "„zehn Uhr“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „10 Uhr“?",
    "um: halb 3": "„halb 3“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „14.30 Uhr“?",
    "um: Viertel nach zehn": "„Viertel nach zehn“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „10.15 Uhr“?",
    "um: 3 pm": "„3 pm“ ist keine Uhrzeit, die wir lesen können. Meinten Sie „15 Uhr“?",
    "um: 10/12 Uhr": "Hier stehen zwei Uhrzeiten: „10/12 Uhr“. Bitte „10 bis 12 Uhr“ schreiben, oder für die zweite einen eigenen Eintrag anlegen.",
    "um: 14 oder 10 Uhr": "„14 oder 10 Uhr“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "um: 10 Uhr s.t.": "„10 Uhr s.t.“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "um: 1000": "„1000“ ist keine Uhrzeit, die wir lesen können. Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
    "ende: ca. 12 Uhr": "10 bis 12 Uhr",
    "ende: mittags": "„mittags“ ist kein Ende, das wir lesen können. Bitte „ende: offen“ oder eine Uhrzeit schreiben, zum Beispiel „ende: 12 Uhr“.",
    "dauer: 1h30": "10 bis 11:30 Uhr",
    "dauer: ca. 2 Stunden": "10 bis 12 Uhr",
    "dauer: 2-3 Stunden": "„2-3 Stunden“ ist keine Dauer, die wir lesen können. Bitte zum Beispiel „90 Minuten“, „2 Stunden“ oder „1 Stunde 30 Minuten“ schreiben.",
}

RULES = {
    "wann: jeden ersten Mittwoch": "jeden 1. Mittwoch im Monat",
    "wann: 1. Mi": "jeden 1. Mittwoch im Monat",
    "wann: Mittwochs, 14-tägig": "jede 2. Woche mittwochs",
    "wann: mittwochs alle zwei Wochen": "jede 2. Woche mittwochs",
    "wann: jeden zweiten Mittwoch": "Die Regel „jeden zweiten Mittwoch“ verstehen wir nicht. Meinten Sie „jede 2. Woche mittwochs“ oder „jeden 2. Mittwoch im Monat“?",
    "wann: jeden Mitwoch": "Die Regel „jeden Mitwoch“ verstehen wir nicht. Meinten Sie „jeden Mittwoch“, „jeden 1. Mittwoch im Monat“ oder „jede 2. Woche mittwochs“?",
    "wann: monatlich": "Die Regel „monatlich“ verstehen wir nicht. Meinten Sie „jeden 1. Dienstag im Monat“ oder „am 1. jedes Monats“?",
    "wann: wöchentlich": "Die Regel „wöchentlich“ verstehen wir nicht. Meinten Sie „jeden Dienstag“?",
    "wann: 14-tägig": "Die Regel „14-tägig“ verstehen wir nicht. Meinten Sie „jede 2. Woche dienstags“?",
    "wann: Mo/Mi/Fr": "jeden Montag, Mittwoch und Freitag",
    "wann: Mo-Fr": "montags bis freitags",
    "wann: jeden Werktag": "montags bis freitags",
    "wann: am Wochenende": "jeden Samstag und Sonntag",
    "wann: 1./3. Mittwoch im Monat": "jeden 1. und 3. Mittwoch im Monat",
    "wann: 1. Mittwoch/Monat": "jeden 1. Mittwoch im Monat",
    "wann: Jeden 1. MITTWOCH im Monat!": "jeden 1. Mittwoch im Monat",
    "wann: jeden 6. Freitag im Monat": "Die Regel „jeden 6. Freitag im Monat“ verstehen wir nicht. Meinten Sie „jeden 5. Freitag im Monat“ oder „jede 6. Woche freitags“?",
    "wann: jährlich am 3. Samstag im September": "jährlich am 3. Samstag im September",
    "wann: jeden Mittwoch um 10 Uhr": "Hier steht mehr als die Regel: „jeden Mittwoch um 10 Uhr“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: jeden Mittwoch, 10 Uhr": "Hier steht mehr als die Regel: „jeden Mittwoch, 10 Uhr“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: jeden Mittwoch außer in den Ferien": "Hier steht mehr als die Regel: „jeden Mittwoch außer in den Ferien“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: jeden Mittwoch ab Januar": "Hier steht mehr als die Regel: „jeden Mittwoch ab Januar“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: every Wednesday": "jeden Mittwoch",
    "wann: unregelmäßig": "Die Regel „unregelmäßig“ verstehen wir nicht. Ein Termin braucht einen festen Tag. Bitte die Tage, die feststehen, einzeln schreiben: je ein Eintrag mit „datum“ statt „wann“. Was nur nach Absprache stattfindet, gehört in eine Seite oder einen Artikel.",
    "wann: FREQ=WEEKLY;BYDAY=WE": "Die Regel „FREQ=WEEKLY;BYDAY=WE“ verstehen wir nicht. Bitte „rrule:“ statt „wann:“ davor schreiben.",
    "rrule: FREQ=WEEKLY;BYDAY=WE": "jeden Mittwoch",
    "rrule: jeden Mittwoch": "In „rrule“ fehlt bei „JEDENMITTWOCH“ der Wert. Bitte zum Beispiel „rrule: FREQ=WEEKLY;BYDAY=TU“ schreiben, am besten aber „wann“ benutzen.",
    "wann: jeden ersten Mi.": "jeden 1. Mittwoch im Monat",
    "wann: mittwochs": "jeden Mittwoch",
    "wann: alle 14 Tage mittwochs": "jede 2. Woche mittwochs",
    "wann: alle vierzehn Tage mittwochs": "jede 2. Woche mittwochs",
    "wann: vierzehntägig": "Die Regel „vierzehntägig“ verstehen wir nicht. Meinten Sie „jede 2. Woche dienstags“?",
    "wann: 1ter Mittwoch im Monat": "jeden 1. Mittwoch im Monat",
    "wann: 1. u. 3. Mi.": "jeden 1. und 3. Mittwoch im Monat",
    "wann: Mo u. Mi": "jeden Montag und Mittwoch",
    "wann: wednesdays": "jeden Mittwoch",
    "wann: mittwochs, 10 bis 12 Uhr": "Hier steht mehr als die Regel: „mittwochs, 10 bis 12 Uhr“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: mittwochs vormittags": "Hier steht mehr als die Regel: „mittwochs vormittags“. Bitte hier nur „jeden Mittwoch“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
    "wann: jeden Mittwochvormittag": "Die Regel „jeden Mittwochvormittag“ verstehen wir nicht. Meinten Sie „jeden Mittwoch“, „jeden 1. Mittwoch im Monat“ oder „jeden letzten Mittwoch im Monat“?",
    "wann: „jeden Mittwoch“": "jeden Mittwoch",
    "wann: in geraden Wochen mittwochs": "jeden Mittwoch in geraden Kalenderwochen",
    "wann: jeden\xa01.\xa0Mittwoch\xa0im\xa0Monat": "jeden 1. Mittwoch im Monat",
    "wann: taeglich": "täglich",
    "wann: alle 14 Tage donnerstags in geraden Kalenderwochen": "Die Regel „alle 14 Tage donnerstags in geraden Kalenderwochen“ verstehen wir nicht. Beides zusammen geht nicht, denn nach einem Jahr mit 53 Wochen meint es verschiedene Tage. Bitte nur „jeden Donnerstag in geraden Kalenderwochen“ oder nur „jede 2. Woche donnerstags“ schreiben.",
    "wann: jeden letzten Werktag im Monat": "Die Regel „jeden letzten Werktag im Monat“ verstehen wir nicht. Bitte statt der Zeile „wann“ diese schreiben: „rrule: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1“.",
    "wann: Freitag, der 13.": "Die Regel „Freitag, der 13.“ verstehen wir nicht. Bitte statt der Zeile „wann“ diese schreiben: „rrule: FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13“.",
    "wann: am Rosenmontag": "Die Regel „am Rosenmontag“ verstehen wir nicht. Dieser Tag liegt jedes Jahr anders. Bitte für jedes Jahr einen Eintrag mit „datum“ statt „wann“ schreiben.",
    "wann: mittwochs in der Schulzeit": "Die Regel „mittwochs in der Schulzeit“ verstehen wir nicht. Bitte nur den Tag schreiben, zum Beispiel „wann: jeden Mittwoch“, und darunter „ferien: entfaellt“.",
    "wann: zweimal im Monat dienstags": "Die Regel „zweimal im Monat dienstags“ verstehen wir nicht. Bitte sagen, an welchen Tagen: zum Beispiel „jeden Dienstag und Donnerstag“, „1. und 3. Dienstag im Monat“ oder „1. Dienstag im Halbjahr“.",
    "wann: 10 mal mittwochs": "Die Regel „10 mal mittwochs“ verstehen wir nicht. Bitte nur die Regel schreiben, zum Beispiel „jeden Mittwoch“, und darunter „bis:“ mit dem letzten Tag.",
    "wann: mittwochs in KW 7": "Die Regel „mittwochs in KW 7“ verstehen wir nicht. Das ist ein einzelner Tag. Bitte statt „wann“ und „ab“ schreiben: „datum: TT.MM.JJJJ“.",
    "wann: abwechselnd dienstags und donnerstags": "Die Regel „abwechselnd dienstags und donnerstags“ verstehen wir nicht. Bitte zwei Einträge schreiben, zum Beispiel „jede 2. Woche dienstags“ und „jede 2. Woche donnerstags“, der zweite mit „ab“ eine Woche später.",
    "wann: dienstags bei gutem Wetter": "Die Regel „dienstags bei gutem Wetter“ verstehen wir nicht. Bitte zum Beispiel „jeden 1. Mittwoch im Monat“ oder „jeden Dienstag“ schreiben, und Tage ohne feste Regel einzeln: je ein Eintrag mit „datum“ statt „wann“.",
}

OTHER_VALUES = {
    "ausgebucht: ja": "True",
    "ausgebucht: true": "True",
    "ausgebucht: Nein": "False",
    "ausgebucht: vielleicht": "Hinter „ausgebucht“ wird „ja“ oder „nein“ erwartet, nicht „vielleicht“. Bitte „ausgebucht: ja“ oder „ausgebucht: nein“ schreiben.",
    "plaetze: max. 12": "12",
    "plaetze: höchstens 12 Personen": "12",
    "plaetze: zwölf": "„zwölf“ ist keine Anzahl von Plätzen. Bitte eine ganze Zahl schreiben, zum Beispiel „plaetze: 12“.",
    "plaetze: unbegrenzt": "„unbegrenzt“ ist keine Anzahl von Plätzen. Bitte eine ganze Zahl schreiben, zum Beispiel „plaetze: 12“.",
    "feiertage: fällt aus": "ClosedDayPolicy.SKIPPED",
    "feiertage: findet nicht statt": "ClosedDayPolicy.SKIPPED",
    "feiertage: nein": "„nein“ ist hier nicht möglich. Bitte „entfaellt“ oder „findet statt“ schreiben.",
    "fuer: Eltern": "('Eltern',)",
    "fuer: [Eltern, Kinder]": "('Eltern', 'Kinder')",
    "ort: Rathaus": "Den Ort „Rathaus“ gibt es in orte.yaml nicht. Bitte den Ort in orte.yaml eintragen und hier seine Kennung (id) schreiben.",
    "anmeldung: {noetig: ja, mail: info@}": "„info@“ ist keine E-Mail-Adresse. Bitte in der Form name@beispiel.de schreiben.",
    "bild: C:\\Bilder\\fest.jpg": "„C:\\Bilder\\fest.jpg“ ist kein Bild aus dem Ordner „bilder“. Bitte nur den Dateinamen schreiben, zum Beispiel „bild: fruehstueck.jpg“.",
    "link: www.herne.de": "„www.herne.de“ ist keine vollständige Adresse. Bitte mit https:// beginnen und ohne Leerzeichen schreiben, zum Beispiel https://www.herne.de",
    "link: javascript:alert(1)": "Links, die mit „javascript:“ beginnen, sind nicht erlaubt. Bitte eine Adresse mit https:// schreiben, oder mailto: und tel:.",
    "plaetze: 12 Kinder": "12",
    "plaetze: 12-15": "„12-15“ ist keine Anzahl von Plätzen. Bitte eine ganze Zahl schreiben, zum Beispiel „plaetze: 12“.",
    "feiertage: entfällt": "ClosedDayPolicy.SKIPPED",
    "feiertage: faellt aus": "ClosedDayPolicy.SKIPPED",
    "link: info@herne.de": "„info@herne.de“ ist eine E-Mail-Adresse und kein Link. Bitte „mailto:info@herne.de“ schreiben.",
}

KEYS = {
    "title: Fest": "Die Angabe „title“ ist hier nicht bekannt. Meinten Sie „titel“?",
    "Titel: Fest": "Die Angabe „Titel“ ist hier nicht bekannt. Meinten Sie „titel“?",
    "tiel: Fest": "Die Angabe „tiel“ ist hier nicht bekannt. Meinten Sie „titel“?",
    "Überschrift: Fest": "Die Angabe „Überschrift“ ist hier nicht bekannt. Meinten Sie „titel“?",
    "uhrzeit: 10 Uhr": "Die Angabe „uhrzeit“ ist hier nicht bekannt. Meinten Sie „um“?",
    "turnus: mittwochs": "Die Angabe „turnus“ ist hier nicht bekannt. Meinten Sie „wann“?",
    "Gebühr: 3 Euro": "Die Angabe „Gebühr“ ist hier nicht bekannt. Meinten Sie „kosten“?",
    "für: Eltern": "Die Angabe „für“ ist hier nicht bekannt. Meinten Sie „fuer“?",
    "wo: Rathaus": "Die Angabe „wo“ ist hier nicht bekannt. Meinten Sie „ort“?",
    "foto: fest.jpg": "Die Angabe „foto“ ist hier nicht bekannt. Meinten Sie „bild“?",
    "referentin: N. N.": "Die Angabe „referentin“ ist hier nicht bekannt. Meinten Sie „gast“?",
    "xyz: 1": "Die Angabe „xyz“ ist hier nicht bekannt. Möglich sind: feiertage, ferien, um, ende, dauer, wann, rrule, ab, bis, titel, rubrik, beschreibung, text, thema, gast, ort, raum, veranstalter, kosten, fuer, alter, anmeldung, plaetze, ausgebucht, sprache, barrierefrei, bild, bildtext, link, online, id, datum, taeglich, regeln, pausen, abweichungen…",
    "anmelden: ja": "Die Angabe „anmelden“ ist hier nicht bekannt. Meinten Sie „anmeldung“?",
    "zielgruppe: Eltern": "Die Angabe „zielgruppe“ ist hier nicht bekannt. Meinten Sie „fuer“?",
    "ausnahmen: keine": "Die Angabe „ausnahmen“ ist hier nicht bekannt. Meinten Sie „abweichungen“?",
}

WAYS_OF_YAML = {
    "titel: Vortrag: Zähne": 'In dieser Zeile steht ein zweiter Doppelpunkt. Bitte den Wert in Anführungszeichen setzen: titel: "Vortrag: Zähne"',
    "titel: Vortrag:": 'In dieser Zeile steht ein zweiter Doppelpunkt. Bitte den Wert in Anführungszeichen setzen: titel: "Vortrag:"',
    "titel: Kurs #3": '„#3“ wird nicht gelesen, denn nach „ #“ ist der Rest der Zeile eine Anmerkung. Bitte den Wert in Anführungszeichen setzen: titel: "Kurs #3"',
    "titel: #wirsindherne": 'In diesem Eintrag fehlt „titel“. Bitte ergänzen, zum Beispiel „titel: Familienfrühstück“. | „#wirsindherne“ wird nicht gelesen, denn nach „ #“ ist der Rest der Zeile eine Anmerkung. Bitte den Wert in Anführungszeichen setzen: titel: "#wirsindherne"',
    "titel: [Neu] Kurs": 'Mit „[“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "[Neu] Kurs"',
    "titel: *Neu* Kurs": 'Mit „*“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "*Neu* Kurs"',
    "titel: @home": 'Mit „@“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "@home"',
    "titel: % Rabatt": 'Mit „%“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "% Rabatt"',
    "titel: & Co": 'Mit „&“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "& Co"',
    "titel: - Kurs": "Eine Liste mit „- “ kann nicht in derselben Zeile beginnen. Bitte jeden Punkt in eine eigene Zeile schreiben; einen Text in Anführungszeichen setzen.",
    "titel: > 3 Jahre": "Hinter „>“ darf in derselben Zeile kein Text stehen. Bitte den Text in der nächsten Zeile beginnen, weiter eingerückt, oder in Anführungszeichen.",
    "titel: `Kurs`": 'Mit „`“ darf ein Wert nicht beginnen. Bitte den Wert in Anführungszeichen setzen: titel: "`Kurs`"',
    "titel: „Kurs“ für alle": "„Kurs“ für alle",
    'titel: "Kurs" für alle': "Nach dem schließenden Anführungszeichen steht noch Text. Bitte den ganzen Wert in Anführungszeichen setzen, innen „…“ verwenden.",
    "titel: 'Kurs": "Das Anführungszeichen, das hier beginnt, wird nicht geschlossen. Bitte am Ende des Werts noch ein ' setzen.",
    "titel: Eltern's Kurs": "Eltern's Kurs",
    "titel: Kurs 🎉": "Kurs 🎉",
    "titel: 10:30": "10:30",
    "titel: ja": "ja",
    "titel: Kaffee & Kuchen": "Kaffee & Kuchen",
    "titel:Kurs": "Hinter dem Doppelpunkt fehlt ein Leerzeichen. Bitte so schreiben: „titel: Kurs“.",
    "titel:\xa0Kurs": "Hinter dem Doppelpunkt fehlt ein Leerzeichen. Bitte so schreiben: „titel: Kurs“.",
    "titel=Kurs": "In dieser Zeile fehlt der Doppelpunkt. Bitte so schreiben: „titel: Familienfrühstück“; Folgezeilen eines Texts weiter einrücken.",
    "titel： Kurs": "In dieser Zeile fehlt der Doppelpunkt. Bitte so schreiben: „titel: Familienfrühstück“; Folgezeilen eines Texts weiter einrücken.",
    "titel\xa0: Kurs": "Die Angabe „titel\xa0“ ist hier nicht bekannt. Meinten Sie „titel“?",
    "„titel“: Kurs": "Die Angabe „„titel““ ist hier nicht bekannt. Meinten Sie „titel“?",
    "titel: Kurs\n    mit Zeile": "In dieser Zeile fehlt der Doppelpunkt. Bitte so schreiben: „titel: Familienfrühstück“; Folgezeilen eines Texts weiter einrücken.",
    "titel: Kurs\n      mit Zeile": "Kurs mit Zeile",
    "beschreibung: Erste Zeile\n      Zweite Zeile": "Erste Zeile Zweite Zeile",
    "beschreibung: Hallo\n      Wir treffen uns: hier": "Die Einrückung dieser Zeile passt nicht zu den Zeilen davor. Bitte die Zeile genau so weit einrücken wie die anderen Angaben desselben Eintrags.",
    "beschreibung: | Hallo": "Hinter „|“ darf in derselben Zeile kein Text stehen. Bitte den Text in der nächsten Zeile beginnen, weiter eingerückt, oder in Anführungszeichen.",
    "titel: Kurs\n\tort: Rathaus": "Die Zeile ist mit einem Tabulator eingerückt. Bitte mit Leerzeichen einrücken, zwei je Stufe.",
    "titel: <b>Fest</b>": "<b>Fest</b>",
    "titel: ../../etc/passwd": "../../etc/passwd",
    "titel: BEGIN:VEVENT": "BEGIN:VEVENT",
}

GUESSES = DAYS | TIMES | RULES | OTHER_VALUES | KEYS | WAYS_OF_YAML


@pytest.mark.parametrize(("line", "expected"), GUESSES.items(), ids=GUESSES)
def test_a_guess_is_understood_or_answered(line: str, expected: str):
    assert said(line) == expected
