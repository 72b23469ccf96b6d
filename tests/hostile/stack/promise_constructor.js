// expect: runtime-failed
// stderr-has: RangeError
// The rejection happens where there is no stack left to take note of it.
const again = () => new Promise(again);
again();
