"""The questions `neu` asks; each answer is judged at once by the rules of the event file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Message
from ..events import short_day
from ..reading import day_from_text, entry_fault, head_fault

Read = Callable[[str], str]
"""Shows a prompt and gives the line that was typed; raises EOFError where there is none."""
Tell = Callable[[str], None]
Judge = Callable[[str], str]
"""What to say about an answer; an empty text if it is right."""

_YES_NO: Mapping[str, str] = {"j": "ja", "ja": "ja", "n": "nein", "nein": "nein"}
_TYPES: Mapping[str, str] = {
    "1": "termin",
    "termin": "termin",
    "2": "artikel",
    "artikel": "artikel",
}
_POLICIES: Mapping[str, str] = {
    **dict.fromkeys(("j", "ja"), "findet statt"),
    **dict.fromkeys(("n", "nein"), "entfaellt"),
}
_WELCOME = "Bitte beantworten Sie ein paar Fragen. Abbrechen können Sie jederzeit mit Strg+C."


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks until an answer is right."""

    read: Read
    tell: Tell

    def text(self, question: str, judge: Judge, suggestion: str = "") -> str:
        """An answer that the judge lets pass; an empty line takes the suggestion."""
        prompt = f"{question} [{suggestion}] " if suggestion else f"{question} "
        while True:
            answer = " ".join(self.read(prompt).split()) or suggestion
            complaint = judge(answer)
            if not complaint:
                return answer
            self.tell(f"  {complaint}")

    def choice(self, question: str, answers: Mapping[str, str]) -> str:
        """One of the answers, by any of the words for it."""
        words = " oder ".join(dict.fromkeys(word for word in answers if len(word) > 1))
        judge = _one_of(answers, f"Bitte {words} antworten.")
        return answers[self.text(question, judge).lower()]


def ask_for_type(conversation: Conversation) -> str:
    """`termin` or `artikel`."""
    conversation.tell(_WELCOME)
    return conversation.choice("Was möchten Sie anlegen: Termin oder Artikel?", _TYPES)


def agrees(conversation: Conversation, question: str) -> bool:
    """Whether the answer is yes."""
    return conversation.choice(question, _YES_NO) == "ja"


def ask_for_event(conversation: Conversation, venues: Sequence[str]) -> dict[str, str]:
    """The keys of a new entry, without its id."""
    given = {"titel": conversation.text("Titel des Termins:", _entry("titel"))}
    if agrees(conversation, "Wiederholt sich der Termin? (ja/nein)"):
        question = "Wann? Zum Beispiel „jeden 1. Mittwoch im Monat“ oder „dienstags“:"
        given["wann"] = conversation.text(question, _entry("wann"))
        given["ab"] = conversation.text("Ab welchem Tag? Zum Beispiel 05.01.2027:", _entry("ab"))
        until = conversation.text("Bis zu welchem Tag? (leer: ohne Ende)", _until(given["ab"]))
        given |= {"bis": until} if until else {}
    else:
        given["datum"] = conversation.text(
            "An welchem Tag? Zum Beispiel 25.09.2027:", _entry("datum")
        )
    question = "Um wie viel Uhr? Zum Beispiel „10 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“:"
    given["um"] = conversation.text(question, _entry("um"))
    if venues:
        known = f"Wo? Bekannt sind {', '.join(venues)} (leer: noch nicht bekannt):"
        venue = conversation.text(known, _venue(venues))
        given |= {"ort": venue} if venue else {}
    if "wann" in given:
        question = "Findet der Termin auch an Feiertagen statt? (ja/nein)"
        given["feiertage"] = conversation.choice(question, _POLICIES)
        question = "Findet er auch in den Schulferien statt? (ja/nein)"
        given["ferien"] = conversation.choice(question, _POLICIES)
    cost = conversation.text("Was kostet es? Zum Beispiel „kostenlos“ (leer: offen)", _anything)
    return given | ({"kosten": cost} if cost else {})


def ask_for_id(conversation: Conversation, suggestion: str, taken: frozenset[str]) -> str:
    """An id that nobody has yet."""
    question = "Kennung, sie bleibt für immer:"

    def judge(answer: str) -> str:
        if answer in taken:
            return f"Die Kennung „{answer}“ gibt es schon."
        return _entry("id")(answer)

    return conversation.text(question, judge, suggestion)


def ask_for_article(conversation: Conversation, today: date) -> dict[str, str]:
    """The head of a new article, without its slug."""
    given = {
        "titel": conversation.text("Titel des Artikels:", _head("titel")),
        "datum": conversation.text("Tag der Veröffentlichung:", _head("datum"), short_day(today)),
    }
    question = "Worum geht es, in ein oder zwei Sätzen? (leer: später)"
    summary = conversation.text(question, _anything)
    return given | ({"kurztext": summary} if summary else {})


def _entry(key: str) -> Judge:
    return lambda answer: _complaint(answer, entry_fault(key, answer) if answer else None)


def _head(key: str) -> Judge:
    return lambda answer: _complaint(answer, head_fault(key, answer) if answer else None)


def _complaint(answer: str, fault: Message | None) -> str:
    if not answer:
        return "Bitte schreiben Sie etwas."
    return f"{fault.message} {fault.advice}".strip() if fault else ""


def _until(first: str) -> Judge:
    """A last day that is not before the first one, or nothing."""

    def judge(answer: str) -> str:
        first_day, last_day = day_from_text(first), day_from_text(answer)
        if not answer or isinstance(first_day, Message) or isinstance(last_day, Message):
            return _entry("bis")(answer) if answer else ""
        return "Der letzte Tag liegt vor dem ersten." if last_day < first_day else ""

    return judge


def _anything(answer: str) -> str:  # noqa: ARG001  # the signature of a Judge
    return ""


def _venue(venues: Sequence[str]) -> Judge:
    return _one_of({"": "", **dict.fromkeys(venues, "")}, f"Möglich sind {', '.join(venues)}.")


def _one_of(answers: Mapping[str, str], complaint: str) -> Judge:
    return lambda answer: "" if answer.lower() in answers else complaint
