// The print page. With `?room=` and ids the sheet is the brief of a meeting, and with `&table` the
// version that those in the room may read. On a narrow screen it is a page to read, which becomes one
// page of paper while the browser prints.
const bench = find(".bench"), data = JSON.parse(bench.textContent);
bench.remove(); // all that it holds is for us

const wanted = asked(location.search);
const attendees = attendeesOf(wanted.ids, data);
const ids = attendees.map(({ id }) => id), strange = wanted.ids.filter((id) => !ids.includes(id));
const built = content(), reading = find("link.reading"), narrow = matchMedia(reading.media), screens = reading.media;
if (wanted.table) clearForTable(data.day, !attendees.length); // before all that may go wrong
const brief = attendees.length ? compose(ids, wanted.table, data) : undefined;
const map = brief && !wanted.table ? markedMap(attendees, data.words) : undefined;

function onPaper() {
  find(".map figure")?.removeAttribute("tabindex");
  if (!brief) {
    if (wanted.table) return;
    fill(built);
    return void rule();
  }
  const gone = fitted(brief, map, data);
  if (gone.length && !narrow.matches) say(worded(data.words.crowded, { names: listedBriefly(gone, data.words) }));
}

function toRead() {
  if (!brief && wanted.table) return;
  const parts = brief ? drawn(choose(brief, UNCUT, data)) : generalToRead();
  map?.tell(false);
  fill(map ? [...parts, map.section] : parts);
  find(".map figure")?.setAttribute("tabindex", "0");
}

// The account's own one-pager, whole, with its map where it was.
function generalToRead() {
  const own = built.find((part) => part.matches(".map"));
  const [rows, ...rest] = drawn({ rows: data.rows, body: data.body.filter(({ type }) => type !== "map") });
  return [rows, ...(own ? [own] : []), ...rest];
}

const show = () => (narrow.matches ? toRead() : onPaper());

function say(text) {
  const told = find(".told");
  if (!told.textContent.includes(text)) told.textContent = `${told.textContent} ${text}`.trim();
}

if (brief) document.title = worded(data.words[`title.${brief.kind}`], { name: find("h1").textContent });
choosable(ids, wanted.table, !brief && (wanted.table || strange.length > 0));
printable();
if (attendees.length || wanted.table) {
  shareable(ids, wanted.table, data.words);
  switchable(ids, wanted.table);
  find(".pdf")?.remove(); // it is the sheet without a meeting
}
if (strange.length) say(worded(data.words.strange, { ids: listedBriefly(strange, data.words) }));
if (wanted.table && !brief) say(data.words.choose);
if (narrow.matches) toRead();

document.fonts.ready.then(() => {
  show();
  narrow.addEventListener("change", show);
});
addEventListener("beforeprint", () => {
  reading.media = "not all";
  onPaper();
});
addEventListener("afterprint", () => {
  reading.media = screens;
  show();
});
