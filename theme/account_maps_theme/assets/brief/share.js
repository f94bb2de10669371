// The bar beside the brief: copy its link, change the version, print it.
const told = find(".told");

function copyable(words) {
  const field = find(".bar .address");
  find("button.copy").addEventListener("click", async ({ currentTarget: { value } }) => {
    try {
      await navigator.clipboard.writeText(value);
      told.textContent = words.copied;
    } catch {
      Object.assign(field, { hidden: false, value }).select();
      told.textContent = words.copy_this;
    }
  });
}

function printable() {
  const button = find("button.print");
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// What can be done with what is shown now; the general one-pager is printed, or had as a PDF.
function offer(ids, table, words) {
  const isBrief = ids.length > 0, copy = find("button.copy"), versions = find(".versions"), pdf = find(".bar .pdf");
  Object.assign(copy, { hidden: !isBrief && !table, value: addressOf(ids, table) });
  find(".bar .address").hidden = true;
  find("button.print").textContent = isBrief ? words.print_brief : words.button;
  if (pdf) pdf.hidden = isBrief; // it is the sheet without a meeting
  versions.hidden = copy.hidden;
  every("a", versions).forEach((link, place) => {
    link.href = addressOf(ids, place === 1);
    if (table === (place === 1)) link.setAttribute("aria-current", "true");
  });
}
