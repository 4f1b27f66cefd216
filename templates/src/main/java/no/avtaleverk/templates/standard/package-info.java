/** Standard texts: agreements in both written standards, from which a draft starts. */
@NullMarked
package no.avtaleverk.templates.standard;

import org.jspecify.annotations.NullMarked;
