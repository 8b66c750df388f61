/* A button beside each calendar address that copies it. Where copying is not possible, no button. */
(() => {
  "use strict";

  if (!navigator.clipboard) return;

  const addButton = (code) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet";
    button.textContent = "Adresse kopieren";
    const status = document.createElement("span");
    status.className = "feed-box__copied";
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        status.textContent = " Kopiert";
      } catch {
        status.textContent = " Bitte markieren Sie die Adresse und kopieren Sie sie selbst.";
      }
    });
    code.after(button, status);
  };

  document.querySelectorAll("[data-copy]").forEach(addButton);
})();
