@NullMarked
package no.avtaleverk.model.publication;

import org.jspecify.annotations.NullMarked;
