import htmx from 'htmx.org';

// The Content-Security-Policy allows neither evaluated code nor inline styles, and no page needs them.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
// A page asked for again by the back button may be out of date or another person's: ask the server, keep no copies.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

import './editor.js';
import './answers.js';
import './comparison.js';
import './discussion.js';
import './small.js';
import './upload.js';
import './drift.js';
import './each.js';
import './examination.js';
import './risk.js';
import './suggest.js';
