// expect: timeout
const again = () => setTimeout(again, 0).unref().ref();
for (let i = 0; i < 1000; i += 1) again();
