"use strict";
(() => {
  // Colours of the classes of ratios: equal, then blue up to the bound, then orange and red beyond it.
  const within = (n) => `hsl(${210 - n * 3} ${45 + n * 2}% ${96 - n * 3.6}%)`;
  const colours = ["#ffffff"];
  for (let n = 1; n <= 13; n += 1) colours.push(within(n));
  colours.push("#ffb347", "#f57c00", "#d84315", "#b00020", "#4a0010");
  const unknown = "#9e9e9e";
  const first = "A".charCodeAt(0);
  const number = (element, name) => Number(element.dataset[name]);
  const classAt = (canvas, column, row) => {
    const letter = canvas.dataset.cells[column * number(canvas, "rows") + row];
    return letter === "-" ? -1 : letter.charCodeAt(0) - first;
  };
  const swatches = [...document.querySelectorAll(".swatch")];
  for (const swatch of swatches) {
    const index = number(swatch, "class");
    swatch.style.background = index < 0 ? unknown : colours[index];
  }
  const labels = {};
  for (const swatch of swatches) labels[swatch.dataset.class] = swatch.parentNode.textContent;

  const draw = (canvas) => {
    const rows = number(canvas, "rows");
    const columns = number(canvas, "columns");
    const size = Math.max(4, Math.min(20, Math.floor(640 / columns), Math.floor(320 / rows)));
    canvas.width = columns * size;
    canvas.height = rows * size;
    const context = canvas.getContext("2d");
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const index = classAt(canvas, column, row);
        context.fillStyle = index < 0 ? unknown : colours[index];
        context.fillRect(column * size, row * size, size, size);
      }
    }
    const cursor = canvas.cursor;
    if (cursor) {
      context.strokeStyle = "#000000";
      context.lineWidth = 2;
      context.strokeRect(cursor.column * size + 1, cursor.row * size + 1, size - 2, size - 2);
    }
  };
  const range = (position, grain, count) => {
    const start = position * grain;
    const end = Math.min(start + grain, count) - 1;
    return start === end ? `${start}` : `${start} to ${end}`;
  };
  const tell = (canvas, column, row) => {
    const rows = number(canvas, "rows");
    const columns = number(canvas, "columns");
    canvas.cursor = {
      column: Math.max(0, Math.min(columns - 1, column)), row: Math.max(0, Math.min(rows - 1, row)),
    };
    const steps = range(canvas.cursor.column, number(canvas, "stepsPerCell"), number(canvas, "steps"));
    const units = range(canvas.cursor.row, number(canvas, "unitsPerCell"), number(canvas, "units"));
    const label = labels[classAt(canvas, canvas.cursor.column, canvas.cursor.row)];
    canvas.nextElementSibling.textContent = `step ${steps}, unit ${units}: ratio ${label}`;
    draw(canvas);
  };
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const prepare = (canvas) => {
    draw(canvas);
    canvas.addEventListener("keydown", (event) => {
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      const cursor = canvas.cursor;
      if (cursor) tell(canvas, cursor.column + move[0], cursor.row + move[1]);
      else tell(canvas, 0, 0);
    });
    canvas.addEventListener("pointermove", (event) => {
      const box = canvas.getBoundingClientRect();
      const column = Math.floor(((event.clientX - box.left) / box.width) * number(canvas, "columns"));
      const row = Math.floor(((event.clientY - box.top) / box.height) * number(canvas, "rows"));
      tell(canvas, column, row);
    });
  };
  const maps = [...document.querySelectorAll("canvas.cells")];
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      prepare(entry.target);
    }
  }, { rootMargin: "400px" });
  // Many are drawn when they come near; few at once, so that a printed page has them.
  for (const map of maps) {
    if (maps.length > 40) observer.observe(map);
    else prepare(map);
  }

  const announcement = document.getElementById("announcement");
  const copyByHand = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByHand(text);
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const isDone = await copy(button.previousElementSibling.textContent);
    button.focus();
    button.textContent = isDone ? "Copied" : "Press Ctrl-C";
    announcement.textContent = isDone ? "The command was copied." : "The command could not be copied.";
    if (!isDone) getSelection().selectAllChildren(button.previousElementSibling);
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });

  const filter = document.getElementById("filter");
  if (filter) {
    const articles = [...document.querySelectorAll("article.finding")];
    const links = [...document.querySelectorAll(".index li")];
    const texts = articles.map((article) => article.textContent.toLowerCase());
    const shown = document.getElementById("shown");
    filter.addEventListener("input", () => {
      const wanted = filter.value.toLowerCase();
      let count = 0;
      articles.forEach((article, position) => {
        const isHidden = !texts[position].includes(wanted);
        article.hidden = isHidden;
        links[position].hidden = isHidden;
        if (!isHidden) count += 1;
      });
      shown.textContent = wanted ? `${count} of ${articles.length}` : "";
    });
  }
})();
