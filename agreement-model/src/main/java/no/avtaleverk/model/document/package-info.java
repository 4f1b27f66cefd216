/** Documents out and in: the ports to file formats, and what an import proposes. */
@NullMarked
package no.avtaleverk.model.document;

import org.jspecify.annotations.NullMarked;
