/** Evidence packages on their way out. */
@NullMarked
package no.avtaleverk.web.proof;

import org.jspecify.annotations.NullMarked;
