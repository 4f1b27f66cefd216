/**
 * The ports of the model over a relational database: SQLite in a file of its own, or PostgreSQL.
 *
 * <p>Migrations are numbered in {@code db/migration}. There is no V013 and none may come: stores already have V014, and one below it would
 * stop them from starting. A migration that has gone out is never changed, not even its comments: stores keep its checksum.
 */
@NullMarked
package no.avtaleverk.workflow.persistence;

import org.jspecify.annotations.NullMarked;
