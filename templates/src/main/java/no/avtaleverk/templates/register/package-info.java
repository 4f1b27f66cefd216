/** The register of parties, read from the files of Statistics Norway and others. */
@NullMarked
package no.avtaleverk.templates.register;

import org.jspecify.annotations.NullMarked;
