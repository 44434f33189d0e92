(() => {
"use strict";
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const make = (name, attributes, text) => {
  const element = document.createElement(name);
  for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = text;
  return element;
};
const draw = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};

// The page's language; English where it says nothing. A number's point is its decimal mark.
const spoken = document.getElementById("words");
const words = spoken ? JSON.parse(spoken.textContent) : {};
const say = (english) => words[english] || english;
const fixed = (number, digits) => number.toFixed(digits).replace("-", "\u2212").replace(".", say("."));

const data = document.getElementById("movement-data");
const record = data ? JSON.parse(data.textContent) : { colours: {}, cycles: [], takes: [] };

// Charts: points are read back from the drawn paths; null parts the strokes.
const pointsOf = (path) => {
  const points = [];
  let x = 0, y = 0;
  for (const part of path.matchAll(/([Ml])([^Mlhz]*)/g)) {
    const numbers = (part[2].match(/-?(?:\d+\.?\d*|\.\d+)/g) || []).map(Number);
    if (part[1] === "M") points.push(null);
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      if (part[1] === "M") { x = numbers[i]; y = numbers[i + 1]; }
      else { x += numbers[i]; y += numbers[i + 1]; }
      points.push([x, y]);
    }
  }
  return points;
};
const heightAt = (points, x) => {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1], b = points[i];
    if (a && b && a[0] <= x + .05 && x - .05 <= b[0])
      return b[0] > a[0] ? a[1] + (b[1] - a[1]) * Math.min(1, Math.max(0, (x - a[0]) / (b[0] - a[0]))) : b[1];
  }
  return null;
};
const charts = all("svg[data-base]").map((plot) => {
  const axes = plot.dataset.axes.split(" ").map(Number);
  return {
    plot, svg: plot.parentNode, base: plot.dataset.base, unit: plot.dataset.unit,
    from: axes[0], to: axes[1], low: axes[2], high: axes[3],
    left: Number(plot.getAttribute("x")), width: Number(plot.getAttribute("width")),
    height: Number(plot.getAttribute("height")), cursors: {}, lines: null,
  };
});
const cursor = (chart, name, value) => {
  let line = chart.cursors[name];
  if (value === null || value < chart.from || value > chart.to) {
    if (line) line.setAttribute("visibility", "hidden");
    return;
  }
  if (!line) {
    line = draw("line", { class: "cursor " + name, y1: 0, y2: chart.height });
    if (record.colours[name]) line.style.stroke = record.colours[name];
    chart.cursors[name] = chart.plot.appendChild(line);
  }
  const x = (value - chart.from) / (chart.to - chart.from) * chart.width;
  line.setAttribute("x1", x);
  line.setAttribute("x2", x);
  line.setAttribute("visibility", "visible");
};
const valuesAt = (chart, value) => {
  if (!chart.lines)
    chart.lines = all("path.m", chart.plot)
      .map((path) => ({ name: path.classList[0], points: pointsOf(path.getAttribute("d")) }));
  const x = (value - chart.from) / (chart.to - chart.from) * chart.width;
  return chart.lines.map((line) => {
    const y = heightAt(line.points, x);
    const hidden = document.body.classList.contains("hide-" + line.name);
    if (y === null || hidden) return null;
    const number = chart.high - y / chart.height * (chart.high - chart.low);
    const digits = chart.high - chart.low > 20 ? 1 : 2;
    return say(line.name) + " " + fixed(number, digits) + chart.unit;
  }).filter((words) => words !== null);
};

