/** Word, PDF and plain text in: what a file holds, found within budgets and never trusted. */
@NullMarked
package no.avtaleverk.templates.reading;

import org.jspecify.annotations.NullMarked;
