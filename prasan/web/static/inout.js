// One box ticks and unticks all the boxes of the table below it. Without this script every box still works by itself.
document.querySelectorAll("[data-tick-all]").forEach((all) => {
  const boxes = [...all.closest("section").querySelectorAll("tbody input[type=checkbox]")];
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
});

// What is ticked under a heading shows beside it while the list is closed.
document.querySelectorAll("details.targets").forEach((box) => {
  const summary = box.querySelector("summary");
  const nothing = summary.dataset.nothing;
  box.addEventListener("change", () => {
    const chosen = [...box.querySelectorAll("input:checked")];
    summary.replaceChildren(...(chosen.length ? chosen.flatMap((one) => {
      const tag = document.createElement("span");
      tag.className = "tag accent";
      tag.textContent = one.value;
      return [tag, ` ${one.dataset.title} `];
    }) : [nothing]));
  });
});
