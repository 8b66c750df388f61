// Only the preview adds this script: it loads the page again as soon as there is something new.
(() => {
  "use strict";
  const shown = document.currentScript.dataset.standing;
  let news = null;

  // A hidden tab holds no connection: browsers allow one host only six of them.
  const follow = () => {
    if (document.hidden || news) return;
    news = new EventSource("/__vorschau/stand");
    news.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
  };
  const leave = () => {
    if (news) news.close();
    news = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : follow()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", follow);
  follow();
})();
