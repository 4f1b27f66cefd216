/** Requests for access to documents, and their clock. */
@NullMarked
package no.avtaleverk.workflow.access;

import org.jspecify.annotations.NullMarked;
