/** The ports of the model over a relational database: SQLite in a file of its own, or PostgreSQL. */
@NullMarked
package no.avtaleverk.workflow.persistence;

import org.jspecify.annotations.NullMarked;
