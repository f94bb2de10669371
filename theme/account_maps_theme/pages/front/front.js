// The page in front of several sites: the colors of the device, and the field above the table.

const dark = matchMedia("(prefers-color-scheme: dark)");

function setColors() {
  document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default";
}

setColors();
dark.addEventListener("change", setColors);

// As people type it: without accents, in any case.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const field = document.getElementById("find");

if (field) {
  const status = document.querySelector(".am-front-find [role=status]");
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => [
    row,
    plain([...row.cells].map((cell) => cell.textContent).join(" ")),
  ]);

  const filter = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    const all = status.dataset.shown.replace("{all}", rows.length).replace("{shown}", shown);
    status.textContent = shown ? (words.length ? all : "") : status.dataset.none;
  };

  field.closest("[hidden]").hidden = false;
  field.addEventListener("input", filter);
  if (field.value) filter();
}
