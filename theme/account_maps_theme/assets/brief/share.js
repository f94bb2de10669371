// The bar above the brief: copy its link, change the version, print it, choose other people.
function shareable(ids, table, words) {
  const here = addressOf(ids, table), copy = find("button.copy"), field = find(".bar .address");
  showAddress(here);
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(here);
      find(".told").textContent = words.copied;
    } catch {
      field.hidden = false;
      field.value = here;
      field.select();
      find(".told").textContent = words.copy_this;
    }
  });
}

function switchable(ids, table) {
  const versions = find(".versions");
  versions.hidden = false;
  every("a", versions).forEach((link, place) => {
    link.href = addressOf(ids, place === 1);
    if (table === (place === 1)) link.setAttribute("aria-current", "true");
  });
}

function choosable(ids, table, open) {
  const fold = find(".choose");
  if (!fold) return;
  const form = find("form", fold);
  Object.assign(fold, { hidden: false, open });
  for (const box of every("[name=room]", form)) box.checked = ids.includes(box.value);
  if (table) form.append(Object.assign(make("input"), { type: "hidden", name: "table", value: "" }));
}

function printable() {
  const button = find("button.print");
  button.hidden = false;
  button.addEventListener("click", () => print());
}
