/** The agreement's life after signing: yearly review, prolongation, notice, end. */
@NullMarked
package no.avtaleverk.workflow.revision;

import org.jspecify.annotations.NullMarked;
