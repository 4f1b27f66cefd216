/** The yearly registration of samarbeidsavtaler (følge-med) and the country on a date, computed from the register. */
@NullMarked
package no.avtaleverk.model.registration;

import org.jspecify.annotations.NullMarked;