// Read-outs, by pointer and by arrow keys.
const readout = document.body.appendChild(make("p", { class: "readout", role: "status", hidden: "" }));
let player = null;
const show = (chart, value) => {
  const isTime = chart.base[0] === "t";
  for (const other of charts) cursor(other, "here", other.base === chart.base ? value : null);
  const place = isTime ? fixed(value, 2) + " s" : Math.round(value) + " %";
  const values = valuesAt(chart, value);
  readout.textContent = place + ": " + (values.length ? values.join(", ") : say("no value"));
  readout.hidden = false;
  const box = chart.svg.getBoundingClientRect();
  const room = document.documentElement.clientWidth - readout.offsetWidth - 4;
  readout.style.left = Math.max(4, Math.min(room, box.left)) + window.scrollX + "px";
  readout.style.top = box.top + window.scrollY - readout.offsetHeight + "px";
  if (player) player.follow(chart.base, value);
};
const hide = () => {
  readout.hidden = true;
  for (const chart of charts) cursor(chart, "here", null);
};
for (const chart of charts) {
  chart.svg.setAttribute("tabindex", "0");
  chart.value = chart.from;
  chart.svg.addEventListener("pointermove", (event) => {
    const box = chart.svg.getBoundingClientRect();
    const scale = chart.svg.viewBox.baseVal.width / box.width;
    const share = ((event.clientX - box.left) * scale - chart.left) / chart.width;
    if (share < 0 || share > 1) return hide();
    chart.value = chart.from + share * (chart.to - chart.from);
    show(chart, chart.value);
  });
  chart.svg.addEventListener("pointerleave", hide);
  chart.svg.addEventListener("blur", hide);
  chart.svg.addEventListener("keydown", (event) => {
    const step = (chart.to - chart.from) / 100 * (event.shiftKey ? 10 : 1);
    if (event.key === "ArrowRight") chart.value += step;
    else if (event.key === "ArrowLeft") chart.value -= step;
    else if (event.key === "Home") chart.value = chart.from;
    else if (event.key === "End") chart.value = chart.to;
    else if (event.key === "Escape") return hide();
    else return;
    event.preventDefault();
    chart.value = Math.min(chart.to, Math.max(chart.from, chart.value));
    show(chart, chart.value);
  });
}

// Sides, in every figure that has both.
const checks = [];
const tools = (figure) => {
  let bar = figure.querySelector(".tools");
  if (!bar) {
    bar = make("div", { class: "tools" });
    figure.insertBefore(bar, figure.firstChild);
  }
  return bar;
};
for (const figure of all("figure")) {
  if (!figure.querySelector("svg .left") || !figure.querySelector("svg .right")) continue;
  const bar = tools(figure);
  for (const side of ["left", "right"]) {
    const label = make("label", {}, " " + say(side));
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      document.body.classList.toggle("hide-" + side, !box.checked);
      for (const other of checks) if (other.side === side) other.box.checked = box.checked;
    });
    checks.push({ side, box });
    label.insertBefore(box, label.firstChild);
    bar.appendChild(label);
  }
}

// Cycles, in the figures that show every one.
const cycleName = (cycle, number) =>
  cycle.trial + ", " + say(cycle.side) + ", " + fixed(cycle.start, 2) + " s";
const selects = [];
const choose = (number) => {
  for (const select of selects) select.value = number;
  document.body.classList.toggle("one-cycle", number !== "");
  for (const path of all("path[data-c]")) path.classList.toggle("chosen", path.dataset.c === number);
  if (player && number !== "") player.cycle(record.cycles[Number(number)]);
};
for (const figure of all("figure")) {
  const numbers = new Set(all("path[data-c]", figure).map((path) => path.dataset.c));
  if (!numbers.size || !record.cycles.length) continue;
  const label = make("label", {}, say("Cycle") + " ");
  const select = make("select");
  select.appendChild(make("option", { value: "" }, say("all")));
  record.cycles.forEach((cycle, number) => {
    if (numbers.has(String(number)))
      select.appendChild(make("option", { value: number }, cycleName(cycle)));
  });
  select.addEventListener("change", () => choose(select.value));
  selects.push(select);
  label.appendChild(select);
  tools(figure).appendChild(label);
}

