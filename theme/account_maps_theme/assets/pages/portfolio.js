// The portfolio: narrowed down by facets and words, sorted by a column, and all of it in the address.
(() => {
  const form = document.querySelector("form.am-filter"), table = document.querySelector(".am-accounts-table");
  if (!form || !table || form.dataset.ready) return;
  form.dataset.ready = "yes";
  const body = table.tBodies[0], status = form.querySelector("output");
  const heads = [...table.querySelectorAll("th[data-key]")], selects = [...form.querySelectorAll("select.am-facet")];
  const rows = [...body.rows].map((row) => ({ row }));
  // What a row says is read when it is first looked for: a thousand rows cost a phone half a second.
  const said = (one) => (one.words ??= Folding.ready([...one.row.cells].map((cell) => cell.textContent).join(", ")));
  let orderShown = "";
  const order = form.elements.order;

  const amount = (cell) => {
    if (cell && "order" in cell.dataset) return cell.dataset.order ? +cell.dataset.order : null;
    const digits = cell && cell.textContent.replace("−", "-").match(/[-+]?\d+/);
    return digits ? +digits[0] : null;
  };
  const compare = (place, numeric, down) => ({ row: a }, { row: b }) => {
    const read = (row) => { const cell = row.cells[place]; return numeric ? amount(cell) : (cell && (cell.dataset.order || cell.textContent.trim())) || null; };
    const one = read(a), two = read(b);
    if (one === null || two === null) return (one === null) - (two === null);
    return (down ? -1 : 1) * (numeric ? one - two : one.localeCompare(two));
  };

  const show = () => {
    const wanted = selects.filter((select) => select.value);
    const words = Folding.asked(form.elements.find.value);
    let shown = 0;
    for (const one of rows) {
      const { row } = one;
      const fits = wanted.every((s) => (row.dataset[s.name] || "").split("\n").includes(s.value)) && (!words.length || Folding.fits(said(one), words));
      row.hidden = !fits;
      shown += fits;
    }
    const key = order.value.replace("-", ""), down = order.value[0] === "-";
    const place = heads.findIndex((head) => head.dataset.key === key);
    heads.forEach((head, number) => {
      if (number === place) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const sorted = place < 0 ? rows : [...rows].sort(compare(place, "number" in heads[place].dataset, down));
    if (order.value !== orderShown) body.append(...sorted.map(({ row }) => row));
    orderShown = order.value;
    status.textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const keep = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(history.state, "", `${location.pathname}${state.size ? `?${state}` : ""}${location.hash}`);
  };
  const change = () => { show(); keep(); };

  heads.forEach((head) => {
    const label = head.textContent;
    for (const [sign, arrow] of [["-", "↓"], ["", "↑"]]) order.add(new Option(`${label} ${arrow}`, sign + head.dataset.key));
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.title = form.dataset.sort.replace("{column}", button.textContent);
    head.append(button);
    // Of a figure the largest is asked for first, of words the first of the alphabet.
    const [first, then] = "number" in head.dataset ? ["-", ""] : ["", "-"], key = head.dataset.key;
    button.addEventListener("click", () => { order.value = (order.value === first + key ? then : first) + key; change(); });
  });

  // On a phone the facets are folded, unless the address already asks for one.
  const more = form.querySelector(".am-more");
  const unfold = (open) => more.setAttribute("aria-expanded", form.classList.toggle("am-open", open));
  more.addEventListener("click", () => unfold());

  const state = new URLSearchParams(location.search);
  // What was chosen while this script was still on its way counts as well.
  for (const field of form.elements) if (field.name) field.value = state.get(field.name) || field.value;
  for (const select of form.querySelectorAll("select")) if (select.selectedIndex < 0) select.value = "";
  unfold([...form.querySelectorAll("select")].some((select) => select.value));
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  change();
})();
