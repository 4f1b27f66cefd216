/** Where an agreement stands on its way from mandate to publication, derived from dated facts. */
@NullMarked
package no.avtaleverk.model.path;

import org.jspecify.annotations.NullMarked;
