/** What the law and the guidance ask of an agreement, as dated data. */
@NullMarked
package no.avtaleverk.model.law;

import org.jspecify.annotations.NullMarked;