// The stick figure.
const stage = document.getElementById("player");
if (!stage || !record.takes.length) return;
const numbersOf = (text) => {
  const bytes = atob(text);
  const numbers = new Int16Array(bytes.length / 2);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = bytes.charCodeAt(2 * i) | bytes.charCodeAt(2 * i + 1) << 8;
  return numbers;
};
const absent = -32768, size = 320;
const picture = draw("svg", { viewBox: "0 0 " + size + " " + size, role: "img", class: "stage" });
const part = (name) => {
  const path = draw("path", { class: name, fill: "none" });
  if (record.colours[name]) path.style.stroke = record.colours[name];
  return picture.appendChild(path);
};
const floor = part("floor"), middle = part("middle"), markers = part("markers");
const right = part("right"), left = part("left"), force = part("force");
const field = (text, element, parent) => {
  const label = make("label", {}, say(text) + " ");
  label.appendChild(element);
  parent.appendChild(label);
  return element;
};
const bar = make("div", { class: "tools" });
const play = bar.appendChild(make("button", { type: "button" }, say("Play")));
const takes = field("Recording", make("select"), bar);
record.takes.forEach((take, index) => takes.appendChild(make("option", { value: index }, take.name)));
const view = field("Seen from", make("select"), bar);
for (const name of ["the right", "the front", "above"])
  view.appendChild(make("option", { value: name }, say(name)));
const speed = field("Speed", make("select"), bar);
for (const share of ["1", "0.5", "0.25", "0.1"])
  speed.appendChild(make("option", { value: share }, share.replace(".", say(".")) + " \u00d7"));
// Nothing moves by itself; where less motion is wanted, what is started moves slowly.
speed.value = matchMedia("(prefers-reduced-motion: reduce)").matches ? "0.1" : "0.5";
const pin = make("button", { type: "button", "aria-pressed": "false" }, say("Keep in view"));
bar.appendChild(pin);
const slider = make("input", { type: "range", min: 0, step: 1, value: 0, "aria-label": say("Time") });
const clock = make("output", {}, "");
const row = make("div", { class: "tools" });
row.append(slider, clock);
stage.append(picture, row, bar);
stage.hidden = false;

