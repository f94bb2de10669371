// The version for the table: what only our own team may see is taken out of the page, not hidden.
function clearForTable(day, isEmpty) {
  const [name, stamp] = find(".head").children;
  find(".confidential", name)?.remove();
  stamp.replaceChildren(wrapped("p", make("bdi", day)));
  for (const part of every("footer, .bar .pdf")) part.remove();
  if (!isEmpty) find(".choose")?.remove();
  fill([]);
}
