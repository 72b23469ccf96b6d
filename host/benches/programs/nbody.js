// Sun, Jupiter, Saturn, Uranus, Neptune: place, speed a day, mass.
const BODIES = [
  [0, 0, 0, 0, 0, 0, 39.47841760435743],
  [4.841431442, -1.160320044, -0.103622044, 0.606326393, 2.811986845, -0.025218362, 0.037693675],
  [8.343366718, 4.124798564, -0.403523417, -1.010774346, 1.825662371, 0.008415762, 0.011286326],
  [12.894369562, -15.111151402, -0.223307579, 1.082791006, 0.868713018, -0.010832637, 0.001723724],
  [15.379697115, -25.91931461, 0.179258773, 0.979090732, 0.594698999, -0.034755956, 0.002033687],
];

function work() {
  const bodies = BODIES.map(([x, y, z, u, v, w, mass]) => ({ x, y, z, u, v, w, mass }));
  for (let turn = 0; turn < 12_000; turn++) {
    for (let i = 0; i < 5; i++) {
      const one = bodies[i];
      for (let j = i + 1; j < 5; j++) {
        const other = bodies[j];
        const [dx, dy, dz] = [one.x - other.x, one.y - other.y, one.z - other.z];
        const square = dx * dx + dy * dy + dz * dz;
        const pull = 0.01 / (square * Math.sqrt(square));
        one.u -= dx * other.mass * pull;
        one.v -= dy * other.mass * pull;
        one.w -= dz * other.mass * pull;
        other.u += dx * one.mass * pull;
        other.v += dy * one.mass * pull;
        other.w += dz * one.mass * pull;
      }
    }
    for (const body of bodies) {
      body.x += 0.01 * body.u;
      body.y += 0.01 * body.v;
      body.z += 0.01 * body.w;
    }
  }
  return bodies[1].x.toFixed(4);
}
