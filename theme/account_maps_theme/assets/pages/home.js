// The reader says once who they are; then home shows their own page. Only this browser knows it.
(() => {
  const at = (name) => document.querySelector(`.am-home [data-am="${name}"]`);
  const choice = at("reader"), mine = at("mine");
  if (!choice || choice.dataset.ready) return;
  choice.dataset.ready = "yes";
  choice.closest(".am-home").classList.add("am-live");
  const kept = "account-maps-reader";
  const option = (name) => [...choice.options].find((one) => one.text === name);
  const show = async () => {
    mine.textContent = "";
    if (!choice.value) return;
    const address = new URL(choice.value, location.href);
    const answer = await fetch(address);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".am-colleague");
    if (!page) return;
    page.querySelectorAll("[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), address).href; });
    page.querySelectorAll("h2").forEach((heading) => { heading.id = `mine-${heading.id}`; });
    page.querySelectorAll("section").forEach((section) => {
      mine.append(document.importNode(section, true));
    });
  };
  choice.addEventListener("change", () => {
    try { localStorage.setItem(kept, choice.value ? choice.selectedOptions[0].text : ""); } catch { /* not allowed: ask again next time */ }
    show();
  });
  try {
    const before = option(localStorage.getItem(kept));
    if (before) { choice.value = before.value; show(); }
  } catch { /* nothing is kept */ }
})();
