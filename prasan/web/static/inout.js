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
    const codes = [...box.querySelectorAll("input:checked")].map((one) => one.value);
    summary.replaceChildren(...(codes.length ? codes.flatMap((code) => {
      const tag = document.createElement("span");
      tag.className = "tag accent";
      tag.textContent = code;
      return [tag, " "];
    }) : [nothing]));
  });
});
