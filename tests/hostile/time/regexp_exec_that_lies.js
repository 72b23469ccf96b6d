// expect: timeout
class Liar extends RegExp {
  exec() {
    return { index: 0, 0: 'x', length: 1 };
  }
}
'text'.replace(new Liar('x', 'g'), '');
