// The theme fetches the whole search index on every page. Here it waits until somebody turns to the search.
(() => {
  const form = document.forms.namedItem("search");
  const marked = new URLSearchParams(location.search);
  if (!form || marked.has("q") || marked.has("h")) return; // words of a search in the address are shown at once
  const wanted = new Promise((go) => {
    for (const sign of ["focusin", "pointerenter"]) form.addEventListener(sign, go, { once: true });
  });
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    open.call(this, method, address, ...rest);
    if (!address.endsWith("/search/search_index.json")) return;
    this.send = () => wanted.then(() => XMLHttpRequest.prototype.send.call(this));
  };
})();
