console.log('never');
let b = ;
