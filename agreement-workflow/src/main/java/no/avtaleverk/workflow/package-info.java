/** What people do with agreements: one class for each activity. */
@NullMarked
package no.avtaleverk.workflow;

import org.jspecify.annotations.NullMarked;
