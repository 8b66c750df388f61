/* The search page: loads Pagefind with the first key and shows its hits. Nothing leaves the site. */
(() => {
  "use strict";

  const form = document.querySelector("[data-search]");
  if (!form) return;

  const field = form.elements.q;
  const status = form.querySelector("[data-search-status]");
  const list = document.querySelector("[data-search-hits]");
  const instead = document.querySelector("[data-search-instead]");
  const more = document.querySelector("[data-search-more]");
  const atOnce = 10;
  const pause = 250;
  const ranking = { metaWeights: { title: 1, words: 10, parts: 1, state: 0, when: 0 } };

  let engine;
  let hits = [];
  let turn = 0;
  let timer;

  // A large index comes in parts, each a folder; what is left of an attempt that failed goes first.
  const join = async () => {
    const folder = form.dataset.search;
    const options = { baseUrl: form.dataset.base, excerptLength: 24, ranking };
    const list = fetch(`${folder}parts.json`).then((answer) => answer.json());
    const [pagefind, parts] = await Promise.all([import(`${folder}pagefind.js`), list]);
    await pagefind.destroy();
    await pagefind.options(options);
    await Promise.all(parts.map((name) => pagefind.mergeIndex(`${folder}${name}/`, options)));
    return pagefind;
  };

  const load = () => {
    engine ??= join();
    return engine;
  };

  // Days are in the index as 06.12.2026, whatever a person writes.
  const term = (word) =>
    word.replace(/\b\d{1,2}\.\d{1,2}\./g, (day) => day.replace(/\b\d\./g, "0$&"));

  const count = (number, word) => {
    if (!number) return `Keine Treffer für „${word}“. Versuchen Sie ein anderes Wort.`;
    return `${number} Treffer für „${word}“`;
  };

  // Pagefind marks the found words with <mark> in a text that it has escaped.
  const excerpt = (html) => {
    const text = document.createElement("p");
    const source = new DOMParser().parseFromString(html, "text/html").body;
    for (const node of source.childNodes) {
      const isMark = node.nodeName === "MARK";
      const part = isMark ? document.createElement("mark") : new Text();
      part.textContent = node.textContent;
      text.append(part);
    }
    return text;
  };

  const kind = (url) => {
    const path = new URL(url, location).pathname.slice(form.dataset.base.length);
    if (path.startsWith("termine/")) return "Termin";
    return path.startsWith("aktuelles/") ? "Aktuelles" : "Seite";
  };

  const item = (page) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.meta.title;
    const facts = document.createElement("p");
    facts.className = "search__facts";
    facts.textContent = [kind(page.url), page.meta.state, page.meta.when].filter(Boolean).join(" · ");
    entry.append(link, facts, excerpt(page.excerpt));
    return entry;
  };

  const show = async (mine) => {
    const next = hits.slice(list.children.length, list.children.length + atOnce);
    const pages = await Promise.all(next.map((hit) => hit.data()));
    if (mine !== turn) return;
    const items = pages.map(item);
    list.append(...items);
    more.hidden = list.children.length >= hits.length;
    return items[0];
  };

  // The hits take the room of the links below before they are there, so that nothing moves.
  const give = (isForHits) => {
    list.hidden = !isForHits;
    instead?.toggleAttribute("hidden", Boolean(isForHits));
  };

  const forget = () => {
    hits = [];
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
  };

  const search = async () => {
    const mine = ++turn;
    const word = field.value.trim();
    give(word);
    if (!word) {
      forget();
      return;
    }
    try {
      const found = await (await load()).search(term(word));
      if (mine !== turn) return;
      forget();
      hits = found.results;
      give(hits.length);
      await show(mine);
      if (mine === turn) status.textContent = count(hits.length, word);
    } catch {
      engine = undefined;
      give(list.children.length);
      status.textContent = "Die Suche antwortet gerade nicht. Bitte versuchen Sie es noch einmal.";
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const word = field.value.trim();
    history.replaceState(null, "", word ? `?q=${encodeURIComponent(word)}` : location.pathname);
    search();
  });
  more.addEventListener("click", async () => {
    const first = await show(turn);
    first?.querySelector("a").focus();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    search();
  }
})();
