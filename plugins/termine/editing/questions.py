"""The questions `neu` asks; each answer is judged at once by the rules of the event file."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Message, message
from ..events import short_day
from ..reading import day_from_text, entry_fault, head_fault

Read = Callable[[str], str]
"""Shows a prompt and gives the line that was typed; raises EOFError where there is none."""
Tell = Callable[[str], None]
Judge = Callable[[str], str]
"""What to say about an answer; an empty text if it is right."""

_YES_NO = {"j": "ja", "ja": "ja", "n": "nein", "nein": "nein"}
_POLICIES = {"j": "findet statt", "ja": "findet statt", "n": "entfaellt", "nein": "entfaellt"}
_KINDS = ("termin", "artikel", "seite")
_TYPES = {word: kind for number, kind in enumerate(_KINDS, 1) for word in (str(number), kind)}


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks until an answer is right."""

    read: Read
    tell: Tell

    def text(self, question: str, judge: Judge | None = None, suggestion: str = "") -> str:
        """An answer that the judge lets pass; an empty line takes the suggestion."""
        prompt = f"{question} [{suggestion}] " if suggestion else f"{question} "
        while True:
            answer = " ".join(self.read(prompt).split()) or suggestion
            complaint = judge(answer) if judge else ""
            if not complaint:
                return answer
            self.tell(f"  {complaint}")

    def choice(self, question: str, answers: Mapping[str, str]) -> str:
        """One of the answers, by any of the words for it."""
        words = " oder ".join(word for word in answers if len(word) > 1)
        judge = _one_of(answers, message.text("answer-one-of", words=words))
        return answers[self.text(question, judge).lower()]

    def listed(self, key: str, values: Sequence[str], judge: Judge | None = None) -> str:
        """One of the values by its number, or any other that the judge lets pass; may be empty."""
        rows = (f"  {number} {value}" for number, value in enumerate(values, start=1))
        self.tell("\n".join([message.text(f"ask-{key}"), *rows]))
        numbered = dict(zip(map(str, range(1, len(values) + 1)), values, strict=True))

        def of_value(answer: str) -> str:
            return judge(numbered.get(answer, answer)) if judge and answer else ""

        answer = self.text(message.text("ask-number" if values else "ask-value"), of_value)
        return numbered.get(answer, answer)


def ask_for_type(conversation: Conversation) -> str:
    """`termin`, `artikel` or `seite`."""
    conversation.tell(message.text("ask-welcome"))
    return conversation.choice(message.text("ask-type"), _TYPES)


def agrees(conversation: Conversation, question: str) -> bool:
    """Whether the answer is yes."""
    return conversation.choice(question, _YES_NO) == "ja"


def ask_for_event(
    conversation: Conversation, venues: Sequence[str], used: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The keys of a new entry, without its id; `used` are values that stand in other entries."""
    given = {"titel": conversation.text(message.text("ask-title"), _entry("titel"))}
    given["rubrik"] = conversation.listed("rubrik", used.get("rubrik", ()), _entry("rubrik"))
    if agrees(conversation, message.text("ask-repeats")):
        given["wann"] = conversation.text(message.text("ask-rule"), _entry("wann"))
        given["ab"] = conversation.text(message.text("ask-first-day"), _entry("ab"))
        given["bis"] = conversation.text(message.text("ask-last-day"), _until(given["ab"]))
    else:
        given["datum"] = conversation.text(message.text("ask-day"), _entry("datum"))
    given["um"] = conversation.text(message.text("ask-time"), _entry("um"))
    if venues:
        names = ", ".join(venues)
        judge = _one_of(("", *venues), message.text("answer-venues", venues=names))
        given["ort"] = conversation.text(message.text("ask-venue", venues=names), judge)
    if "wann" in given:
        for key in ("feiertage", "ferien"):
            given[key] = conversation.choice(message.text(f"ask-{key}"), _POLICIES)
    for key in ("kosten", "anmeldung"):
        given[key] = conversation.listed(key, used.get(key, ()), _entry(key))
    return {key: value for key, value in given.items() if value}


def ask_for_id(conversation: Conversation, suggestion: str, taken: frozenset[str]) -> str:
    """An id that nobody has yet."""

    def judge(answer: str) -> str:
        is_taken = answer in taken
        return message.text("answer-id-taken", id=answer) if is_taken else _entry("id")(answer)

    return conversation.text(message.text("ask-id"), judge, suggestion)


def ask_for_article(conversation: Conversation, today: date) -> dict[str, str]:
    """The head of a new article, without its slug."""
    judges = {key: _judge(head_fault, key) for key in ("titel", "datum")}
    title = conversation.text(message.text("ask-article-title"), judges["titel"])
    day = conversation.text(message.text("ask-article-day"), judges["datum"], short_day(today))
    summary = conversation.text(message.text("ask-summary"))
    return {"titel": title, "datum": day, **({"kurztext": summary} if summary else {})}


def ask_for_page(conversation: Conversation, labels: Sequence[str]) -> dict[str, str]:
    """The head of a new page, without its slug; `labels` are those of the menu."""
    title = conversation.text(message.text("ask-page-title"), _judge(head_fault, "titel"))
    summary = conversation.text(message.text("ask-summary"))
    known = _one_of(("", *map(str.lower, labels)), message.text("answer-menu"))
    given = {"titel": title, "menue": conversation.listed("menue", labels, known)}
    return {key: value for key, value in {**given, "kurztext": summary}.items() if value}


def _judge(fault_of: Callable[[str, str], Message | None], key: str) -> Judge:
    def judge(answer: str) -> str:
        if not answer:
            return message.text("answer-missing")
        fault = fault_of(key, answer)
        return f"{fault.message} {fault.advice}".strip() if fault else ""

    return judge


def _entry(key: str) -> Judge:
    return _judge(entry_fault, key)


def _until(first: str) -> Judge:
    """A last day that is not before the first one, or nothing."""

    def judge(answer: str) -> str:
        first_day, last_day = day_from_text(first), day_from_text(answer)
        if not answer or isinstance(first_day, Message) or isinstance(last_day, Message):
            return _entry("bis")(answer) if answer else ""
        return message.text("answer-last-before-first") if last_day < first_day else ""

    return judge


def _one_of(answers: Container[str], complaint: str) -> Judge:
    return lambda answer: "" if answer.lower() in answers else complaint
