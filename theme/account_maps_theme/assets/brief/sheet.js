// The sheet of paper, what stands on it between its head and its notes, and how much room there is.
const sheet = find(".sheet");

const content = () => [...sheet.children].filter((part) => !part.matches(".head, .notes, footer"));
const fits = () => sheet.scrollHeight <= sheet.clientHeight;

function fill(parts) {
  content().forEach((part) => part.remove());
  find(".head", sheet).after(...parts);
}

// All is set in one size of type; but the lines of the head are no longer than they were built.
const builtType = parseFloat(getComputedStyle(sheet).getPropertyValue("--type"));

function typed(points) {
  sheet.style.setProperty("--type", `${points}pt`);
  find(".head", sheet).style.setProperty("--type", `${Math.min(points, builtType)}pt`);
}

const ruled = (number) => find(".lines").replaceChildren(...Array.from({ length: number }, () => make("hr")));

// What room is left is for notes.
function rule() {
  const lines = find(".lines");
  while (fits() && lines.childElementCount < 40) lines.append(make("hr"));
  if (!fits()) lines.lastElementChild?.remove();
}
