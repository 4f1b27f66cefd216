/** What people keep of searching: saved questions with alert, and frozen results. */
@NullMarked
package no.avtaleverk.workflow.search;

import org.jspecify.annotations.NullMarked;
