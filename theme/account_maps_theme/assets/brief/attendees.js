// The list of those who may be in the room. A field above a long one finds people by half a name or title:
// those who are ticked stay in sight, and Enter ticks the first one found.
const attendeeBoxes = () => every(".choose [name=attendees]");

const foundBoxes = (words) => attendeeBoxes().filter((box) => !box.checked && Folding.fits(Folding.ready(box.parentElement.textContent), words));

function narrowTo(text) {
  const some = foundBoxes(Folding.asked(text));
  for (const box of attendeeBoxes()) box.parentElement.hidden = !box.checked && !some.includes(box);
  for (const group of every(".choose fieldset")) group.hidden = !find("label:not([hidden])", group);
}

// Calls back with the ids of those who are ticked: who was there first, then in the order of ticking.
function choosable(ids, open, changed) {
  const fold = find(".choose");
  if (!fold) return;
  Object.assign(fold, { hidden: false, open });
  for (const box of attendeeBoxes()) box.checked = ids.includes(box.value);
  const tell = () => {
    const ticked = attendeeBoxes().filter(({ checked }) => checked).map(({ value }) => value);
    ids = [...ids.filter((id) => ticked.includes(id)), ...ticked.filter((id) => !ids.includes(id))];
    changed(ids);
  };
  fold.addEventListener("change", ({ target }) => target.matches("[name=attendees]") && tell());
  const search = find("[type=search]", fold);
  if (search) searchable(search, tell);
}

function searchable(search, tell) {
  search.addEventListener("input", () => narrowTo(search.value));
  search.addEventListener("keydown", (event) => {
    const [first] = event.key === "Enter" && search.value ? foundBoxes(Folding.asked(search.value)) : [];
    if (!first) return;
    first.checked = true;
    search.value = "";
    narrowTo("");
    tell();
  });
}
