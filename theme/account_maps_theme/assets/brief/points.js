// What is said to each person in one room: the twin of talk/selection.py and onepager/room.py.
const DIRECT = ["ask", "close"];
const MOST_IN_ROOM = 1;

// Hands out all points in their turn: each to its person, while there is room for one more of its kind.
// A line of the library is shown once in a room, one without a fact of the person only where there is
// none with one, and one objection a topic. Nobody is asked about someone else who is present.
function roomPoints(people, limits) {
  const present = people.map(({ id }) => id), counts = new Map(), shown = new Set();
  const every = people.flatMap(({ id, points }) => points
    .filter(({ kind, about = [] }) => !(DIRECT.includes(kind) && about.some((who) => present.includes(who))))
    .map((point) => ({ who: id, point }))).sort((one, other) => one.point.turn - other.point.turn);
  const allowed = ({ who, point: { kind, personal, line, topic } }) => [
    [`${who} ${kind}`, personal ? limits[kind] : 1],
    ...(line ? [[`line ${line}`, MOST_IN_ROOM]] : []),
    ...(kind === "objection" && topic ? [[`topic ${topic}`, 1]] : []),
  ];
  for (const one of every) {
    const keys = allowed(one);
    if (keys.some(([key, most]) => (counts.get(key) ?? 0) >= most)) continue;
    for (const [key] of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    shown.add(one);
  }
  const of = (kind, wanted) => every.filter((one) => one.point.kind === kind && shown.has(one) === wanted);
  return {
    shown: (who, kind) => of(kind, true).filter((one) => one.who === who).map(({ point }) => point),
    // The first that is shown of a kind, to those who decide before others.
    first: (leading, kind) => leading.flatMap(({ id }) => of(kind, true).filter(({ who }) => who === id))[0],
    further(kind) {
      const used = new Set(of(kind, true).map(({ point }) => point.line).filter(Boolean));
      return of(kind, false).filter(({ point: { line } }) => {
        if (line && used.has(line)) return false;
        if (line) used.add(line);
        return true;
      });
    },
  };
}
