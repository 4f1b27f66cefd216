@NullMarked
package no.avtaleverk.model.proof;

import org.jspecify.annotations.NullMarked;
