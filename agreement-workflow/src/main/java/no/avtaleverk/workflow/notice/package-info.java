/** Telling people what they are waited for, and what others did. */
@NullMarked
package no.avtaleverk.workflow.notice;

import org.jspecify.annotations.NullMarked;
