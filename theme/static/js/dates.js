/* Keeps dates true after the build: hides what is over, says "Heute" and "Morgen", marks today. */
(() => {
  "use strict";

  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  const tomorrow = new Date(Date.parse(today) + 864e5).toISOString().slice(0, 10);
  const isOver = (element) => element.dataset.lastDay < today;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const word = (item) => {
    if (item.dataset.day === tomorrow) return "Morgen";
    return item.dataset.day <= today && !isOver(item) ? "Heute" : "";
  };

  const announce = (item) => {
    const place = item.querySelector("[data-soon]");
    if (!place || !word(item)) return;
    const tag = document.createElement("strong");
    tag.className = "date-list__soon";
    tag.textContent = word(item);
    place.prepend(tag, " ");
  };

  const refresh = (list) => {
    const items = all(":scope > [data-last-day]", list);
    const coming = items.filter((item) => !isOver(item));
    const shown = coming.slice(0, Number(list.dataset.show) || coming.length);
    for (const item of items) item.hidden = !shown.includes(item);
    shown.forEach(announce);
    list.hidden = !shown.length;
    const fallback = list.nextElementSibling;
    if (fallback && fallback.matches("[data-when-over]")) fallback.hidden = shown.length > 0;
  };

  const hideEmptyGroups = () => {
    const groups = all("[data-group]");
    for (const group of groups) {
      group.hidden = all("[data-upcoming]", group).every((list) => list.hidden);
    }
    const months = groups.filter((group) => !group.parentElement.closest("[data-group]"));
    const fallback = months.at(-1)?.parentElement.querySelector(":scope > [data-when-over]");
    if (fallback) fallback.hidden = months.some((month) => !month.hidden);
  };

  const sayWhenOpen = (place) => {
    const now = new Date().toLocaleTimeString("de-DE", {
      timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit",
    });
    const single = place.dataset.days.split("|").find((day) => day.startsWith(today));
    const usual = place.dataset.week.split("|")[(new Date(today).getUTCDay() + 6) % 7];
    const times = single ? single.slice(11) : usual;
    const hour = (time) => time.replace(/^0|:00$/g, "");
    const spans = times.split(" ").map((span) => span.split("-")).filter((span) => span[1] > now);
    const words = spans.map(([from, to]) =>
      `${from > now ? `von ${hour(from)} ` : ""}bis ${hour(to)} Uhr`);
    if (words.length) place.textContent = `Heute geöffnet ${words.join(" und ")}`;
    else if (times === "+") place.textContent = "Heute nach Vereinbarung";
    else place.textContent = times ? "Heute nicht mehr geöffnet" : "Heute geschlossen";
  };

  all("[data-week]").forEach(sayWhenOpen);
  all("[data-upcoming]").forEach(refresh);
  for (const later of all("[data-later]")) {
    later.hidden = all("[data-upcoming]", later).every((list) => list.hidden);
  }
  hideEmptyGroups();
  for (const cell of all(`td[data-day="${today}"]`)) cell.setAttribute("aria-current", "date");
  for (const notice of all("[data-over-notice]")) notice.hidden = !isOver(notice);
  for (const part of all("[data-until]")) part.hidden = part.dataset.until < today;
})();
