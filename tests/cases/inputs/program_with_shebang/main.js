#!/usr/bin/env node
console.log('runs');
