// The page in front of several sites: the colors of the device, and the field above the table.

const dark = matchMedia("(prefers-color-scheme: dark)");

function setColors() {
  document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default";
}

setColors();
dark.addEventListener("change", setColors);

const field = document.getElementById("find");

if (field) {
  const status = document.querySelector(".am-front-find [role=status]");
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => [
    row,
    Folding.ready([...row.cells].map((cell) => cell.textContent).join(", ")),
  ]);

  const filter = () => {
    const words = Folding.asked(field.value);
    let shown = 0;
    for (const [row, text] of rows) {
      const fits = Folding.fits(text, words);
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
