module.exports = function halve(n) {
  if (n > 0) {
    throw new RangeError('too much');
  }
};
