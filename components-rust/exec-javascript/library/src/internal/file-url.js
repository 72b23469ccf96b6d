// Paths as file: URLs, without loading the URL class.

// encodeURI leaves ? and #, which would end the path, and escapes [ and ], which need not be.
function pathToFileUrl(path) {
  const encoded = encodeURI(path.toWellFormed()).replace(/[?#]/g, encodeURIComponent);
  return `file://${encoded.replace(/%5B/g, "[").replace(/%5D/g, "]")}`;
}

module.exports = { pathToFileUrl };
