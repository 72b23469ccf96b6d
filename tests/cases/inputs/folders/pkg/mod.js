exports.name = 'pkg/mod';
