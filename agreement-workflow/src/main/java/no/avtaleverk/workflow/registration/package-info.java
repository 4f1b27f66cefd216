/** The registration of samarbeidsavtaler (følge-med): read from the register, frozen, and held against the register again. */
@NullMarked
package no.avtaleverk.workflow.registration;

import org.jspecify.annotations.NullMarked;
