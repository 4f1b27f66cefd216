/** The registration of samarbeidsavtaler as files, and the words it is sorted by. */
@NullMarked
package no.avtaleverk.templates.registration;

import org.jspecify.annotations.NullMarked;
