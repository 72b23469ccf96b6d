// expect: ok
// stdout: RangeError
// stdout: RangeError
let list = [];
let object = {};
for (let i = 0; i < 1e5; i += 1) [list, object] = [[list], { object }];
for (const deep of [list, object]) try { JSON.stringify(deep); } catch (e) { console.log(e.name); }
