/** Samarbeidsorganer at work. */
@NullMarked
package no.avtaleverk.workflow.body;

import org.jspecify.annotations.NullMarked;
