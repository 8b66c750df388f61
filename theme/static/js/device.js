/* Opens the section of the visitor's own device, or the one that a link asks for. */
(() => {
  "use strict";

  const open = () => {
    const agent = navigator.userAgent;
    const own = /iP|Mac/.test(agent) ? "apple" : /Android/.test(agent) ? "android" : "computer";
    const name = location.hash.slice(1) || own;
    for (const section of document.querySelectorAll("[data-device]")) {
      section.open = section.dataset.device === name;
    }
  };

  open();
  addEventListener("hashchange", open);
})();
