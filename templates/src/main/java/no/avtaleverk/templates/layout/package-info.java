/** What every document has beside its clauses: title page, contents, marks and the words for them. */
@NullMarked
package no.avtaleverk.templates.layout;

import org.jspecify.annotations.NullMarked;
