'use strict';

// Run by Maven before anything else is built. Written for any Node, however old, so that it can say that it is too old.
var fs = require('fs');
var path = require('path');

var NEEDED = 20;

var faults = [];
if (parseInt(process.versions.node, 10) < NEEDED) {
  faults.push('This is Node ' + process.versions.node + ' (' + process.execPath + ').');
}

var names = process.platform === 'win32' ? ['npm.cmd', 'npm.exe'] : ['npm'];
var folders = (process.env.PATH || process.env.Path || '').split(path.delimiter);
var npm = folders.some(function (folder) {
  return names.some(function (name) {
    return fs.existsSync(path.join(folder, name));
  });
});
if (!npm) {
  faults.push('There is no npm on the PATH; some systems package it apart from Node.');
}

faults.forEach(function (fault) {
  console.error(fault);
});
process.exit(faults.length === 0 ? 0 : 1);
