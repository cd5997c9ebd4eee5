// Comfort for those who have a script; every page works without it.
(() => {
  "use strict";

  const person = document.body.dataset.person || "";
  const WEEK = 7 * 24 * 3600 * 1000;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- Keys: "/" searches, Escape closes, Ctrl+S saves ---------------------------------------

  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
      const search = document.querySelector("#search, .filters [name=q]");
      if (search) { event.preventDefault(); search.focus(); }
    } else if (event.key === "Escape") {
      const open = event.target.closest("details[open]") || document.querySelector(".more[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
      else if (["#menu", "#filters"].includes(location.hash)) {
        const opener = document.querySelector(`a[href="${location.hash}"]`);
        location.hash = "#top";
        if (opener) opener.focus();
      }
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form[data-draft]") || document.querySelector("form[data-draft]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
    }
  });

  document.addEventListener("click", (event) => {
    all(".more[open]").forEach((more) => { if (!more.contains(event.target)) more.open = false; });
    if (event.target.matches("[data-all]")) {
      all(`input[name="${event.target.dataset.all}"]`).forEach((box) => { box.checked = event.target.checked; });
    }
  });

  // --- Errors are read first -----------------------------------------------------------------

  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  // --- Filters leave no empty words in the address -------------------------------------------

  all("form.filters, form.search").forEach((form) => form.addEventListener("submit", () => {
    const empty = [...form.elements].filter((field) => field.name && !field.value);
    empty.forEach((field) => { field.disabled = true; });
    setTimeout(() => empty.forEach((field) => { field.disabled = false; }), 0);
  }));

  // --- Nothing typed is lost: a draft on this device until the form is taken ------------------

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const write = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full */ } };
  const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith("draft:"));
  const isKept = (field) => field.name && !field.disabled && field.name !== "csrfmiddlewaretoken"
    && !["password", "file", "hidden", "submit", "button"].includes(field.type)
    && field.autocomplete !== "one-time-code";

  const values = (form) => [...form.elements].filter(isKept).map((field) => {
    if (field.type === "checkbox" || field.type === "radio") return [field.name, field.value, field.checked];
    if (field.multiple) return [field.name, "", [...field.selectedOptions].map((option) => option.value)];
    return [field.name, "", field.value];
  });

  const bringBack = (form, kept) => kept.forEach(([name, value, held]) => {
    all(`[name="${CSS.escape(name)}"]`, form).filter(isKept).forEach((field) => {
      if (field.type === "checkbox" || field.type === "radio") { if (field.value === value) field.checked = held; }
      else if (field.multiple) [...field.options].forEach((option) => { option.selected = held.includes(option.value); });
      else field.value = held;
    });
  });

  drafts().forEach((key) => {
    const draft = read(key);
    if (!draft || Date.now() - draft.at > WEEK) localStorage.removeItem(key);
  });

  // A form that was sent and led to another page was taken; an error page took nothing.
  const sent = sessionStorage.getItem("sent");
  if (sent && !document.querySelector("meta[name=failed]")) {
    if (sent !== `draft:${person}:${location.pathname}`) localStorage.removeItem(sent);
    sessionStorage.removeItem("sent");
  }

  all("form[data-draft]").forEach((form) => {
    const key = `draft:${person}:${location.pathname}`;
    const shown = JSON.stringify(values(form));
    const isChanged = () => JSON.stringify(values(form)) !== shown;
    let isSent = false;
    let waiting = 0;

    const found = form.querySelector("[data-found]");
    const draft = read(key);
    if (found && draft && !form.querySelector(".errors") && JSON.stringify(draft.values) !== shown) {
      found.hidden = false;
      found.querySelector("[data-use]").addEventListener("click", () => { bringBack(form, draft.values); found.hidden = true; });
      found.querySelector("[data-drop]").addEventListener("click", () => { localStorage.removeItem(key); found.hidden = true; });
    }

    const keep = () => { if (isChanged()) write(key, { at: Date.now(), values: values(form) }); };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 400); });
    form.addEventListener("change", keep);
    form.addEventListener("submit", (event) => {
      if (isSent) { event.preventDefault(); return; }
      isSent = true;
      keep();
      sessionStorage.setItem("sent", key);
      setTimeout(() => { isSent = false; }, 8000);
    });
    addEventListener("pageshow", () => { isSent = false; });
    addEventListener("beforeunload", (event) => { if (!isSent && isChanged()) { keep(); event.preventDefault(); } });
  });

  // On a shared device nothing stays behind.
  all("form[data-sign-out]").forEach((form) => form.addEventListener("submit", () => {
    drafts().forEach((key) => localStorage.removeItem(key));
  }));
})();
