// Who will be in the room: a field above a long list finds people by half a name or title. Those who
// are ticked stay in sight, and Enter ticks the first one found.
(() => {
  const searched = ({ target }) => target.closest?.(".attendees-search")?.closest("form");
  const find = (form, text) => {
    const words = Folding.asked(text);
    for (const label of form.querySelectorAll("label:has([name=room])")) {
      label.hidden = !label.control.checked && !Folding.fits(Folding.ready(label.textContent), words);
    }
    for (const group of form.querySelectorAll("fieldset")) group.hidden = !group.querySelector("label:not([hidden])");
  };
  addEventListener("input", (event) => {
    const form = searched(event);
    if (form) find(form, event.target.value);
  });
  addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && searched(event);
    if (!form) return;
    event.preventDefault();
    const found = [...form.querySelectorAll("label:not([hidden]) [name=room]")].find((box) => !box.checked);
    if (!found || !event.target.value) return;
    found.checked = true;
    event.target.value = "";
    find(form, "");
  });
})();
