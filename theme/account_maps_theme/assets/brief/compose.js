// All that could stand on the brief of a meeting: the twin of onepager/meeting.py.
const nameOf = (seat) => seat.row.who[0];

// The first of each list, then the second of each, and so on.
const alternating = (...lists) => Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) },
  (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();

const unique = (items, keyOf) => [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();

const sections = (data) => data.body.flatMap((part) => part.sections ?? []);

function compose(ids, table, data) {
  const seats = ids.map((id) => data.people.find((seat) => seat.id === id)).filter(Boolean);
  const meeting = { ids, table, data, seats, leading: [...seats].sort((one, other) => one.rank - other.rank) };
  const points = roomPoints(meeting), kind = table ? "table" : "brief";
  return {
    kind,
    layout: data.layouts[kind],
    headings: data.words[kind],
    people: seats.map((seat) => ({ id: seat.id, cells: cellsOf(seat, points, data) })),
    lists: {
      message: sections(data).find(({ key }) => key === "message")?.items ?? [],
      why_now: reasons(meeting).map(({ text }) => ({ text })),
      promises: commitments(meeting).map((one) => commitment(one, meeting)),
      close: closing(meeting, points),
      ...(table ? {} : ours(meeting, points)),
    },
    ofTeam: table ? [] : sections(data).filter(({ key }) => key.startsWith("of-team")),
  };
}

// What only our own team sees.
const ours = (meeting, points) => ({
  aim: aim(meeting),
  opens: opening(meeting, points),
  questions: unnamed(meeting, questions(meeting, points), "lead"),
  objections: unnamed(meeting, objections(meeting, points), "aside"),
});

function cellsOf(seat, points, { words }) {
  const texts = (kind) => points.shown(seat.id, kind).map(({ text }) => text);
  const proof = texts("prove").map((what) => worded(words.prove, { what }));
  return { ...seat.row, say: alternating(texts("say"), proof), ask: texts("ask"), avoid: texts("avoid") };
}

function aim({ ids, leading, data }) {
  const isHere = (who) => ids.includes(who);
  const fits = ({ present = [], absent = [] }) => (!present.length || present.some(isHere)) && !absent.some(isHere);
  const fitting = data.aims.filter(fits);
  const own = leading.flatMap(({ id }) => fitting.filter(({ present = [] }) => !present.length || present.includes(id)));
  return own.slice(0, 1).map(({ text }) => ({ text }));
}

function reasons({ ids, table, data }) {
  const concerns = ({ affects = [] }) => affects.some((who) => ids.includes(who));
  const [here, others] = [data.reasons.filter(concerns), data.reasons.filter((one) => !concerns(one))];
  return [...here, ...(table ? others.filter(({ affects = [] }) => !affects.length) : others)];
}

// The first shown point of a kind, to those who decide before others.
function first(kind, { leading }, points) {
  return leading.flatMap((seat) => points.shown(seat.id, kind).map((point) => ({ seat, point }))).slice(0, 1);
}

function opening(meeting, points) {
  const [known] = meeting.seats.filter(({ opener }) => opener).sort((one, other) => one.opener_rank - other.opener_rank);
  const said = first("open", meeting, points).map(({ seat, point }) => (
    { text: worded(meeting.data.words["opens.line"], { person: nameOf(seat), line: point.text }) }));
  return [{ text: known?.opener ?? meeting.data.opener }, ...said];
}

function questions(meeting, points) {
  const isOfOthers = (seat, { about }) => !about || about === seat.id || !meeting.ids.includes(about);
  const unknown = meeting.leading.map((seat) => (seat.questions ?? [])
    .filter((one) => isOfOthers(seat, one)).map(({ text, aside = "" }) => ({ text, lead: nameOf(seat), aside })));
  const rest = points.further("ask"), asked = meeting.leading.map((seat) => rest
    .filter(({ who }) => who === seat.id).map(({ point: { text } }) => ({ text, lead: nameOf(seat), aside: "" })));
  return unique([...alternating(...unknown), ...alternating(...asked)], ({ text, aside }) => JSON.stringify([text, aside]));
}

// Those with an answer first, none twice.
function objections({ leading }, points) {
  const found = leading.flatMap((seat) => points.shown(seat.id, "objection")
    .map(({ text, answer = "" }) => ({ text: answer, lead: `“${text}”`, aside: nameOf(seat) })));
  return unique(found, ({ lead }) => lead).sort((one, other) => !one.text - !other.text);
}

// Promises to or by those present, promises that name nobody, then what we have planned for those
// present. Those who read the sheet for the table see promises alone.
function commitments({ ids, table, data }) {
  const here = data.commitments.filter(({ people = [] }) => people.some((who) => ids.includes(who)));
  const toNobody = data.commitments.filter(({ side, people = [] }) => side && !people.length);
  return [...here.filter(({ side }) => side), ...toNobody, ...(table ? [] : here.filter((one) => !one.side && !isMoot(one, ids)))];
}

function commitment({ text, lead = "", due = "", day = "", side, people = [] }, { ids, table, data }) {
  const named = people.filter((who) => !table || ids.includes(who))
    .map((who) => data.people.find(({ id }) => id === who)).filter(Boolean).map(nameOf);
  return { text, lead: table ? data.words[`from.${side}`] : lead, aside: [table ? day : due, named.join(", ")].filter(Boolean).join(" · ") };
}

function closing(meeting, points) {
  const said = first("close", meeting, points).map(({ seat, point }) => ({ text: point.text, lead: nameOf(seat) }));
  return unnamed(meeting, said, "lead");
}

// With one person in the room nothing says who is meant.
const unnamed = ({ seats }, items, part) => (seats.length > 1 ? items : items.map((item) => ({ ...item, [part]: "" })));
