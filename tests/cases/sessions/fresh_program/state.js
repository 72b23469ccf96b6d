exports.value = 'initial';