let moved = false, take = null, frame = 0, timer = null, last = 0;
const load = (index) => {
  take = record.takes[index];
  takes.value = index;
  if (!take.xyz) {
    take.xyz = numbersOf(take.positions);
    take.reactions = numbersOf(take.forces);
    let top = 0;
    for (let i = 2; i < take.xyz.length; i += 3) top = Math.max(top, take.xyz[i]);
    take.scale = (size - 40) / Math.max(1200, top + 100);
  }
  slider.max = take.frames - 1;
  picture.setAttribute("aria-label", say("Stick figure of {name}, moved by the slider below").replace("{name}", take.name));
};
const render = () => {
  const t = take, count = t.points, start = frame * count * 3;
  const point = (index) => {
    const at = start + index * 3;
    return t.xyz[at] === absent ? null : [t.xyz[at], t.xyz[at + 1], t.xyz[at + 2]];
  };
  const hips = [point(0), point(1)].filter((p) => p);
  const centre = hips.length
    ? [0, 1].map((k) => hips.reduce((sum, p) => sum + p[k], 0) / hips.length) : t.centre || [0, 0];
  t.centre = centre;
  const cos = Math.cos(t.heading), sin = Math.sin(t.heading);
  const seen = (p) => {
    const x = p[0] - centre[0], y = p[1] - centre[1];
    const ahead = x * cos + y * sin, aside = -x * sin + y * cos;
    const across = view.value === "the front" ? aside : ahead;
    const up = view.value === "above" ? aside + size / 2 / t.scale - 20 / t.scale : p[2];
    return (size / 2 + across * t.scale).toFixed(1) + " " + (size - 20 - up * t.scale).toFixed(1);
  };
  const bones = [[], [], []];
  for (const bone of t.bones) {
    const a = point(bone[0]), b = point(bone[1]);
    if (a && b) bones[bone[2]].push("M" + seen(a) + "L" + seen(b));
  }
  middle.setAttribute("d", bones[0].join(""));
  left.setAttribute("d", bones[1].join(""));
  right.setAttribute("d", bones[2].join(""));
  let dots = "";
  for (let i = 0; i < count; i++) { const p = point(i); if (p) dots += "M" + seen(p) + "h0"; }
  markers.setAttribute("d", dots);
  let arrows = "";
  for (let plate = 0; plate < t.plates; plate++) {
    const at = (frame * t.plates + plate) * 6, r = t.reactions;
    if (r[at] === absent) continue;
    const from = [r[at], r[at + 1], r[at + 2]];
    arrows += "M" + seen(from) + "L" + seen([0, 1, 2].map((k) => from[k] + r[at + 3 + k]));
  }
  force.setAttribute("d", arrows);
  floor.setAttribute("d", view.value === "above" ? "" : "M0 " + (size - 20) + "h" + size);
  slider.value = frame;
  const time = frame / t.rate;
  clock.textContent = fixed(time, 2) + " s";
  slider.setAttribute("aria-valuetext", clock.textContent);
  for (const chart of moved ? charts : []) {
    if (chart.base === "cycle")
      for (const side of ["left", "right"]) {
        const cycle = record.cycles.find((c) =>
          c.trial === t.trial && c.side === side && c.start <= time && time < c.end);
        cursor(chart, side, cycle ? (time - cycle.start) / (cycle.end - cycle.start) * 100 : null);
      }
    else if (chart.base[0] === "t")
      cursor(chart, "here", chart.base === t.base ? time : null);
  }
};
const go = (number, isFirst) => {
  moved = moved || !isFirst;
  frame = Math.min(take.frames - 1, Math.max(0, Math.round(number)));
  render();
};
const stop = () => {
  if (timer !== null) cancelAnimationFrame(timer);
  timer = null;
  play.textContent = say("Play");
};
let exact = 0;
const tick = (now) => {
  exact += (now - last) / 1000 * take.rate * Number(speed.value);
  last = now;
  if (exact >= take.frames) exact = 0;
  go(Math.floor(exact));
  timer = requestAnimationFrame(tick);
};
play.addEventListener("click", () => {
  if (timer !== null) return stop();
  play.textContent = say("Pause");
  exact = frame >= take.frames - 1 ? 0 : frame;
  last = performance.now();
  timer = requestAnimationFrame(tick);
});
slider.addEventListener("input", () => { stop(); go(Number(slider.value)); });
takes.addEventListener("change", () => { stop(); load(Number(takes.value)); go(0); });
view.addEventListener("change", render);
pin.addEventListener("click", () => {
  const pinned = stage.classList.toggle("pinned");
  pin.setAttribute("aria-pressed", pinned);
});
let current = null;
player = {
  cycle: (cycle) => {
    const index = record.takes.findIndex((t) => t.trial === cycle.trial);
    if (index < 0) return;
    stop();
    current = cycle;
    load(index);
    go(cycle.start * take.rate);
  },
  follow: (base, value) => {
    if (timer !== null) return;
    if (base === "cycle") {
      const cycle = current && current.trial === take.trial ? current
        : record.cycles.find((c) => c.trial === take.trial && c.start >= 0 && c.end * take.rate < take.frames);
      if (cycle) go((cycle.start + value / 100 * (cycle.end - cycle.start)) * take.rate);
    } else if (base[0] === "t") {
      const index = record.takes.findIndex((t) => t.base === base);
      if (index < 0) return;
      if (take !== record.takes[index]) load(index);
      go(value * take.rate);
    }
  },
};
load(0);
const first = record.cycles.find((c) => c.trial === take.trial);
go(first ? first.start * take.rate : 0, true);
})();
