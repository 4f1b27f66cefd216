/** Taking an agreement into use, unit by unit. */
@NullMarked
package no.avtaleverk.workflow.implementation;

import org.jspecify.annotations.NullMarked;
