/* The tools of a map. One listener for each event on the document, so that a page which instant
   navigation puts in works as well. Without this file a map still shows, scrolls and links. */
(() => {
  const all = (within, what) => [...within.querySelectorAll(what)];
  const mapOf = (event) => event.target.closest?.(".map-figure");
  const cardOf = (event) => event.target.closest?.(".map-figure a[data-p]");
  const shown = (map) => all(map, ".map-picture").find((picture) => picture.getClientRects().length);

  /* Show one person with whoever is tied to them; nobody: show all alike. */
  function ask(picture, card) {
    for (const part of all(picture, ".map-near")) part.classList.remove("map-near");
    picture.classList.toggle("map-asked", Boolean(card));
    if (!card) return;
    const { p, m } = card.dataset;
    const near = new Set([p, m]);
    for (const line of all(picture, ".map-line")) {
      const { a, b } = line.dataset;
      if (a !== p && b !== p) continue;
      near.add(a).add(b);
      line.classList.add("map-near");
    }
    for (const path of all(picture, ".map-reporting path"))
      path.classList.toggle("map-near", path.dataset.p === p || path.dataset.p === m);
    for (const other of all(picture, "a[data-p]"))
      other.classList.toggle("map-near", near.has(other.dataset.p) || other.dataset.m === p);
  }

  /* Zoom by a factor, around the pointer or else the middle; 0 fits the picture into its frame. */
  function zoom(picture, factor, event) {
    if (!picture) return;
    const frame = picture.parentElement;
    const box = frame.getBoundingClientRect();
    const x = event?.clientX ?? box.x + box.width / 2;
    const y = event?.clientY ?? box.y + box.height / 2;
    const before = picture.getBoundingClientRect();
    const wanted = factor ? before.width * factor : Math.min(frame.clientWidth, picture.viewBox.baseVal.width);
    picture.style.maxWidth = "none";
    picture.style.width = `${Math.max(200, Math.min(wanted, 8000))}px`;
    const after = picture.getBoundingClientRect();
    const grown = after.width / before.width;
    frame.scrollLeft += after.x + (x - before.x) * grown - x;
    frame.scrollTop += after.y + (y - before.y) * grown - y;
  }

  /* What a card or a row says, with the id in its address, made ready when it is first looked through. */
  const texts = new WeakMap();
  function readyText(el, label) {
    if (!texts.has(el)) {
      const link = el.matches("a") ? el : el.querySelector("a");
      const address = link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? "";
      texts.set(el, Folding.ready(`${label.textContent}, ${decodeURIComponent(address.replace(/^.*#(person-)?/, ""))}`));
    }
    return texts.get(el);
  }

  /* Whoever is not in the view that shows is looked for on the whole map, the first of the views. */
  function find(map, asked) {
    const wanted = Folding.asked(asked);
    const says = (el, label = el) => wanted.length > 0 && Folding.fits(readyText(el, label), wanted);
    const named = (card) => document.getElementById(card.getAttribute("aria-labelledby"));
    const cardsOf = (picture) => (picture ? all(picture, "a[data-p]") : []);
    const hitsIn = (picture) => cardsOf(picture).filter((card) => says(card, named(card)));
    const whole = map.querySelector(".map-picture");
    let picture = shown(map);
    let hits = hitsIn(picture);
    if (!hits.length && picture !== whole && hitsIn(whole).length) {
      map.querySelector(".map-tab").checked = true;
      [picture, hits] = [whole, hitsIn(whole)];
    }
    const cards = cardsOf(picture);
    const rows = all(map, ".map-more li").filter((row) => says(row));
    picture?.classList.toggle("map-asked", hits.length > 0);
    for (const card of cards) card.classList.toggle("map-near", hits.includes(card));
    for (const row of rows) row.closest("details").open = true;
    (hits[0] ?? rows[0])?.scrollIntoView({ block: "nearest", inline: "center" });
    const found = map.querySelector(".map-found");
    const count = hits.length + rows.length;
    found.textContent = !wanted.length ? "" : count || found.dataset.none;
    return hits[0];
  }

  /* The nearest card in a direction: what lies off the way counts double. */
  function step(card, right, down) {
    const middle = (el) => {
      const box = el.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(card);
    let best = Infinity;
    let next;
    for (const other of all(card.closest(".map-picture"), "a")) {
      const [ox, oy] = middle(other);
      const along = (ox - x) * right + (oy - y) * down;
      const off = Math.abs((ox - x) * down) + Math.abs((oy - y) * right);
      if (along > 4 && along + 2 * off < best) [best, next] = [along + 2 * off, other];
    }
    next?.focus();
  }

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const factors = { "+": 1.25, "=": 1.25, "-": 0.8, 0: 0 };
  const deeds = { in: (map) => zoom(shown(map), 1.25), out: (map) => zoom(shown(map), 0.8), fit: (map) => zoom(shown(map), 0) };
  deeds.full = (map) => (document.fullscreenElement ? document.exitFullscreen() : map.requestFullscreen());

  const on = (type, act, options) => document.addEventListener(type, act, options);

  on("click", (event) => {
    const button = event.target.closest?.(".map-zoom button");
    if (button) deeds[button.dataset.do](button.closest(".map-figure"));
  });
  on("input", (event) => {
    if (event.target.matches?.(".map-find input")) find(mapOf(event), event.target.value);
  });
  for (const [type, asks] of [["pointerover", 1], ["pointerout", 0], ["focusin", 1], ["focusout", 0]])
    on(type, (event) => {
      const card = event.pointerType !== "touch" && cardOf(event);
      if (card) ask(card.closest(".map-picture"), asks && card);
    });
  on("keydown", (event) => {
    const map = mapOf(event);
    if (!map || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = map.querySelector(".map-find input");
    const { key, target } = event;
    if (key === "Escape") {
      if (target === field) find(map, (field.value = ""));
      return target.blur();
    }
    if (target === field && key === "Enter") find(map, field.value)?.focus();
    if (target.matches("input")) return;
    const card = target.closest(".map-picture a");
    if (card && arrows[key]) step(card, ...arrows[key]);
    else if (key in factors) zoom(shown(map), factors[key]);
    else if (key === "/" || key === "f") field?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation(); /* else the site's search takes the same keys */
  });
  on("wheel", (event) => {
    const picture = event.ctrlKey && event.target.closest?.(".map-picture");
    if (!picture || !mapOf(event)) return;
    event.preventDefault();
    zoom(picture, event.deltaY < 0 ? 1.1 : 0.9, event);
  }, { passive: false });

  /* Drag with a mouse; fingers scroll and pinch by themselves. */
  let dragged;
  on("pointerdown", (event) => {
    const frame = event.button === 0 && event.pointerType === "mouse" && event.target.closest?.(".map-canvas");
    if (frame && !event.target.closest("a")) dragged = frame;
  });
  on("pointermove", (event) => dragged?.scrollBy(-event.movementX, -event.movementY));
  for (const type of ["pointerup", "pointercancel", "blur"]) on(type, () => (dragged = null));

  /* The route that the address names is on the whole map, the first of the views. One that does not
     fit the window shows from its first card on. */
  function goRoute() {
    const route = all(document, ".map-trail").find(({ id }) => `#${encodeURI(id)}` === location.hash);
    if (!route) return;
    route.closest(".map-figure").querySelector(".map-tab").checked = true;
    const { width, height } = route.getBoundingClientRect();
    const fits = width < innerWidth && height < innerHeight;
    (fits ? route : route.querySelector("use")).scrollIntoView({ block: "center", inline: "center" });
  }
  addEventListener("hashchange", goRoute);

  /* A picture wider than its frame opens where the lines lead, at the first who heads others. */
  const opening = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target: frame } of entries) {
      if (!isIntersecting) continue;
      opening.unobserve(frame);
      const cards = all(frame, "a[data-p]");
      const heads = new Set(cards.map(({ dataset }) => dataset.m));
      const top = cards.find(({ dataset }) => !dataset.m && heads.has(dataset.p));
      if (!top || frame.scrollLeft) continue;
      const [card, box] = [top, frame].map((one) => one.getBoundingClientRect());
      frame.scrollLeft = card.x + card.width / 2 - box.x - box.width / 2;
    }
  });

  function start() {
    for (const map of all(document, ".map-figure:not(.map-live)")) {
      map.classList.add("map-live");
      for (const frame of all(map, ".map-canvas")) opening.observe(frame);
      const committee = map.querySelector("#map-view-committee");
      if (committee && matchMedia("(max-width: 44em)").matches) committee.checked = true;
    }
    goRoute();
  }
  if (window.document$) document$.subscribe(start);
  else if (document.readyState === "loading") on("DOMContentLoaded", start);
  else start();
})();
