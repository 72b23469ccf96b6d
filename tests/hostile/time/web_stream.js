// expect: timeout
(async () => {
  for await (const chunk of new ReadableStream({ pull: (c) => c.enqueue(1) })) {}
})();
