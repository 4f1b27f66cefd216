/** Writing: clauses, title, parties, and what each clause answers. */
@NullMarked
package no.avtaleverk.workflow.drafting;

import org.jspecify.annotations.NullMarked;
