// The map of the account on a meeting's brief: those in the room are marked on it. If nobody of them
// is on it, the brief has none.
function markedMap(attendees, words) {
  const section = find(".map"), svg = section && find("svg", section);
  if (!svg) return undefined;
  const outside = attendees.filter(({ card }) => {
    const place = find(`#card-${card}`, svg);
    place?.append(shape("circle", { class: "map-here", cx: 16, cy: 1, r: 9 }), shape("path", { class: "map-tick", d: "M11.5 1 15 4.5 20.5 -2" }));
    return !place;
  }).map(nameOf);
  if (outside.length === attendees.length) return undefined;
  const say = (text) => { find(".aside", section).textContent = `${words.marked} ${text}`.trim(); };
  return {
    section,
    // Who isn't on the map: by name, on paper by number where the line is too short for the names.
    tell(onPaper) {
      say(outside.length ? worded(words.outside, { names: listed(outside) }) : "");
      const line = find(".heading", section);
      if (onPaper && line.scrollWidth > line.clientWidth) say(worded(words.outside_number, { number: outside.length }));
    },
  };
}
